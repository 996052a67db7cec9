import { parseAddress } from '#identifiers';
import type { AddressRules } from '../addresses/rules.js';
import type { UserRecord } from '../model/candidates.js';
import type { Participant, Recording } from '../model/recording.js';
import { counted, step, type Step } from '../explaining/step.js';
import { type Attendee, called, readAttendee } from './attendee.js';
import { takeInvitedAddresses } from './invited-addresses.js';
import { dropExcluded } from './drop-excluded.js';
import { dropMachines } from './drop-machines.js';
import { mergeRows, mergeSameAddress } from './merge-rows.js';
import { type Colleagues, readColleagues, classifySide } from './classify-sides.js';

/** The people on a recording, by side. Lists are in the order of the recording. */
export interface Participants {
  /** Which list counts: the invitees only when there are no attendees. */
  readonly list: 'attendees' | 'invitees';
  readonly externals: readonly Attendee[];
  readonly internals: readonly Attendee[];
  /** Somebody external was dropped by the privacy list. */
  readonly isExternalExcluded: boolean;
  /** CRM ids of the Users who took part: their address attended, or they own the recording. */
  readonly userCrmIds: ReadonlySet<string>;
  readonly steps: readonly Step[];
}

/** Both lists as far as they can be read without knowing any user. */
interface People {
  readonly list: 'attendees' | 'invitees';
  readonly people: readonly Attendee[];
  readonly excluded: readonly Attendee[];
  readonly machines: readonly Attendee[];
}

interface Sorted {
  readonly kept: Attendee[];
  readonly excluded: Attendee[];
  readonly machines: Attendee[];
}

/** A list from a caller may hold nothing where a participant should be. */
function isEntry(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null;
}

function sort(list: readonly Participant[] | null | undefined, rules: AddressRules): Sorted {
  const present = (list ?? []).filter(isEntry);
  const { kept, dropped: excluded } = dropExcluded(present.map(readAttendee), rules);
  const { kept: people, dropped: machines } = dropMachines(kept);
  return { kept: people, excluded, machines };
}

/** Excluded ones leave before anything else, then machines (W2); rows merge (W4) and take addresses (W5). */
export function readPeople(recording: Pick<Recording, 'attendees' | 'invitees'>, rules: AddressRules): People {
  const attendees = sort(recording.attendees, rules);
  const invitees = sort(recording.invitees, rules);
  if (attendees.kept.length === 0) {
    return {
      list: 'invitees',
      people: mergeRows(invitees.kept),
      excluded: [...attendees.excluded, ...invitees.excluded],
      machines: [...attendees.machines, ...invitees.machines],
    };
  }
  const people = mergeSameAddress(takeInvitedAddresses(mergeRows(attendees.kept), mergeRows(invitees.kept)));
  return { list: 'attendees', people, excluded: attendees.excluded, machines: attendees.machines };
}

function whoTookPart(people: readonly Attendee[], recording: Recording, { addresses }: Colleagues): Set<string> {
  const texts = [...people.map(({ address }) => address?.text), parseAddress(recording.owner?.email)?.text];
  const users = texts.flatMap((text) => (text === undefined ? [] : (addresses.get(text) ?? [])));
  return new Set(users.map(({ crmId }) => crmId).filter((crmId) => crmId !== null));
}

function stepsOf({ list, people, machines, excluded }: People, externals: readonly Attendee[]): Step[] {
  const counts = `${counted(people.length, 'person', 'people')}, ${externals.length} external`;
  const left = [
    ...(machines.length === 0 ? [] : [`${counted(machines.length, 'machine')} left out`]),
    ...(excluded.length === 0 ? [] : [`${excluded.length} dropped by the privacy list`]),
  ];
  return [
    step(['W1', 'who is internal and who external'], `the ${list}`, [counts, ...left].join('; ')),
    ...machines.map((machine) => step(['W2', 'machines are on neither side'], called(machine), 'left out')),
    ...people.flatMap(({ history, position }) =>
      history.map(({ rule, text }) =>
        // That an address is borrowed is for a seller to judge; that rows are one person is not.
        step(
          [rule, 'one row per person'],
          `participant ${position + 1}`,
          text,
          rule === 'W5' ? { sentence: `${text}.` } : {},
        ),
      ),
    ),
  ];
}

/** Who is who (section 1 of the rules), by rules W1 to W6. */
export function identifyParticipants(
  recording: Recording,
  users: readonly UserRecord[],
  rules: AddressRules,
): Participants {
  const read = readPeople(recording, rules);
  const colleagues = readColleagues(users);
  const isExternal = (attendee: Attendee): boolean => !classifySide(attendee, rules, colleagues).isInternal;
  const externals = read.people.filter(isExternal);
  const attended = read.list === 'attendees' ? read.people : [];
  return {
    list: read.list,
    externals,
    internals: read.people.filter((attendee) => !isExternal(attendee)),
    isExternalExcluded: read.excluded.some(isExternal),
    userCrmIds: whoTookPart(attended, recording, colleagues),
    steps: stepsOf(read, externals),
  };
}
