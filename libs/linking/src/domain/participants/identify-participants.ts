import { withoutAccents } from '#identifiers';
import type { Address } from '#identifiers';
import { type AddressRules, isExcluded } from '../addresses/rules.js';
import { counted, step, type Step } from '../explaining/step.js';
import { flatMapSteps, splitSteps, type Steps } from '#identifiers';
import type { UserRecord } from '../model/candidates.js';
import { type Attendee, called, withoutAddressText } from './attendee.js';
import { classifySide, type Colleagues, readColleagues, type Sides, usersOf } from './classify-sides.js';
import { takeInvitedAddresses } from './invited-addresses.js';
import { mergeRows, mergeSameAddress } from './merge-rows.js';
import type { ReadRecording } from './read-recording.js';
import { hasMachineWords, isMachineMailbox, isMachineName } from './recognise-machine.js';

/** The people on a recording, by side. Lists are in the order of the recording. */
export interface Participants {
  /** Which list counts: the invitees only when there are no attendees. */
  readonly list: 'attendees' | 'invitees';
  readonly externals: readonly Attendee[];
  readonly internals: readonly Attendee[];
  /** Somebody external was dropped by the privacy list. */
  readonly isExternalExcluded: boolean;
  /** Whom the privacy list dropped, by place: nothing of theirs is kept. */
  readonly excluded: ExcludedRows;
  /** CRM ids of the Users who took part: their address attended, or they own the recording. */
  readonly userCrmIds: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

/** Places in the lists of a recording. */
export interface ExcludedRows {
  readonly attendees: readonly number[];
  readonly invitees: readonly number[];
  readonly isOwner: boolean;
}

/** What the mirror knows of the people. */
export interface KnownPeople {
  readonly users: readonly UserRecord[];
  readonly isSandbox: boolean;
  /** Whether a Contact or Lead has the address. */
  readonly hasRecord: (address: Address) => boolean;
}

/** Both lists as they are put together. */
interface People {
  readonly list: 'attendees' | 'invitees';
  readonly people: readonly Attendee[];
  readonly excluded: readonly Attendee[];
  readonly machines: readonly Attendee[];
}

/** One list without machines, its rows merged. */
interface Merged {
  readonly rows: readonly Attendee[];
  readonly machines: readonly Attendee[];
}

/**
 * Bots, rooms, no-reply and mail-in addresses are on neither side (W2). Known mailboxes and the caller's word always
 * count; words and names only where the mirror has nobody with the address.
 */
function machineTest(known: KnownPeople, colleagues: Colleagues): (attendee: Attendee) => boolean {
  return (attendee) => {
    const { address, isBot, name } = attendee;
    if (isBot || (address !== undefined && isMachineMailbox(address))) return true;
    const isKnown = address !== undefined && (known.hasRecord(address) || usersOf(attendee, colleagues).length > 0);
    if (isKnown) return false;
    return (address !== undefined && hasMachineWords(address)) || isMachineName(name);
  };
}

function* merge(
  list: readonly Attendee[],
  isMachine: (attendee: Attendee) => boolean,
  rules: AddressRules,
): Steps<Merged> {
  // Nobody on the privacy list is named as a machine.
  const onList = ({ address }: Attendee): boolean => address !== undefined && isExcluded(address, rules);
  const [machines, rows] = yield* splitSteps(list, (attendee) => isMachine(attendee) && !onList(attendee));
  return { rows: yield* mergeRows(rows), machines };
}

/** Invitees who declined come last. */
function* declinedLast(invitees: readonly Attendee[]): Steps<Attendee[]> {
  const [declined, others] = yield* splitSteps(invitees, ({ isDeclined }) => isDeclined);
  return [...others, ...declined];
}

/**
 * Rows merge (W4) and take the addresses of invitees (W5). Whom the privacy list names leaves before anything else
 * looks at them, also whoever is known only by then (section 4); rows of theirs without an address leave with them.
 */
function* putTogether(
  attending: Merged,
  invited: Merged,
  rules: AddressRules,
): Steps<People & { excludedInvitees: Attendee[] }> {
  const onList = ({ address }: Attendee): boolean => address !== undefined && isExcluded(address, rules);
  const addressed = yield* mergeSameAddress(yield* takeInvitedAddresses(attending.rows, invited.rows));
  const [excludedAttendees, attendees] = yield* splitSteps(addressed, onList);
  const [excludedInvitees, invitees] = yield* splitSteps(invited.rows, onList);
  if (attendees.length > 0) {
    const { machines } = attending;
    return { list: 'attendees', people: attendees, excluded: excludedAttendees, machines, excludedInvitees };
  }
  return {
    list: 'invitees',
    people: yield* declinedLast(invitees),
    excluded: [...excludedAttendees, ...excludedInvitees],
    machines: [...attending.machines, ...invited.machines],
    excludedInvitees,
  };
}

function whoTookPart(people: readonly Attendee[], owner: Address | undefined, colleagues: Colleagues): Set<string> {
  const users = [...people, { address: owner }].flatMap((person) => usersOf(person, colleagues));
  return new Set(users.map(({ crmId }) => crmId).filter((crmId) => crmId !== null));
}

function historySteps({ history, position }: Attendee): Step[] {
  return history.map(({ rule, text }) =>
    // That an address is taken from the invitation is for a seller to judge; that rows are one person is not.
    step(
      [rule, 'one row per person'],
      `participant ${position + 1}`,
      text,
      rule === 'W5' ? { sentence: `${text}.` } : {},
    ),
  );
}

function* sideSteps(
  { list, people, machines, excluded }: People,
  externals: number,
  rules: AddressRules,
): Steps<Step[]> {
  const counts = `${counted(people.length, 'person', 'people')}, ${externals} external`;
  const left = [
    ...(machines.length === 0 ? [] : [`${counted(machines.length, 'machine')} left out`]),
    ...(excluded.length === 0 ? [] : [`${excluded.length} dropped by the privacy list`]),
  ];
  const domains = new Set(people.map(({ address }) => address?.domain));
  const shared = rules.isInternalByDefault ? [...rules.internalHosts].filter((domain) => domains.has(domain)) : [];
  return [
    step(['W1', 'who is internal and who external'], `the ${list}`, [counts, ...left].join('; ')),
    ...shared.map((domain) =>
      step(['W1', 'internal domains, as none were saved'], domain, 'shared by at least two active users', {
        sentence: `No internal domains are saved; ${domain} counts as one, since at least two active users share it.`,
      }),
    ),
    ...(yield* flatMapSteps(machines, (machine) => [
      step(['W2', 'machines are on neither side'], called(machine), 'left out', {
        sentence: `${called(machine)} is a bot, a room or a mailbox that nobody reads, and is left out.`,
      }),
    ])),
    ...(yield* flatMapSteps(people, historySteps)),
    ...people
      .filter(({ isUnreadable, address }) => isUnreadable && address === undefined)
      .map((one) =>
        step(['W6', 'reading an address'], called(one), 'an address was given that cannot be read', {
          sentence: withoutAddressText(one),
        }),
      ),
  ];
}

function uniqueBareNames(people: readonly Attendee[]): (bareName: string) => boolean {
  const counts = new Map<string, number>();
  for (const { nameKey } of people) {
    const bare = nameKey === undefined ? undefined : withoutAccents(nameKey);
    if (bare !== undefined) counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  return (bareName) => counts.get(bareName) === 1;
}

const placesOf = (people: readonly Attendee[]): number[] => people.flatMap(({ positions }) => positions);

/** Who is who (section 1 of the rules), by rules W1 to W6. */
export function* identifyParticipants(
  read: ReadRecording,
  known: KnownPeople,
  rules: AddressRules,
): Steps<Participants> {
  const colleagues = yield* readColleagues(known.users, known.isSandbox);
  const isMachine = machineTest(known, colleagues);
  const attending = yield* merge(read.attendees, isMachine, rules);
  const invited = yield* merge(read.invitees, isMachine, rules);
  const together = yield* putTogether(attending, invited, rules);
  const { list, people, excluded, excludedInvitees } = together;
  const sides: Sides = { rules, colleagues, isUniqueBareName: uniqueBareNames(people) };
  const isExternal = (attendee: Attendee): boolean => !classifySide(attendee, sides).isInternal;
  const [externals, internals] = yield* splitSteps(people, isExternal);
  const isOwner = read.owner !== undefined && isExcluded(read.owner, rules);
  const invitees = new Set(excludedInvitees);
  const excludedAttendees = excluded.filter((one) => !invitees.has(one));
  return {
    list,
    externals,
    internals,
    isExternalExcluded: excluded.some(isExternal),
    excluded: { attendees: placesOf(excludedAttendees), invitees: placesOf(excludedInvitees), isOwner },
    userCrmIds: whoTookPart(list === 'attendees' ? people : [], isOwner ? undefined : read.owner, colleagues),
    steps: yield* sideSteps(together, externals.length, rules),
  };
}
