import type { CrmObject } from '#identifiers';
import { type Db, execute, many, statement } from '#platform';
import { type MeasuredRead } from '../domain/cost.js';

const LIST = statement(
  'sync.list_read_costs',
  `select transport, rows, api_calls as "apiCalls", seconds from sync.read_costs where team_id = $1`,
);

/** The latest read of each object by each transport. */
export function list(db: Db, teamId: string): Promise<MeasuredRead[]> {
  return many<MeasuredRead>(db, LIST, [teamId]);
}

const SET = statement(
  'sync.set_read_cost',
  `insert into sync.read_costs (team_id, object, transport, rows, api_calls, seconds, measured_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict on constraint read_costs_pkey do update
   set rows = excluded.rows, api_calls = excluded.api_calls, seconds = excluded.seconds, measured_at = excluded.measured_at`,
);

export async function set(db: Db, teamId: string, object: CrmObject, read: MeasuredRead, now: Date): Promise<void> {
  const { transport, rows, apiCalls, seconds } = read;
  await execute(db, SET, [teamId, object, transport, rows, apiCalls, seconds, now]);
}
