import { type Db, execute, maybeOne, statement } from '#platform';
import { type CrmObject } from '#mirror';

/** What else a run has to know about an object. */
export interface ObjectProgress {
  /** Deletions of the org's log have been read up to here. */
  deletionsUntil: Date | null;
  /** Target to the CRM field its column is filled from, for every record. */
  filledFrom: Record<string, string>;
}

const GET = statement(
  'sync.get_object_progress',
  `select deletions_until as "deletionsUntil", filled_from as "filledFrom" from sync.object_progress
   where team_id = $1 and object = $2`,
);

export async function get(db: Db, teamId: string, object: CrmObject): Promise<ObjectProgress> {
  return (await maybeOne<ObjectProgress>(db, GET, [teamId, object])) ?? { deletionsUntil: null, filledFrom: {} };
}

const SET = statement(
  'sync.set_object_progress',
  `insert into sync.object_progress as p (team_id, object, deletions_until, filled_from) values ($1, $2, $3, $4)
   on conflict on constraint object_progress_pkey do update
   set deletions_until = excluded.deletions_until, filled_from = excluded.filled_from
   where (p.deletions_until, p.filled_from) is distinct from (excluded.deletions_until, excluded.filled_from)`,
);

export async function set(trx: Db, teamId: string, object: CrmObject, progress: ObjectProgress): Promise<void> {
  await execute(trx, SET, [teamId, object, progress.deletionsUntil, JSON.stringify(progress.filledFrom)]);
}
