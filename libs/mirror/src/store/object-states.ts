import { type Db, execute, many, maybeOne, statement } from '#platform';
import { type CrmObject } from '#identifiers';

/** How far an object is proven complete. */
export interface ObjectState {
  object: CrmObject;
  /** Everything with a SystemModstamp before this has been read. */
  watermark: Date | null;
  firstCompletedAt: Date | null;
  lastCompleteRunStartedAt: Date | null;
  staleTargets: string[];
}

const COLUMNS = `object, watermark, first_completed_at as "firstCompletedAt",
  last_complete_run_started_at as "lastCompleteRunStartedAt", stale_targets as "staleTargets"`;

const GET = statement(
  'mirror.get_object_state',
  `select ${COLUMNS} from mirror.object_states where team_id = $1 and object = $2`,
);

export async function get(db: Db, teamId: string, object: CrmObject): Promise<ObjectState> {
  const nothing = { object, watermark: null, firstCompletedAt: null, lastCompleteRunStartedAt: null, staleTargets: [] };
  return (await maybeOne<ObjectState>(db, GET, [teamId, object])) ?? nothing;
}

const LIST = statement('mirror.list_object_states', `select ${COLUMNS} from mirror.object_states where team_id = $1`);

export function list(db: Db, teamId: string): Promise<ObjectState[]> {
  return many<ObjectState>(db, LIST, [teamId]);
}

const COMPLETE = statement(
  'mirror.complete_object',
  `insert into mirror.object_states as o (team_id, object, watermark, first_completed_at, last_complete_run_started_at)
   values ($1, $2, $3, now(), $4)
   on conflict on constraint object_states_pkey do update
   set watermark = greatest(o.watermark, excluded.watermark),
     first_completed_at = coalesce(o.first_completed_at, excluded.first_completed_at),
     last_complete_run_started_at = greatest(o.last_complete_run_started_at, excluded.last_complete_run_started_at)`,
);

/** A run that started at `startedAt` read everything: the watermark moves, and never back. */
export async function complete(
  trx: Db,
  teamId: string,
  object: CrmObject,
  { watermark, startedAt }: { watermark: Date | null; startedAt: Date },
): Promise<void> {
  await execute(trx, COMPLETE, [teamId, object, watermark, startedAt]);
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
  `insert into mirror.object_states as o (team_id, object, stale_targets) values ($1, $2, $3)
   on conflict on constraint object_states_pkey do update set stale_targets = excluded.stale_targets
   where o.stale_targets <> excluded.stale_targets`,
);

/** These targets' CRM fields are not visible: their columns keep what they had. */
export async function setStaleTargets(
  trx: Db,
  teamId: string,
  object: CrmObject,
  targets: readonly string[],
): Promise<void> {
  await execute(trx, SET_STALE, [teamId, object, [...targets].sort()]);
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
