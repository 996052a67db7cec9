import type { CrmObject } from '#identifiers';
import { type Db, execute, many, maybeOne, statement } from '#platform';

/** What else a run has to know about an object. */
export interface ObjectProgress {
  /** Deletions of the org's log have been read up to here. */
  deletionsUntil: Date | null;
  /** Target, or column that no mapping feeds, to the CRM field its column is filled from, for every record. */
  filledFrom: Record<string, string>;
  /** The fields that no mapping names, as the org last showed them, by what they feed. */
  unmapped: Record<string, string>;
  /** Purges may have been missed: only a reconcile finds them. */
  needsReconcile: boolean;
}

const NOTHING: ObjectProgress = { deletionsUntil: null, filledFrom: {}, unmapped: {}, needsReconcile: false };

const GET = statement(
  'sync.get_object_progress',
  `select deletions_until as "deletionsUntil", filled_from as "filledFrom", unmapped,
     needs_reconcile as "needsReconcile"
   from sync.object_progress where team_id = $1 and object = $2`,
);

export async function get(db: Db, teamId: string, object: CrmObject): Promise<ObjectProgress> {
  return (await maybeOne<ObjectProgress>(db, GET, [teamId, object])) ?? NOTHING;
}

const LIST = statement(
  'sync.list_object_progress',
  `select object, deletions_until as "deletionsUntil", filled_from as "filledFrom", unmapped,
     needs_reconcile as "needsReconcile"
   from sync.object_progress where team_id = $1`,
);

/** Of every object that a run has ended of. */
export function list(db: Db, teamId: string): Promise<(ObjectProgress & { object: CrmObject })[]> {
  return many(db, LIST, [teamId]);
}

const SET = statement(
  'sync.set_object_progress',
  `insert into sync.object_progress as p (team_id, object, deletions_until, filled_from, unmapped, needs_reconcile)
   values ($1, $2, $3, $4, $5, $6)
   on conflict on constraint object_progress_pkey do update
   set deletions_until = excluded.deletions_until, filled_from = excluded.filled_from, unmapped = excluded.unmapped,
     needs_reconcile = excluded.needs_reconcile
   where (p.deletions_until, p.filled_from, p.unmapped, p.needs_reconcile) is distinct from
     (excluded.deletions_until, excluded.filled_from, excluded.unmapped, excluded.needs_reconcile)`,
);

export async function set(trx: Db, teamId: string, object: CrmObject, progress: ObjectProgress): Promise<void> {
  const { deletionsUntil, filledFrom, unmapped, needsReconcile } = progress;
  const fields = [JSON.stringify(filledFrom), JSON.stringify(unmapped)];
  await execute(trx, SET, [teamId, object, deletionsUntil, ...fields, needsReconcile]);
}
