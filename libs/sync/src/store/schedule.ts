import { type CrmObject } from '#identifiers';
import { type Db, execute, many, statement } from '#platform';

// When the schedule looks at an object again. A row per object of each connected team; whoever changes what a due time
// depends on (intervals, mappings, the connection) makes the team due, and the next tick works it out anew.

const START = statement(
  'sync.start_schedule',
  `insert into sync.schedule (team_id, object, next_due_at) select $1, crm.object, $3 from unnest($2::text[]) as crm (object)
   on conflict on constraint schedule_pkey do update set next_due_at = least(schedule.next_due_at, excluded.next_due_at)`,
);

/** The team is connected, or something changed that its due times depend on: it is looked at with the next tick. */
export async function start(db: Db, teamId: string, objects: readonly CrmObject[], now: Date): Promise<void> {
  await execute(db, START, [teamId, objects, now]);
}

const TOUCH = statement(
  'sync.touch_schedule',
  `update sync.schedule set next_due_at = least(next_due_at, $2) where team_id = $1`,
);

/** As `start`, of a team that may not be connected: then nothing is scheduled. */
export async function touch(db: Db, teamId: string, now: Date): Promise<void> {
  await execute(db, TOUCH, [teamId, now]);
}

const STOP = statement('sync.stop_schedule', `delete from sync.schedule where team_id = $1`);

/** The team disconnected. */
export async function stop(db: Db, teamId: string): Promise<void> {
  await execute(db, STOP, [teamId]);
}

const DUE = statement(
  'sync.due_teams',
  `select distinct due.team_id as "teamId" from (
     select team_id from sync.schedule where next_due_at <= $1 order by next_due_at limit $2
   ) due`,
);

/** Teams with an object that is due, those that are due longest first, out of so many rows at most. */
export async function dueTeams(db: Db, now: Date, rowsAtMost: number): Promise<string[]> {
  return (await many<{ teamId: string }>(db, DUE, [now, rowsAtMost])).map(({ teamId }) => teamId);
}

const SET = statement(
  'sync.set_next_due',
  `update sync.schedule s set next_due_at = coalesce(due.at, 'infinity')
   from unnest($2::text[], $3::timestamptz[]) as due (object, at)
   where s.team_id = $1 and s.object = due.object`,
);

export interface NextDue {
  object: CrmObject;
  /** Null: nothing is scheduled. */
  at: Date | null;
}

export async function set(db: Db, teamId: string, next: readonly NextDue[]): Promise<void> {
  await execute(db, SET, [teamId, next.map(({ object }) => object), next.map(({ at }) => at)]);
}

const LIST = statement(
  'sync.list_schedule',
  `select object, case when isfinite(next_due_at) then next_due_at end as at from sync.schedule where team_id = $1`,
);

export function list(db: Db, teamId: string): Promise<NextDue[]> {
  return many<NextDue>(db, LIST, [teamId]);
}
