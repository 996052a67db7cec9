import { type Db, execute, many, statement } from '#platform';

export interface RecordCount {
  object: string;
  /** Null: Salesforce does not count it. */
  rows: number | null;
}

const selectCounts = statement(
  'salesforce.find_record_counts',
  `select object, rows from salesforce.record_counts where team_id = $1 and object = any($2) and told_at > $3`,
);

/** Those of these objects that were told since. */
export function find(db: Db, teamId: string, objects: readonly string[], since: Date): Promise<RecordCount[]> {
  return many<RecordCount>(db, selectCounts, [teamId, objects, since]);
}

const upsertCounts = statement(
  'salesforce.save_record_counts',
  `insert into salesforce.record_counts (team_id, object, rows, told_at)
   select $1, told.object, told.rows, $4 from unnest($2::text[], $3::bigint[]) as told (object, rows)
   order by told.object
   on conflict on constraint record_counts_pkey do update set rows = excluded.rows, told_at = excluded.told_at`,
);

export async function save(db: Db, teamId: string, counts: readonly RecordCount[], now: Date): Promise<void> {
  const rows = counts.map((count) => count.rows);
  await execute(db, upsertCounts, [teamId, counts.map(({ object }) => object), rows, now]);
}

const deleteCounts = statement(
  'salesforce.forget_record_counts',
  `delete from salesforce.record_counts where team_id = $1`,
);

/** Another org has other records. */
export async function forget(db: Db, teamId: string): Promise<void> {
  await execute(db, deleteCounts, [teamId]);
}
