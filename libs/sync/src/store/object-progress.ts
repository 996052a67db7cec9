import type { CrmObject } from '#identifiers';
import { type Db, execute, many, statement } from '#platform';

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

/** What is known of one object among what `list` answers. */
export function ofObject(
  known: readonly (ObjectProgress & { object: CrmObject })[],
  object: CrmObject,
): ObjectProgress {
  return known.find((each) => each.object === object) ?? NOTHING;
}

const SET = statement(
  'sync.set_object_progress',
  `insert into sync.object_progress as p (team_id, object, deletions_until, filled_from, unmapped, needs_reconcile)
   select $1, n.object, n.deletions_until, n.filled_from, n.unmapped, n.needs_reconcile
   from unnest($2::text[], $3::timestamptz[], $4::jsonb[], $5::jsonb[], $6::boolean[]) as
     n (object, deletions_until, filled_from, unmapped, needs_reconcile)
   on conflict on constraint object_progress_pkey do update
   set deletions_until = excluded.deletions_until, filled_from = excluded.filled_from, unmapped = excluded.unmapped,
     needs_reconcile = excluded.needs_reconcile
   where (p.deletions_until, p.filled_from, p.unmapped, p.needs_reconcile) is distinct from
     (excluded.deletions_until, excluded.filled_from, excluded.unmapped, excluded.needs_reconcile)`,
);

export async function set(
  trx: Db,
  teamId: string,
  progress: readonly (ObjectProgress & { object: CrmObject })[],
): Promise<void> {
  const of = <T>(value: (each: ObjectProgress & { object: CrmObject }) => T): T[] => progress.map(value);
  await execute(trx, SET, [
    teamId,
    of(({ object }) => object),
    of(({ deletionsUntil }) => deletionsUntil),
    of(({ filledFrom }) => JSON.stringify(filledFrom)),
    of(({ unmapped }) => JSON.stringify(unmapped)),
    of(({ needsReconcile }) => needsReconcile),
  ]);
}
