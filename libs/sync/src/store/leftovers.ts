import { type Db, execute, statement, unprepared } from '#platform';

/** What the sync knows of a mirror, besides its runs. */
export const LEFTOVERS = ['sync.crm_sync_errors', 'sync.deletions', 'sync.object_progress'] as const;

/** Deletes so many rows of one of them. Returns how many there were. */
export async function deleteRows(
  db: Db,
  teamId: string,
  part: (typeof LEFTOVERS)[number],
  most: number,
): Promise<number> {
  return execute(
    db,
    unprepared(`
      delete from ${part} where ctid = any(array(select ctid from ${part} where team_id = $1 limit $2)) and team_id = $1`),
    [teamId, most],
  );
}

const FORGET_RECORDS = statement(
  'sync.forget_errors_of_records',
  'delete from sync.crm_sync_errors where team_id = $1 and object = $2 and crm_id = any($3)',
);

/** The errors of these records, resolved ones too: they hold the rows as Salesforce sent them. */
export async function forgetRecords(db: Db, teamId: string, object: string, crmIds: readonly string[]): Promise<void> {
  await execute(db, FORGET_RECORDS, [teamId, object, crmIds]);
}
