import { type Db, execute, many, maybeOne, statement, unprepared } from '#platform';
import { type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';

/** How far an object is proven complete. */
export interface ObjectState {
  object: CrmObject;
  /** Everything with a SystemModstamp before this has been read. */
  watermark: Date | null;
  firstCompletedAt: Date | null;
  lastCompleteRunStartedAt: Date | null;
  staleTargets: string[];
  /** Live records when a run last ended that changed some; null where they were not counted since. */
  liveRecords: number | null;
}

const COLUMNS = `object, watermark, first_completed_at as "firstCompletedAt",
  last_complete_run_started_at as "lastCompleteRunStartedAt", stale_targets as "staleTargets",
  live_records as "liveRecords"`;

const GET = statement(
  'mirror.get_object_state',
  `select ${COLUMNS} from mirror.object_states where team_id = $1 and object = $2`,
);

export async function get(db: Db, teamId: string, object: CrmObject): Promise<ObjectState> {
  return (await maybeOne<ObjectState>(db, GET, [teamId, object])) ?? nothingOf(object);
}

const nothingOf = (object: CrmObject): ObjectState => ({
  object,
  watermark: null,
  firstCompletedAt: null,
  lastCompleteRunStartedAt: null,
  staleTargets: [],
  liveRecords: null,
});

/** One of those that `list` answers. */
export function ofObject(states: readonly ObjectState[], object: CrmObject): ObjectState {
  return states.find((state) => state.object === object) ?? nothingOf(object);
}

const LIST = statement('mirror.list_object_states', `select ${COLUMNS} from mirror.object_states where team_id = $1`);

export function list(db: Db, teamId: string): Promise<ObjectState[]> {
  return many<ObjectState>(db, LIST, [teamId]);
}

const COMPLETE = statement(
  'mirror.complete_objects',
  `insert into mirror.object_states as o (team_id, object, watermark, first_completed_at, last_complete_run_started_at)
   select $1, n.object, n.watermark, now(), n.started_at
   from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as n (object, watermark, started_at)
   on conflict on constraint object_states_pkey do update
   set watermark = greatest(o.watermark, excluded.watermark),
     first_completed_at = coalesce(o.first_completed_at, excluded.first_completed_at),
     last_complete_run_started_at = greatest(o.last_complete_run_started_at, excluded.last_complete_run_started_at)`,
);

/** Everything of an object was read by a run. */
export interface CompleteRead {
  object: CrmObject;
  /** Null: the run proved none. */
  watermark: Date | null;
  startedAt: Date;
}

/** These were read whole: their watermarks move, and never back. */
export async function complete(trx: Db, teamId: string, reads: readonly CompleteRead[]): Promise<void> {
  if (reads.length === 0) return;
  const of = <T>(value: (read: CompleteRead) => T): T[] => reads.map(value);
  await execute(trx, COMPLETE, [
    teamId,
    of(({ object }) => object),
    of(({ watermark }) => watermark),
    of(({ startedAt }) => startedAt),
  ]);
}

const REWIND = statement(
  'mirror.rewind_object',
  `update mirror.object_states set watermark = $3 where team_id = $1 and object = $2 and watermark > $3`,
);

/** Records were found that a window should have brought: what came since is no longer proven. */
export async function rewind(trx: Db, teamId: string, object: CrmObject, to: Date): Promise<void> {
  await execute(trx, REWIND, [teamId, object, to]);
}

const SET_STALE = statement(
  'mirror.set_stale_targets',
  `insert into mirror.object_states as o (team_id, object, stale_targets)
   select $1, n.object, array(select jsonb_array_elements_text(n.targets))
   from unnest($2::text[], $3::jsonb[]) as n (object, targets)
   on conflict on constraint object_states_pkey do update set stale_targets = excluded.stale_targets
   where o.stale_targets <> excluded.stale_targets`,
);

/** The CRM fields of these targets of an object are not visible, and those alone: their columns keep what they had. */
export interface StaleTargets {
  object: CrmObject;
  targets: readonly string[];
}

export async function setStaleTargets(trx: Db, teamId: string, stale: readonly StaleTargets[]): Promise<void> {
  const targets = stale.map((each) => JSON.stringify([...each.targets].sort()));
  await execute(trx, SET_STALE, [teamId, stale.map(({ object }) => object), targets]);
}

const LOCK = statement(
  'mirror.lock_object_state',
  'select 1 from mirror.object_states where team_id = $1 and object = $2 for update',
);

/** Counts the live records anew: they changed, and whoever looks at them counts no table. */
export async function countLive(trx: Db, teamId: string, object: CrmObject): Promise<void> {
  // Whoever counts second sees what the first has committed: a snapshot from before the lock would not.
  await execute(trx, LOCK, [teamId, object]);
  const sql = `update mirror.object_states set live_records =
      (select count(*)::integer from mirror.${MIRROR_TABLES[object].table} where team_id = $1 and not is_deleted)
    where team_id = $1 and object = $2`;
  await execute(trx, unprepared(sql), [teamId, object]);
}

const FORGET_LIVE = statement(
  'mirror.forget_live_records',
  `update mirror.object_states set live_records = null where team_id = $1 and object = $2 and live_records is not null`,
);

/** Some may have changed, and nobody counted them. */
export async function forgetLive(trx: Db, teamId: string, object: CrmObject): Promise<void> {
  await execute(trx, FORGET_LIVE, [teamId, object]);
}

const LAST_COMPLETE = statement(
  'mirror.last_complete',
  `select o.team_id as "teamId", o.object, o.last_complete_run_started_at as at
   from mirror.object_states o join mirror.orgs org on org.team_id = o.team_id and org.is_connected
   where o.last_complete_run_started_at is not null`,
);

/** When the last complete pass began, by team and object, of every team that is connected. */
export function lastComplete(db: Db): Promise<{ teamId: string; object: CrmObject; at: Date }[]> {
  return many(db, LAST_COMPLETE);
}
