import { type Attendee, called } from './attendee.js';

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** One attendee of two rows: talk times add up, the earliest position stays. */
function join(a: Attendee, b: Attendee, by: string): Attendee {
  const [first, second] = a.position <= b.position ? [a, b] : [b, a];
  const name = first.name ?? second.name;
  return {
    position: first.position,
    positions: [...first.positions, ...second.positions],
    name,
    nameKey: first.nameKey ?? second.nameKey,
    address: first.address ?? second.address,
    isUnreadable: first.isUnreadable || second.isUnreadable,
    externalId: first.externalId ?? second.externalId,
    isInternal: first.isInternal ?? second.isInternal,
    isBot: first.isBot || second.isBot,
    isDeclined: first.isDeclined && second.isDeclined,
    talkTimeMs: sum(first.talkTimeMs, second.talkTimeMs),
    joinedAt: earliest(first.joinedAt, second.joinedAt),
    presences: [...first.presences, ...second.presences],
    history: [
      ...first.history,
      ...second.history,
      { rule: 'W4', text: `${called({ ...first, name })} has more than one row, put together by ${by}` },
    ],
  };
}

function overlap(a: Attendee, b: Attendee): boolean {
  return a.presences.some((one) => b.presences.some((other) => one.from < other.to && other.from < one.to));
}

/** Whether two rows with addresses are of different people: then nothing else can make them one. */
function differ(a: Attendee, b: Attendee): boolean {
  return a.address !== undefined && b.address !== undefined && a.address.text !== b.address.text;
}

/** Puts rows together that share the key, in the order of the list. */
function mergeBy(
  rows: readonly Attendee[],
  by: string,
  keyOf: (row: Attendee) => string | undefined,
  isSame: (a: Attendee, b: Attendee) => boolean,
): Attendee[] {
  const merged: Attendee[] = [];
  const places = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = key === undefined ? [] : (places.get(key) ?? []);
    const matches = known.filter((place) => isSame(merged[place] as Attendee, row));
    const [place] = matches;
    // Two of them could be meant: chance would choose, so neither is.
    if (place !== undefined && matches.length === 1) {
      merged[place] = join(merged[place] as Attendee, row, by);
    } else {
      merged.push(row);
      if (key !== undefined) places.set(key, [...known, merged.length - 1]);
    }
  }
  return merged;
}

/** Rows with an address first: a row without one joins them, never they each other by way of it. */
function addressedFirst(rows: readonly Attendee[]): Attendee[] {
  return [
    ...rows.filter(({ address }) => address !== undefined),
    ...rows.filter(({ address }) => address === undefined),
  ];
}

/**
 * Merges rows of one attendee (W4): the same address; else the same `externalId`; else the same full name, unless
 * their presence times are known and overlap. In the order of the list.
 */
export function mergeRows(rows: readonly Attendee[]): Attendee[] {
  const byAddress = mergeSameAddress(rows);
  const byId = mergeBy(
    addressedFirst(byAddress),
    'id',
    ({ externalId }) => externalId,
    (a, b) => !differ(a, b),
  );
  const byName = mergeBy(
    addressedFirst(byId),
    'name',
    ({ nameKey }) => nameKey,
    (a, b) => !differ(a, b) && !overlap(a, b),
  );
  return byName.sort((a, b) => a.position - b.position);
}

/** The first part of W4 alone. */
export function mergeSameAddress(rows: readonly Attendee[]): Attendee[] {
  return mergeBy(
    rows,
    'address',
    ({ address }) => address?.text,
    () => true,
  );
}
