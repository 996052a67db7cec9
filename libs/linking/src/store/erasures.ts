import { AppError, type Db, execute, many, maybeOne, one, statement } from '#platform';
import type { NamedChange, Redacted } from '../domain/erasing/redact.js';
import type { Links } from '../domain/manual/links.js';
import type { DialerCall, Meeting } from '../domain/model/meeting.js';
import type { Recording } from '../domain/model/recording.js';
import { DIALER_CALL_JSON } from './dialer-calls.js';
import type { Actor } from './manual-changes.js';
import { MEETING_JSON } from './meetings.js';
import { type DialerCallRow, LINKS_JSON, type MeetingRow, toDialerCall, toMeeting } from './rows.js';

// What may touch a decision are the functions called here, and nothing else: migrations/0150-erasure.sql.

/** What is left of an erased recording. */
export interface Tombstone {
  readonly erasedAt: Date;
  readonly actor: Actor;
  readonly reason: string;
}

const ERASE = statement(
  'linking.erase_recording',
  'select linking.erase_recording(team_id, $2, $3, $4, $5) as "isErased" from (select $1::uuid as team_id) t',
);

/** Erases the recording with all that hangs on it (E1). False when there is none. */
export async function eraseRecording(
  trx: Db,
  teamId: string,
  externalId: string,
  { erasedAt, actor, reason }: Tombstone,
): Promise<boolean> {
  const values = [teamId, externalId, erasedAt, JSON.stringify(actor), reason];
  return (await one<{ isErased: boolean }>(trx, ERASE, values)).isErased;
}

const TOMBSTONE = statement(
  'linking.tombstone',
  `select erased_at as "erasedAt", actor, reason from linking.erased_recordings where team_id = $1 and external_id = $2`,
);

export async function tombstone(db: Db, teamId: string, externalId: string): Promise<Tombstone | undefined> {
  return maybeOne<Tombstone>(db, TOMBSTONE, [teamId, externalId]);
}

const KEEP_ERASED = statement(
  'linking.keep_erased',
  'select linking.keep_erased(team_id, $2, $3, $4, $5) as "isNew" from (select $1::uuid as team_id) t',
);

/** The tombstone of a recording that is not here. False when there is one. */
export async function keepErased(
  trx: Db,
  teamId: string,
  externalId: string,
  { erasedAt, actor, reason }: Tombstone,
): Promise<boolean> {
  const values = [teamId, externalId, erasedAt, JSON.stringify(actor), reason];
  return (await one<{ isNew: boolean }>(trx, KEEP_ERASED, values)).isNew;
}

const TOMBSTONES = statement(
  'linking.tombstones',
  `select external_id as id, erased_at as "erasedAt", reason from linking.erased_recordings
   where team_id = $1 and external_id > $2 order by external_id limit $3`,
);

/** A recording that was erased. */
export interface ErasedRecording {
  readonly id: string;
  readonly erasedAt: Date;
  readonly reason: string;
}

export interface TombstonePage {
  readonly limit: number;
  readonly afterId?: string | undefined;
}

export function tombstones(db: Db, teamId: string, { limit, afterId = '' }: TombstonePage): Promise<ErasedRecording[]> {
  return many<ErasedRecording>(db, TOMBSTONES, [teamId, afterId, limit]);
}

/** What to say of a recording that is not there: it was erased, or there never was one. */
export async function missing(db: Db, teamId: string, externalId: string): Promise<AppError> {
  const erased = await tombstone(db, teamId, externalId);
  if (erased === undefined) return new AppError('NOT_FOUND', `There is no recording ${externalId}.`);
  return goneBy(externalId, erased);
}

export function goneBy(externalId: string, { erasedAt }: Pick<Tombstone, 'erasedAt'>): AppError {
  return new AppError('RECORDING_ERASED', `Recording ${externalId} was erased on ${erasedAt.toISOString()}.`);
}

/** The recording was erased by somebody since it was looked up: the database refuses to store it again. */
export function isErasedMeanwhile(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'RR410';
}

/** A page of what is looked through, and where the next one begins. */
export interface Looked<Row> {
  readonly rows: readonly Row[];
  /** Undefined after the last. */
  readonly next: string | undefined;
}

export interface WholeRow {
  readonly externalId: string;
  readonly body: Recording;
  readonly links: Links;
  readonly document: string | null;
  readonly changes: readonly NamedChange[];
  readonly callPersonCrmIds: readonly string[];
}

const WHOLE = statement(
  'linking.whole_recordings',
  `select r.external_id as "externalId", r.body, ${LINKS_JSON} as links,
     coalesce(l.redacted_document, l.document) as document,
     coalesce((select json_agg(json_build_object('id', m.change_id, 'actor', m.actor, 'before', m.before, 'after', m.after))
       from linking.manual_changes m where m.team_id = $1 and m.recording_external_id = r.external_id), '[]') as changes,
     array(select d.person_crm_id from linking.dialer_calls d
       where d.team_id = $1 and d.person_crm_id is not null
         and (d.external_id = r.dialer_call_external_id or d.recording_external_id = r.external_id)) as "callPersonCrmIds"
   from linking.recordings r
   left join linking.link_decisions l on l.team_id = r.team_id and l.recording_external_id = r.external_id
   where r.team_id = $1 and r.external_id > $2 and ($4::timestamptz is null or r.decided_at >= $4)
   order by r.external_id limit $3 for update of r`,
);

