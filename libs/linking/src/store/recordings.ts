import {
  type Db,
  execute,
  insertEventSql,
  jsonbParameter,
  many,
  maybeOne,
  one,
  statement,
  textParameter,
} from '#platform';
import type { LinkingConfiguration } from '../domain/model/configuration.js';
import type { Links } from '../domain/manual/links.js';
import type { Registered } from '../domain/model/meeting.js';
import type { Recording } from '../domain/model/recording.js';
import { CONFIGURATION_COLUMNS, type ConfigurationRow, fromRow } from './configuration.js';
import { DIALER_CALL_JSON } from './dialer-calls.js';
import { MEETING_JSON, occurrenceSql } from './meetings.js';
import {
  type DialerCallRow,
  LINK_COLUMNS,
  linkValues,
  type MeetingRow,
  LINKS_JSON,
  type RecordingRow,
  type StoredDecision,
  type StoredRecording,
  toDialerCall,
  toMeeting,
  toStoredRecording,
} from './rows.js';

/** All that is known before a recording is decided. */
export interface Opened extends Registered {
  readonly configuration: LinkingConfiguration;
  /** As it was handed in before. */
  readonly stored: StoredRecording | undefined;
  /** When it was erased: it is not decided again (E1). */
  readonly erasedAt: Date | undefined;
}

interface OpenedRow extends ConfigurationRow {
  recording: RecordingRow | null;
  meeting: MeetingRow | null;
  call: DialerCallRow | null;
  erasedAt: Date | null;
}

/** A recording as one JSON value, in SQL: `r`, and `l` its decision or nothing. */
export const RECORDING_JSON = `json_build_object('external_id', r.external_id, 'body', r.body, 'decided_at', r.decided_at,
  'document', coalesce(l.redacted_document, l.document)::json,
  'document_sha256', encode(l.document_sha256, 'hex'), 'redacted_at', l.redacted_at, 'links', ${LINKS_JSON})`;

export const DECISION_JOIN = `left join linking.link_decisions l
    on l.team_id = r.team_id and l.recording_external_id = r.external_id`;

const AROUND = `
     (select ${MEETING_JSON} from (${occurrenceSql('$3', '$5::timestamptz')}) m) as meeting,
     (select ${DIALER_CALL_JSON} from linking.dialer_calls d where d.team_id = $1 and d.external_id = coalesce($4, (
        -- The call may name the recording instead
        select c.external_id from linking.dialer_calls c
        where c.team_id = $1 and c.recording_external_id = $2 order by c.external_id limit 1))) as call`;

export const OPEN = statement(
  'linking.open_recording',
  `select ${CONFIGURATION_COLUMNS},
     (select ${RECORDING_JSON} from linking.recordings r ${DECISION_JOIN}
      where r.team_id = $1 and r.external_id = $2) as recording,${AROUND},
     (select e.erased_at from linking.erased_recordings e where e.team_id = $1 and e.external_id = $2) as "erasedAt"
   from linking.configurations where team_id = $1`,
);

/** What names the meeting and the call of a recording. */
type Naming = Pick<Recording, 'meetingExternalId' | 'dialerCallExternalId' | 'startedAt'>;

function openValues(teamId: string, externalId: string, named: Naming): unknown[] {
  const { meetingExternalId, dialerCallExternalId, startedAt } = named;
  return [teamId, externalId, meetingExternalId ?? null, dialerCallExternalId ?? null, startedAt];
}

type AroundRow = Pick<OpenedRow, 'meeting' | 'call'>;

function toAround({ meeting, call }: AroundRow): Pick<Opened, 'meeting' | 'call'> {
  return {
    meeting: meeting === null ? undefined : toMeeting(meeting),
    call: call === null ? undefined : toDialerCall(call),
  };
}

/** One round trip for the configuration, the recording as stored, and the meeting and call it names. */
export async function open(db: Db, teamId: string, externalId: string, named: Naming): Promise<Opened> {
  const row = await one<OpenedRow>(db, OPEN, openValues(teamId, externalId, named));
  return {
    configuration: fromRow(row),
    stored: row.recording === null ? undefined : toStoredRecording(row.recording),
    ...toAround(row),
    erasedAt: row.erasedAt ?? undefined,
  };
}

const FIND_AROUND = statement('linking.around_recording', `select ${AROUND}`);

/** The meeting and the call alone. */
export async function around(
  db: Db,
  teamId: string,
  externalId: string,
  named: Naming,
): Promise<Pick<Opened, 'meeting' | 'call'>> {
  return toAround(await one<AroundRow>(db, FIND_AROUND, openValues(teamId, externalId, named)));
}

