import { type Db, execute, many, maybeOne, statement } from '#platform';
import type { Meeting } from '../domain/model/meeting.js';
import { type MeetingRow, toMeeting } from './rows.js';

const COLUMNS = `json_build_object('external_id', m.external_id, 'title', m.title, 'starts_at', m.starts_at,
  'ends_at', m.ends_at, 'attendees', m.attendees, 'invitees', m.invitees, 'person_crm_ids', m.person_crm_ids,
  'captured_at', m.captured_at, 'captured_person_crm_ids', m.captured_person_crm_ids, 'registered_at', m.registered_at)`;

/** A meeting as one JSON value, in SQL. `m` is the meeting. */
export const MEETING_JSON = COLUMNS;

const LOCK = statement(
  'linking.lock_meeting',
  `select ${COLUMNS} as row from linking.meetings m where m.team_id = $1 and m.external_id = $2 for update`,
);

/** The meeting as registered, held until the transaction ends. */
export async function lock(trx: Db, teamId: string, externalId: string): Promise<Meeting | undefined> {
  const found = await maybeOne<{ row: MeetingRow }>(trx, LOCK, [teamId, externalId]);
  return found === undefined ? undefined : toMeeting(found.row);
}

const SAVE = statement(
  'linking.save_meeting',
  `insert into linking.meetings as m (team_id, external_id, title, starts_at, ends_at, attendees, invitees,
     person_crm_ids, captured_at, captured_person_crm_ids, registered_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
   on conflict on constraint meetings_pkey do update
   set title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
     attendees = excluded.attendees, invitees = excluded.invitees, person_crm_ids = excluded.person_crm_ids,
     -- Captured once (P1), whoever comes second
     captured_at = coalesce(m.captured_at, excluded.captured_at),
     captured_person_crm_ids = coalesce(m.captured_person_crm_ids, excluded.captured_person_crm_ids),
     registered_at = excluded.registered_at, updated_at = excluded.updated_at`,
);

/** Registers the meeting, or replaces what was registered; what was captured stays. */
export async function save(trx: Db, teamId: string, meeting: Meeting): Promise<void> {
  const { externalId, title, startsAt, endsAt, attendees, invitees, personCrmIds, captured, registeredAt } = meeting;
  const lists = [JSON.stringify(attendees), JSON.stringify(invitees), personCrmIds];
  const capture = [captured?.at ?? null, captured?.personCrmIds ?? null];
  await execute(trx, SAVE, [teamId, externalId, title, startsAt, endsAt, ...lists, ...capture, registeredAt]);
}

export const IS_AWAITED = statement(
  'linking.is_meeting_awaited',
  `select 1 from linking.recordings r
   where r.team_id = $1 and r.meeting_external_id = $2 and r.decided_at is null limit 1`,
);

/** Whether a pending recording names the meeting already. */
export async function isAwaited(trx: Db, teamId: string, externalId: string): Promise<boolean> {
  return (await maybeOne(trx, IS_AWAITED, [teamId, externalId])) !== undefined;
}

export const CAPTURE = statement(
  'linking.capture_meeting',
  `update linking.meetings m set captured_at = $3, captured_person_crm_ids = m.person_crm_ids
   where m.team_id = $1 and m.external_id = $2 and m.captured_at is null`,
);

/** Captures what is registered now, since the recording has come in. */
export async function capture(trx: Db, teamId: string, externalId: string, now: Date): Promise<void> {
  await execute(trx, CAPTURE, [teamId, externalId, now]);
}

const CAPTURE_DUE = statement(
  'linking.capture_due_meetings',
  `update linking.meetings m
   set captured_at = greatest(m.starts_at - make_interval(mins => $2), m.registered_at),
     captured_person_crm_ids = m.person_crm_ids
   where m.team_id = $1 and m.captured_at is null and m.starts_at <= $3::timestamptz + make_interval(mins => $2)
   returning m.external_id`,
);

/** Captures every meeting of the team whose time has come (P1). */
export async function captureDue(db: Db, teamId: string, captureLeadMinutes: number, now: Date): Promise<number> {
  return (await many(db, CAPTURE_DUE, [teamId, captureLeadMinutes, now])).length;
}

const TEAMS = statement(
  'linking.teams_with_uncaptured_meetings',
  `select distinct m.team_id as "teamId" from linking.meetings m where m.captured_at is null`,
);

/** Teams that have a capture before them. */
export async function teamsWithUncaptured(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS)).map(({ teamId }) => teamId);
}
