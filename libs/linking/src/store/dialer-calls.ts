import { type Db, execute, many, maybeOne, statement } from '#platform';
import type { DialerCall } from '../domain/model/meeting.js';
import { type DialerCallRow, toDialerCall } from './rows.js';

/** A dialer call as one JSON value, in SQL. `d` is the call. */
export const DIALER_CALL_JSON = `json_build_object('external_id', d.external_id, 'started_at', d.started_at,
  'ended_at', d.ended_at, 'direction', d.direction, 'from_number', d.from_number, 'to_number', d.to_number,
  'owner', d.owner, 'person_crm_id', d.person_crm_id, 'recording_external_id', d.recording_external_id)`;

const SAVE = statement(
  'linking.save_dialer_call',
  `insert into linking.dialer_calls (team_id, external_id, started_at, ended_at, direction, from_number, to_number,
     owner, person_crm_id, recording_external_id, registered_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
   on conflict on constraint dialer_calls_pkey do update
   set started_at = excluded.started_at, ended_at = excluded.ended_at, direction = excluded.direction,
     from_number = excluded.from_number, to_number = excluded.to_number, owner = excluded.owner,
     person_crm_id = excluded.person_crm_id, recording_external_id = excluded.recording_external_id,
     updated_at = excluded.updated_at`,
);

/** Registers the call, or replaces what was registered. */
export async function save(db: Db, teamId: string, call: DialerCall, now: Date): Promise<void> {
  const { externalId, startedAt, endedAt, direction, fromNumber, toNumber, owner } = call;
  const columns = [startedAt, endedAt, direction, fromNumber, toNumber, owner == null ? null : JSON.stringify(owner)];
  await execute(db, SAVE, [teamId, externalId, ...columns, call.personCrmId, call.recordingExternalId, now]);
}

const CLAIM_DUE = statement(
  'linking.claim_due_dialer_call',
  `select ${DIALER_CALL_JSON} as row from linking.dialer_calls d
   where d.team_id = $1 and d.external_id = $2 and d.recording_created_at is null
     and d.recording_external_id is not null and d.ended_at <= $3::timestamptz - make_interval(mins => $4)
   for update skip locked`,
);

/** The call, if its recording is to be created now and nobody else is at it. */
export async function claimDue(
  trx: Db,
  teamId: string,
  externalId: string,
  { now, dialerDelayMinutes }: { now: Date; dialerDelayMinutes: number },
): Promise<DialerCall | undefined> {
  const found = await maybeOne<{ row: DialerCallRow }>(trx, CLAIM_DUE, [teamId, externalId, now, dialerDelayMinutes]);
  return found === undefined ? undefined : toDialerCall(found.row);
}

const CREATED = statement(
  'linking.dialer_recording_created',
  `update linking.dialer_calls set recording_created_at = $3 where team_id = $1 and external_id = $2`,
);

/** The recording of the call is there. */
export async function markCreated(trx: Db, teamId: string, externalId: string, now: Date): Promise<void> {
  await execute(trx, CREATED, [teamId, externalId, now]);
}

const CLEAN = statement(
  'linking.clean_dialer_call',
  `update linking.dialer_calls d set owner = case when not $3 then d.owner end,
     person_crm_id = case when d.person_crm_id <> all($4::text[]) then d.person_crm_id end
   where d.team_id = $1 and d.external_id = $2`,
);

/** Keeps neither an owner nor a Person on the privacy list. */
export async function clean(
  trx: Db,
  teamId: string,
  externalId: string,
  excluded: { readonly isCallOwnerExcluded: boolean; readonly excludedCrmIds: readonly string[] },
): Promise<void> {
  await execute(trx, CLEAN, [teamId, externalId, excluded.isCallOwnerExcluded, excluded.excludedCrmIds]);
}

const DUE = statement(
  'linking.due_dialer_calls',
  `select d.external_id as "externalId" from linking.dialer_calls d
   where d.team_id = $1 and d.recording_created_at is null and d.recording_external_id is not null
     and d.ended_at <= $2::timestamptz - make_interval(mins => $3)
   order by d.ended_at limit $4`,
);

/** Calls of the team whose recording is to be created now, the oldest first. */
export async function due(
  db: Db,
  teamId: string,
  { now, dialerDelayMinutes, limit }: { now: Date; dialerDelayMinutes: number; limit: number },
): Promise<string[]> {
  const rows = await many<{ externalId: string }>(db, DUE, [teamId, now, dialerDelayMinutes, limit]);
  return rows.map(({ externalId }) => externalId);
}

const TEAMS = statement(
  'linking.teams_with_due_dialer_calls',
  `select distinct d.team_id as "teamId" from linking.dialer_calls d
   where d.recording_created_at is null and d.recording_external_id is not null and d.ended_at is not null`,
);

/** Teams that have a recording to create, now or soon. */
export async function teamsWithDue(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS)).map(({ teamId }) => teamId);
}

export const AWAITED_BY = statement(
  'linking.recordings_awaiting_call',
  `select r.external_id as "externalId" from linking.recordings r
   where r.team_id = $1 and (r.dialer_call_external_id = $2 or r.external_id = $3) and r.decided_at is null`,
);

/** Pending recordings that name the call, or that it names. */
export async function awaitedBy(db: Db, teamId: string, call: DialerCall): Promise<string[]> {
  const values = [teamId, call.externalId, call.recordingExternalId];
  const rows = await many<{ externalId: string }>(db, AWAITED_BY, values);
  return rows.map(({ externalId }) => externalId);
}
