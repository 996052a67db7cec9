import type { Steps } from '#identifiers';
import { type Attendee, called } from './attendee.js';

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** An attendee whose lists grow as rows join: thousands of rows may be one person's. */
type Joined = Omit<Attendee, 'positions' | 'presences' | 'history'> & {
  readonly [List in 'positions' | 'presences' | 'history']: Attendee[List][number][];
};

/** One attendee of two rows: talk times add up, the earliest position stays. The lists are those of `one`. */
function join(one: Joined, row: Attendee, by: string): Joined {
  const isFirst = one.position <= row.position;
  const [first, second] = isFirst ? [one, row] : [row, one];
  const name = first.name ?? second.name;
  const add = isFirst ? 'push' : 'unshift';
  const { positions, presences, history } = one;
  positions[add](...row.positions);
  presences[add](...row.presences);
  history[add](...row.history);
  history.push({ rule: 'W4', text: `${called({ ...first, name })} has more than one row, put together by ${by}` });
  return {
    position: first.position,
    positions,
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
    presences,
    history,
  };
}

/** A row to which none has joined yet; its own lists stay as they are. */
function alone(row: Attendee): Joined {
  return { ...row, positions: [...row.positions], presences: [...row.presences], history: [...row.history] };
}

/** The only one of them that is the same; undefined when there is none, or chance would choose. */
function onlySame(places: readonly number[], isSame: (place: number) => boolean): number | undefined {
  let found: number | undefined;
  for (const place of places) {
    if (!isSame(place)) continue;
    if (found !== undefined) return undefined;
    found = place;
  }
  return found;
}

function overlap(a: Attendee, b: Attendee): boolean {
  return a.presences.some((one) => b.presences.some((other) => one.from < other.to && other.from < one.to));
}

/** Whether two rows with addresses are of different people: then nothing else can make them one. */
function differ(a: Attendee, b: Attendee): boolean {
  return a.address !== undefined && b.address !== undefined && a.address.text !== b.address.text;
}

/** Puts rows together that share the key, in the order of the list. */
function* mergeBy(
  rows: readonly Attendee[],
  by: string,
  keyOf: (row: Attendee) => string | undefined,
  isSame: (a: Attendee, b: Attendee) => boolean,
): Steps<Attendee[]> {
  const merged: Joined[] = [];
  const places = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = key === undefined ? undefined : places.get(key);
    const place = known === undefined ? undefined : onlySame(known, (one) => isSame(merged[one] as Joined, row));
    if (place !== undefined) {
      merged[place] = join(merged[place] as Joined, row, by);
    } else {
      merged.push(alone(row));
      if (known !== undefined) known.push(merged.length - 1);
      else if (key !== undefined) places.set(key, [merged.length - 1]);
    }
    yield;
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
export function* mergeRows(rows: readonly Attendee[]): Steps<Attendee[]> {
  const byAddress = yield* mergeSameAddress(rows);
  const byId = yield* mergeBy(
    addressedFirst(byAddress),
    'id',
    ({ externalId }) => externalId,
    (a, b) => !differ(a, b),
  );
  const byName = yield* mergeBy(
    addressedFirst(byId),
    'name',
    ({ nameKey }) => nameKey,
    (a, b) => !differ(a, b) && !overlap(a, b),
  );
  return byName.sort((a, b) => a.position - b.position);
}

/** The first part of W4 alone. */
export function* mergeSameAddress(rows: readonly Attendee[]): Steps<Attendee[]> {
  return yield* mergeBy(
    rows,
    'address',
    ({ address }) => address?.text,
    () => true,
  );
}
