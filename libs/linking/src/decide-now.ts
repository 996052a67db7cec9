import { type Db, type Events, newId } from '#platform';
import { decidePrepared } from './domain/decide.js';
import { automaticLink, type Links } from './domain/manual/links.js';
import { completeRecording, relationshipOf } from './domain/model/meeting.js';
import type { Recording } from './domain/model/recording.js';
import { gatherCandidates } from './gather-candidates.js';
import { showAnswer } from './show-recording.js';
import type { Opened } from './store/recordings.js';
import type { StoredDecision, StoredRecording } from './store/rows.js';

/** Event published with a decision: `RecordingAnswer`. */
export const LINKED = 'recording.linked';
/** Event published with a manual change. */
export const LINK_CHANGED = 'recording.link_changed';

/** Decides by what is known now. Nothing is stored: live linking and preview both come through here. */
export async function decideNow(
  db: Db,
  teamId: string,
  given: Recording,
  { configuration, meeting, call }: Pick<Opened, 'configuration' | 'meeting' | 'call'>,
  now: Date,
): Promise<StoredDecision> {
  const registered = { meeting, call };
  const recording = completeRecording(given, registered);
  const relationship = relationshipOf(recording, registered);
  const { prepared, accounts } = await gatherCandidates(db, teamId, { recording, relationship, configuration });
  return { decisionId: newId(), ...decidePrepared(prepared, accounts, now) };
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