const GET = statement(
  'linking.get_recording',
  `select ${RECORDING_JSON} as row from linking.recordings r ${DECISION_JOIN}
   where r.team_id = $1 and r.external_id = $2`,
);

/** The recording, undecided ones too. */
export async function get(db: Db, teamId: string, externalId: string): Promise<StoredRecording | undefined> {
  const found = await maybeOne<{ row: RecordingRow }>(db, GET, [teamId, externalId]);
  return found === undefined ? undefined : toStoredRecording(found.row);
}

const lockSql = (wait: string): string =>
  `select ${RECORDING_JSON} as row from linking.recordings r ${DECISION_JOIN}
   where r.team_id = $1 and r.external_id = $2 for update of r ${wait}`;
export const LOCK = statement('linking.lock_recording', lockSql(''));
export const CLAIM = statement('linking.claim_recording', lockSql('skip locked'));

/** The recording, held until the transaction ends; waits for whoever holds it. */
export async function lock(trx: Db, teamId: string, externalId: string): Promise<StoredRecording | undefined> {
  const found = await maybeOne<{ row: RecordingRow }>(trx, LOCK, [teamId, externalId]);
  return found === undefined ? undefined : toStoredRecording(found.row);
}

/** The pending recording, held until the transaction ends; undefined when it is decided or somebody else is at it. */
export async function claimPending(trx: Db, teamId: string, externalId: string): Promise<StoredRecording | undefined> {
  const found = await maybeOne<{ row: RecordingRow }>(trx, CLAIM, [teamId, externalId]);
  const recording = found === undefined ? undefined : toStoredRecording(found.row);
  return recording?.decision === undefined ? recording : undefined;
}

const BODY_COLUMNS = `kind, platform, title, started_at, ended_at, meeting_external_id, dialer_call_external_id, body`;

async function bodyValues(recording: Recording): Promise<unknown[]> {
  const { kind, platform, title, startedAt, endedAt, meetingExternalId, dialerCallExternalId } = recording;
  const named = [meetingExternalId ?? null, dialerCallExternalId ?? null];
  return [kind, platform ?? null, title ?? null, startedAt, endedAt, ...named, await jsonbParameter(recording)];
}

const slots = (first: number): string => LINK_COLUMNS.map((_, place) => `$${first + place}`).join(', ');

// $1 team, $2 id, $3 to $10 the body, $11 received, $12 to $27 the slots.
const INSERT_RECORDING = `insert into linking.recordings
     (team_id, external_id, ${BODY_COLUMNS}, received_at, ${LINK_COLUMNS.join(', ')}, decided_at)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${slots(12)}`;

const DECISION_COLUMNS = `team_id, recording_external_id, decision_id, decided_at, rule_set_version, mapping_version,
     stages_version, stale_mirror, document`;

async function decisionValues(decision: StoredDecision): Promise<unknown[]> {
  const { decisionId, decidedAt, ruleSetVersion, mappingVersion, stagesVersion, staleMirror } = decision;
  const versions = [ruleSetVersion, mappingVersion, stagesVersion];
  return [decisionId, decidedAt, ...versions, staleMirror, await textParameter(decision)];
}

export const INSERT_PENDING = statement(
  'linking.insert_pending_recording',
  `${INSERT_RECORDING}, null::timestamptz on conflict on constraint recordings_pkey do nothing`,
);

/** A recording that waits. False when it is there already. */
export async function insertPending(
  trx: Db,
  teamId: string,
  { externalId, recording, links, now }: { externalId: string; recording: Recording; links: Links; now: Date },
): Promise<boolean> {
  const values = [teamId, externalId, ...(await bodyValues(recording)), now, ...linkValues(links)];
  return (await execute(trx, INSERT_PENDING, values)) === 1;
}

// $28 to $34 the decision, $35 and $36 its event.
export const INSERT_DECIDED = statement(
  'linking.insert_decided_recording',
  `with recording as (
     ${INSERT_RECORDING}, $29::timestamptz on conflict on constraint recordings_pkey do nothing returning team_id),
   event as (
     ${insertEventSql('recording', { type: '$35', payload: '$36' })})
   insert into linking.link_decisions (${DECISION_COLUMNS})
   select r.team_id, $2, $28::uuid, $29, $30, $31, $32, $33, $34 from recording r`,
);

/** A recording with its decision and its event. */
export interface Decided {
  readonly externalId: string;
  readonly recording: Recording;
  readonly links: Links;
  readonly now: Date;
  readonly decision: StoredDecision;
  readonly event: { readonly type: string; readonly payload: object };
}

