import type { AddressRules } from '../addresses/rules.js';
import type { Participant, Recording } from '../model/recording.js';
import type { Steps } from '#identifiers';
import { identifyParticipants, type ExcludedRows } from './identify-participants.js';
import { readRecording } from './read-recording.js';

type Lists = Pick<Recording, 'attendees' | 'invitees' | 'owner'>;

/** What is left of both lists and the owner once nothing of those on the privacy list is kept (section 4). */
export interface KeptLists {
  readonly attendees: readonly Participant[];
  readonly invitees: readonly Participant[];
  readonly owner: Recording['owner'];
  readonly hasDropped: boolean;
}

/** Who is on the list depends on addresses alone, so no user needs to be known. Everybody counts as known: bots too. */
const NOBODY = { users: [], isSandbox: false, hasRecord: () => true };

function kept(list: readonly Participant[] | null | undefined, places: readonly number[]): Participant[] {
  const dropped = new Set(places);
  return (list ?? []).filter((_, place) => !dropped.has(place));
}

/** `around` are the lists that stand where `own` has none: a name may find its address there (W5). */
export function* withoutExcluded(own: Lists, around: Lists, rules: AddressRules): Steps<KeptLists> {
  const orElse = (
    list: readonly Participant[] | null | undefined,
    other: readonly Participant[] | null | undefined,
  ): readonly Participant[] => (list == null || list.length === 0 ? (other ?? []) : list);
  const complete = {
    attendees: orElse(own.attendees, around.attendees),
    invitees: orElse(own.invitees, around.invitees),
    owner: own.owner ?? null,
  };
  const read = yield* readRecording({ kind: 'virtual_conference', startedAt: '', endedAt: '', ...complete });
  const { excluded }: { excluded: ExcludedRows } = yield* identifyParticipants(read, NOBODY, rules);
  const attendees = own.attendees == null || own.attendees.length === 0 ? [] : kept(own.attendees, excluded.attendees);
  const invitees = own.invitees == null || own.invitees.length === 0 ? [] : kept(own.invitees, excluded.invitees);
  const given = (own.attendees?.length ?? 0) + (own.invitees?.length ?? 0);
  return {
    attendees,
    invitees,
    owner: excluded.isOwner ? null : own.owner,
    hasDropped: excluded.isOwner || attendees.length + invitees.length < given,
  };
}

/** Whether the team has a privacy list at all. */
export function hasPrivacyList({ excludedBases, excludedHosts, excludedParents }: AddressRules): boolean {
  return excludedBases.size + excludedHosts.size + excludedParents.size > 0;
}
