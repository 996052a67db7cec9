import { type Db, execute, jsonbParameter, many, maybeOne, statement } from '#platform';
import type { Meeting } from '../domain/model/meeting.js';
import { type MeetingRow, toMeeting } from './rows.js';

const COLUMNS = `json_build_object('external_id', m.external_id, 'title', m.title, 'starts_at', m.starts_at,
  'ends_at', m.ends_at, 'attendees', m.attendees, 'invitees', m.invitees, 'person_crm_ids', m.person_crm_ids,
  'captured_at', m.captured_at, 'captured_person_crm_ids', m.captured_person_crm_ids, 'registered_at', m.registered_at)`;

/** A meeting as one JSON value, in SQL. `m` is the meeting. */
export const MEETING_JSON = COLUMNS;

const LOCK = statement(
  'linking.lock_meeting',
  `select ${COLUMNS} as row from linking.meetings m
   where m.team_id = $1 and m.external_id = $2 order by m.starts_at for update`,
);

/** Every occurrence of the meeting, the earliest first, held until the transaction ends. */
export async function lock(trx: Db, teamId: string, externalId: string): Promise<Meeting[]> {
  const rows = await many<{ row: MeetingRow }>(trx, LOCK, [teamId, externalId]);
  return rows.map(({ row }) => toMeeting(row));
}

/** How far a recording's start may be from that of the occurrence it belongs to. */
const FARTHEST = `interval '24 hours'`;

/**
 * SQL for the occurrence a recording belongs to: the one whose start is nearest its own, the earlier of two. `id` and
 * `startedAt` are expressions.
 */
export const occurrenceSql = (id: string, startedAt: string): string =>
  `select m.* from linking.meetings m
   where m.team_id = $1 and m.external_id = ${id}
     and m.starts_at between ${startedAt} - ${FARTHEST} and ${startedAt} + ${FARTHEST}
   order by greatest(m.starts_at, ${startedAt}) - least(m.starts_at, ${startedAt}), m.starts_at limit 1`;

const ASSIGNMENTS = `title = $4, ends_at = $5, attendees = $6, invitees = $7, person_crm_ids = $8, registered_at = $11,
     updated_at = $11`;

const SAVE = statement(
  'linking.save_meeting',
  `insert into linking.meetings as m (team_id, external_id, starts_at, title, ends_at, attendees, invitees,
     person_crm_ids, captured_at, captured_person_crm_ids, registered_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
   on conflict on constraint meetings_pkey do update
   set ${ASSIGNMENTS},
     -- An occurrence is captured once (P1), whoever comes second
     captured_at = coalesce(m.captured_at, excluded.captured_at),
     captured_person_crm_ids = coalesce(m.captured_person_crm_ids, excluded.captured_person_crm_ids)`,
);

const MOVE = statement(
  'linking.move_meeting',
  `update linking.meetings set starts_at = $3, ${ASSIGNMENTS}, captured_at = $9, captured_person_crm_ids = $10
   where team_id = $1 and external_id = $2 and starts_at = $12`,
);

/** Stores the occurrence: beside the others, in place of what was registered for its start, or moved from `movedFrom`. */
export async function save(trx: Db, teamId: string, meeting: Meeting, movedFrom: string | undefined): Promise<void> {
  const { externalId, title, startsAt, endsAt, attendees, invitees, personCrmIds, captured, registeredAt } = meeting;
  const lists = [await jsonbParameter(attendees), await jsonbParameter(invitees), personCrmIds];
  const capture = [captured?.at ?? null, captured?.personCrmIds ?? null];
  const values = [teamId, externalId, startsAt, title, endsAt, ...lists, ...capture, registeredAt];
  const isMoved = movedFrom !== undefined && movedFrom !== startsAt;
  await (isMoved ? execute(trx, MOVE, [...values, movedFrom]) : execute(trx, SAVE, values));
}

export const IS_AWAITED = statement(
  'linking.is_meeting_awaited',
  `select 1 from linking.recordings r
   where r.team_id = $1 and r.meeting_external_id = $2 and r.decided_at is null
     and r.started_at between $3::timestamptz - ${FARTHEST} and $3::timestamptz + ${FARTHEST}
     -- No other occurrence is nearer
     and not exists (
       select from linking.meetings m
       where m.team_id = $1 and m.external_id = $2 and m.starts_at <> $3
         and greatest(m.starts_at, r.started_at) - least(m.starts_at, r.started_at)
           < greatest($3, r.started_at) - least($3, r.started_at))
   limit 1`,
);

/** Whether a pending recording belongs to the occurrence already. */
export async function isAwaited(
  trx: Db,
  teamId: string,
  { externalId, startsAt }: Pick<Meeting, 'externalId' | 'startsAt'>,
): Promise<boolean> {
  return (await maybeOne(trx, IS_AWAITED, [teamId, externalId, startsAt])) !== undefined;
}

export const CAPTURE = statement(
  'linking.capture_meeting',
  `update linking.meetings m set captured_at = $4, captured_person_crm_ids = m.person_crm_ids
   where m.team_id = $1 and m.external_id = $2 and m.starts_at = $3 and m.captured_at is null`,
);

/** Captures what is registered now, since the recording has come in. */
export async function capture(
  trx: Db,
  teamId: string,
  { externalId, startsAt }: Pick<Meeting, 'externalId' | 'startsAt'>,
  now: Date,
): Promise<void> {
  await execute(trx, CAPTURE, [teamId, externalId, startsAt, now]);
}

const CLEAN = statement(
  'linking.clean_meeting',
  `update linking.meetings m set attendees = $4, invitees = $5,
     person_crm_ids = array(select p.id from unnest(m.person_crm_ids) with ordinality p (id, n)
       where p.id <> all($6::text[]) order by p.n),
     captured_person_crm_ids = case when m.captured_person_crm_ids is not null then
       array(select p.id from unnest(m.captured_person_crm_ids) with ordinality p (id, n)
         where p.id <> all($6::text[]) order by p.n) end
   where m.team_id = $1 and m.external_id = $2 and m.starts_at = $3`,
);

/** Keeps the lists given, and none of the Persons named. */
export async function clean(
  trx: Db,
  teamId: string,
  { externalId, startsAt, attendees, invitees }: Meeting,
  excludedCrmIds: readonly string[],
): Promise<void> {
  const lists = [await jsonbParameter(attendees), await jsonbParameter(invitees)];
  await execute(trx, CLEAN, [teamId, externalId, startsAt, ...lists, excludedCrmIds]);
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
  'linking.teams_with_due_captures',
  `select c.team_id as "teamId" from linking.configurations c
   where c.team_id in (select m.team_id from linking.meetings m where m.captured_at is null)
     and exists (
       select from linking.meetings m
       where m.team_id = c.team_id and m.captured_at is null
         and m.starts_at <= $1::timestamptz
           + make_interval(mins => coalesce((c.settings #>> '{linking,captureLeadMinutes}')::integer, $2)))`,
);

/** Teams that have a meeting to capture by now. `defaultLeadMinutes`: of those that set no other lead. */
export async function teamsWithDue(db: Db, now: Date, defaultLeadMinutes: number): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS, [now, defaultLeadMinutes])).map(({ teamId }) => teamId);
}
