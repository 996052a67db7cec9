import { type Db, type Events, inTurns, newId } from '#platform';
import { decidePrepared } from './domain/decide.js';
import { automaticLink, type Links } from './domain/manual/links.js';
import { completeRecording, type DialerCall, type Meeting, relationshipOf } from './domain/model/meeting.js';
import type { Recording } from './domain/model/recording.js';
import { hasPrivacyList, withoutExcluded } from './domain/participants/without-excluded.js';
import { gatherCandidates } from './gather-candidates.js';
import { showAnswer } from './show-recording.js';
import * as dialerCalls from './store/dialer-calls.js';
import * as meetings from './store/meetings.js';
import type { Opened } from './store/recordings.js';
import type { StoredDecision, StoredRecording } from './store/rows.js';

/** Event published with a decision: `RecordingAnswer`. */
export const LINKED = 'recording.linked';
/** Event published with a manual change. */
export const LINK_CHANGED = 'recording.link_changed';

/** What was registered, without those on the privacy list. */
export interface Cleaned {
  readonly meeting: (Meeting & { readonly hasDropped: boolean }) | undefined;
  readonly call: DialerCall | undefined;
  readonly isCallOwnerExcluded: boolean;
  /** Persons of the meeting or call whom the list names. */
  readonly excludedCrmIds: readonly string[];
}

/** A decision, and the recording as it is kept with it. */
export interface Decided {
  readonly decision: StoredDecision;
  readonly recording: Recording;
  /** Undefined when the team has no privacy list. */
  readonly cleaned: Cleaned | undefined;
}

/** Decides by what is known now. Nothing is stored: live linking and preview both come through here. */
export async function decideNow(
  db: Db,
  teamId: string,
  given: Recording,
  { configuration, meeting, call }: Pick<Opened, 'configuration' | 'meeting' | 'call'>,
  now: Date,
): Promise<Decided> {
  const registered = { meeting, call };
  const recording = completeRecording(given, registered);
  const relationship = relationshipOf(recording, registered);
  const { prepared, accounts } = await gatherCandidates(db, teamId, { recording, relationship, configuration });
  const decision = { decisionId: newId(), ...decidePrepared(prepared, accounts, now) };
  const { rules } = prepared.context;
  if (!hasPrivacyList(rules)) return { decision, recording: given, cleaned: undefined };
  const around = { attendees: meeting?.attendees ?? [], invitees: meeting?.invitees ?? [], owner: null };
  const { attendees, invitees, owner } = await inTurns(withoutExcluded(given, around, rules));
  const cleaned = {
    meeting:
      meeting === undefined ? undefined : { ...meeting, ...(await inTurns(withoutExcluded(around, given, rules))) },
    call,
    isCallOwnerExcluded: (await inTurns(withoutExcluded({ owner: call?.owner ?? null }, {}, rules))).hasDropped,
    excludedCrmIds: prepared.captured.excludedCrmIds,
  };
  return { decision, recording: { ...given, attendees, invitees, owner: owner ?? null }, cleaned };
}

/** Keeps nothing of those on the privacy list in the meeting and the call of a decided recording (section 4). */
export async function storeCleaned(trx: Db, teamId: string, cleaned: Cleaned): Promise<void> {
  const { meeting, call, isCallOwnerExcluded, excludedCrmIds } = cleaned;
  if (meeting !== undefined && (meeting.hasDropped || excludedCrmIds.length > 0)) {
    await meetings.clean(trx, teamId, meeting, excludedCrmIds);
  }
  if (call !== undefined && (isCallOwnerExcluded || excludedCrmIds.length > 0)) {
    await dialerCalls.clean(trx, teamId, call.externalId, { isCallOwnerExcluded, excludedCrmIds });
  }
}

/** Whether there is anything of theirs in a registered meeting or call. */
export function isToClean({ meeting, isCallOwnerExcluded, excludedCrmIds }: Cleaned): boolean {
  return (meeting?.hasDropped ?? false) || isCallOwnerExcluded || excludedCrmIds.length > 0;
}

/** All three slots by the decision. */
export function automaticLinks(decision: StoredDecision): Links {
  const of = (slot: keyof Links): Links[keyof Links] => automaticLink(decision, slot);
  return { person: of('person'), account: of('account'), opportunity: of('opportunity') };
}

/** Tells the team, in the transaction that stores the decision. */
export async function publishLinked(
  events: Events,
  trx: Db,
  teamId: string,
  stored: StoredRecording,
  instanceUrl: string | null,
): Promise<void> {
  await events.publish(trx, teamId, LINKED, showAnswer(stored, { instanceUrl, records: new Map() }));
}