/** The parameters of INSERT_DECIDED. */
export async function decidedValues(teamId: string, decided: Decided): Promise<unknown[]> {
  const { externalId, recording, links, now, decision, event } = decided;
  const values = [teamId, externalId, ...(await bodyValues(recording)), now, ...linkValues(links)];
  return [...values, ...(await decisionValues(decision)), event.type, await jsonbParameter(event.payload)];
}

/**
 * A recording with its decision and its event, all or none, in one statement. False when the recording is there already:
 * somebody was first.
 */
export async function insertDecided(db: Db, teamId: string, decided: Decided): Promise<boolean> {
  return (await execute(db, INSERT_DECIDED, await decidedValues(teamId, decided))) === 1;
}

export const REPLACE = statement(
  'linking.replace_pending_recording',
  `update linking.recordings set (${BODY_COLUMNS}) = row ($3, $4, $5, $6, $7, $8, $9, $10)
   where team_id = $1 and external_id = $2 and decided_at is null`,
);

/** A repeat of a pending recording replaces its body. */
export async function replacePending(trx: Db, teamId: string, externalId: string, recording: Recording): Promise<void> {
  await execute(trx, REPLACE, [teamId, externalId, ...(await bodyValues(recording))]);
}

export const DECIDE = statement(
  'linking.decide_recording',
  `insert into linking.link_decisions (${DECISION_COLUMNS})
   select $1::uuid, $2, $3::uuid, $4::timestamptz, $5, $6, $7, $8, $9
   where linking.decide_recording($1, $2, $4, array[${slots(10)}]::text[])`,
);

/** Stores the decision of a pending recording that is locked. */
export async function storeDecision(
  trx: Db,
  teamId: string,
  { externalId, decision, links }: { externalId: string; decision: StoredDecision; links: Links },
): Promise<boolean> {
  const values = [teamId, externalId, ...(await decisionValues(decision)), ...linkValues(links)];
  return (await execute(trx, DECIDE, values)) === 1;
}

const SET_LINKS = statement(
  'linking.set_links',
  `select linking.show_manual_change($1, $2, array[${slots(3)}]::text[])`,
);

/** What the slots hold after a manual change that was stored before, in the same transaction. */
export async function setLinks(trx: Db, teamId: string, externalId: string, links: Links): Promise<void> {
  await execute(trx, SET_LINKS, [teamId, externalId, ...linkValues(links)]);
}

export const DUE = statement(
  'linking.due_recordings',
  `select r.external_id as "externalId" from linking.recordings r
   where r.team_id = $1 and r.decided_at is null and (r.ended_at < $2 or r.ended_at <= $3)
   order by r.ended_at limit $4`,
);

/** Pending recordings whose mirror is fresh, or that waited long enough for it. Some may still wait for their Person. */
export async function due(
  db: Db,
  teamId: string,
  { endedBefore, waitedSince, limit }: { endedBefore: Date | null; waitedSince: Date; limit: number },
): Promise<string[]> {
  const rows = await many<{ externalId: string }>(db, DUE, [teamId, endedBefore, waitedSince, limit]);
  return rows.map(({ externalId }) => externalId);
}

const LAST_WAITING = statement(
  'linking.last_waiting_recording',
  `select max(r.ended_at) as "endedAt" from linking.recordings r
   where r.team_id = $1 and r.decided_at is null and r.ended_at >= $2 and r.ended_at <= $3`,
);

/** The latest end among pending recordings that ended in this stretch; null when there is none. */
export async function lastWaiting(
  db: Db,
  teamId: string,
  { endedFrom, endedUntil }: { endedFrom: Date; endedUntil: Date },
): Promise<Date | null> {
  return (await one<{ endedAt: Date | null }>(db, LAST_WAITING, [teamId, endedFrom, endedUntil])).endedAt;
}

const TEAMS = statement(
  'linking.teams_with_pending_recordings',
  `select distinct r.team_id as "teamId" from linking.recordings r where r.decided_at is null`,
);

/** Teams that have a recording to decide. */
export async function teamsWithPending(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS)).map(({ teamId }) => teamId);
}

const COUNT_PENDING = statement(
  'linking.count_pending',
  `select team_id as "teamId", count(*)::integer as value from linking.recordings where decided_at is null group by team_id`,
);

/** Recordings that wait for their decision, by team. */
export function countPending(db: Db): Promise<{ teamId: string; value: number }[]> {
  return many(db, COUNT_PENDING);
}