/** Recordings after this one, held until the transaction ends. */
export async function wholeRecordings(
  trx: Db,
  teamId: string,
  { after, limit, decidedSince }: { after: string; limit: number; decidedSince: Date | null },
): Promise<Looked<WholeRow>> {
  const rows = await many<WholeRow>(trx, WHOLE, [teamId, after, limit, decidedSince]);
  return { rows, next: rows.length < limit ? undefined : rows.at(-1)?.externalId };
}

const REDACT = statement(
  'linking.redact_recording',
  'select linking.redact_recording(team_id, $2, $3, $4, $5) from (select $1::uuid as team_id) t',
);

/** Stores the recording as it is with the person replaced; refused if more than that would change in its decision. */
export async function redactRecording(
  trx: Db,
  teamId: string,
  externalId: string,
  { erasureId, at, redacted }: { erasureId: string; at: Date; redacted: Redacted },
): Promise<void> {
  const { body, links, document, changes } = redacted;
  const names = { person: links.person.name, account: links.account.name, opportunity: links.opportunity.name };
  const marked = { body, title: body.title ?? null, names, document, changes };
  await execute(trx, REDACT, [teamId, externalId, erasureId, at, JSON.stringify(marked)]);
}

const MEETINGS = statement(
  'linking.meetings_to_look_through',
  `select ${MEETING_JSON} as row from linking.meetings m
   where m.team_id = $1 and (m.external_id, m.starts_at) > ($2, $3::timestamptz)
   order by m.external_id, m.starts_at limit $4 for update`,
);

/** The first of all, and what comes after it. */
const BEGINNING = JSON.stringify(['', '-infinity']);

export async function meetingsAfter(trx: Db, teamId: string, after: string, limit: number): Promise<Looked<Meeting>> {
  const [externalId, startsAt] = JSON.parse(after === '' ? BEGINNING : after) as [string, string];
  const rows = await many<{ row: MeetingRow }>(trx, MEETINGS, [teamId, externalId, startsAt, limit]);
  const last = rows.at(-1)?.row;
  const isLast = last === undefined || rows.length < limit;
  return {
    rows: rows.map(({ row }) => toMeeting(row)),
    next: isLast ? undefined : JSON.stringify([last.external_id, last.starts_at]),
  };
}

const REDACT_MEETING = statement(
  'linking.redact_meeting',
  `update linking.meetings set title = $4, attendees = $5, invitees = $6, person_crm_ids = $7,
     captured_person_crm_ids = $8
   where team_id = $1 and external_id = $2 and starts_at = $3`,
);

export async function redactMeeting(trx: Db, teamId: string, meeting: Meeting): Promise<void> {
  const { externalId, startsAt, title, attendees, invitees, personCrmIds, captured } = meeting;
  const lists = [JSON.stringify(attendees), JSON.stringify(invitees), personCrmIds, captured?.personCrmIds ?? null];
  await execute(trx, REDACT_MEETING, [teamId, externalId, startsAt, title, ...lists]);
}

const CALLS = statement(
  'linking.calls_to_look_through',
  `select ${DIALER_CALL_JSON} as row from linking.dialer_calls d
   where d.team_id = $1 and d.external_id > $2 order by d.external_id limit $3 for update`,
);

export async function callsAfter(trx: Db, teamId: string, after: string, limit: number): Promise<Looked<DialerCall>> {
  const rows = await many<{ row: DialerCallRow }>(trx, CALLS, [teamId, after, limit]);
  const calls = rows.map(({ row }) => toDialerCall(row));
  return { rows: calls, next: calls.length < limit ? undefined : calls.at(-1)?.externalId };
}

const REDACT_CALL = statement(
  'linking.redact_call',
  `update linking.dialer_calls set from_number = $3, to_number = $4, owner = $5, person_crm_id = $6
   where team_id = $1 and external_id = $2`,
);

export async function redactCall(trx: Db, teamId: string, call: DialerCall): Promise<void> {
  const { externalId, fromNumber, toNumber, owner, personCrmId } = call;
  const values = [fromNumber, toNumber, owner == null ? null : JSON.stringify(owner), personCrmId];
  await execute(trx, REDACT_CALL, [teamId, externalId, ...values]);
}

const OLD = statement(
  'linking.recordings_to_forget',
  `select r.external_id as "externalId" from linking.recordings r
   where r.team_id = $1 and r.started_at < $2 and r.ended_at < $2 order by r.started_at limit $3`,
);

/** Recordings that ended before, the oldest first. */
export async function endedBefore(db: Db, teamId: string, before: Date, limit: number): Promise<string[]> {
  return (await many<{ externalId: string }>(db, OLD, [teamId, before, limit])).map(({ externalId }) => externalId);
}

const FORGET_MEETINGS = statement(
  'linking.forget_meetings',
  `delete from linking.meetings m where m.team_id = $1 and m.ends_at < $2`,
);
const FORGET_CALLS = statement(
  'linking.forget_calls',
  `delete from linking.dialer_calls d where d.team_id = $1 and coalesce(d.ended_at, d.started_at) < $2`,
);

/** Meetings and calls that ended before. */
export async function forgetRegistered(db: Db, teamId: string, before: Date): Promise<void> {
  await execute(db, FORGET_MEETINGS, [teamId, before]);
  await execute(db, FORGET_CALLS, [teamId, before]);
}
