import type { CrmObject } from '#identifiers';
import { type Db, execute, many, maybeOne, statement } from '#platform';

// What reconciles found missing. A record that changed since it was found is no longer that reconcile's to delete or to
// bring back: the SystemModstamp it had then says so.

export type DeletionState = 'pending' | 'applied' | 'undone' | 'dropped';

export interface FoundDeletion {
  crmId: string;
  systemModstamp: Date | null;
}

const INSERT = statement(
  'sync.insert_deletions',
  `insert into sync.deletions (team_id, run_id, object, crm_id, system_modstamp, state)
   select $1, $2, $3, n.crm_id, n.system_modstamp, $4
   from unnest($5::text[], $6::timestamptz[]) as n (crm_id, system_modstamp)
   on conflict on constraint deletions_pkey do update
   set system_modstamp = excluded.system_modstamp, state = excluded.state`,
);

export async function insert(
  trx: Db,
  { teamId, runId }: { teamId: string; runId: string },
  { object, state, found }: { object: CrmObject; state: DeletionState; found: readonly FoundDeletion[] },
): Promise<void> {
  const ids = found.map(({ crmId }) => crmId);
  const stamps = found.map(({ systemModstamp }) => systemModstamp);
  await execute(trx, INSERT, [teamId, runId, object, state, ids, stamps]);
}

const OF_RUN = statement(
  'sync.deletions_of_run',
  `select object, crm_id as "crmId", system_modstamp as "systemModstamp" from sync.deletions
   where team_id = $1 and run_id = $2 and state = $3 order by crm_id`,
);

export function ofRun(
  db: Db,
  teamId: string,
  runId: string,
  state: DeletionState,
): Promise<(FoundDeletion & { object: CrmObject })[]> {
  return many(db, OF_RUN, [teamId, runId, state]);
}

const MOVE = statement(
  'sync.move_deletions',
  `update sync.deletions set state = $4 where team_id = $1 and run_id = $2 and state = $3`,
);

export function move(
  trx: Db,
  { teamId, runId }: { teamId: string; runId: string },
  change: { from: DeletionState; to: DeletionState },
): Promise<number> {
  return execute(trx, MOVE, [teamId, runId, change.from, change.to]);
}

const UNDONE = statement(
  'sync.count_undone_deletions',
  `select count(distinct crm_id)::integer as n from sync.deletions
   where team_id = $1 and object = $2 and state = 'undone' and crm_id = any($3)`,
);

/** How many of these an admin took back before. */
export async function undoneAmong(db: Db, teamId: string, object: CrmObject, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return (await maybeOne<{ n: number }>(db, UNDONE, [teamId, object, ids]))?.n ?? 0;
}

const PENDING = statement(
  'sync.count_pending_deletions',
  `select count(*)::integer as n from sync.deletions where team_id = $1 and run_id = $2 and state = 'pending'`,
);

export async function pending(db: Db, teamId: string, runId: string): Promise<number> {
  return (await maybeOne<{ n: number }>(db, PENDING, [teamId, runId]))?.n ?? 0;
}

const FIRST = statement(
  'sync.first_pending_deletions',
  `select crm_id as "crmId" from sync.deletions where team_id = $1 and run_id = $2 and state = 'pending'
   order by crm_id limit $3`,
);

/** The first ids of those that wait for approval. */
export async function firstPending(db: Db, teamId: string, runId: string, atMost: number): Promise<string[]> {
  return (await many<{ crmId: string }>(db, FIRST, [teamId, runId, atMost])).map(({ crmId }) => crmId);
}

const PRUNE = statement(
  'sync.prune_deletions',
  `delete from sync.deletions d using (
     select found.team_id, found.run_id, found.crm_id from sync.runs r
     join sync.deletions found on found.team_id = r.team_id and found.run_id = r.id
     where r.finished_at < $1 and found.state in ('applied', 'dropped') limit $2
   ) old where d.team_id = old.team_id and d.run_id = old.run_id and d.crm_id = old.crm_id`,
);

/** Forgets what runs that ended before had deleted; those taken back stay, so that they are asked about again (Y4). */
export function prune(db: Db, before: Date, atMost: number): Promise<number> {
  return execute(db, PRUNE, [before, atMost]);
}
