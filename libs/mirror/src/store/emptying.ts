import { type CrmObject } from '#identifiers';
import { type Db, execute, many, unprepared } from '#platform';
import { MIRROR_TABLES, type MirrorTable } from '../domain/objects.js';

// Of a record that is deleted in Salesforce, the id and what it was merged into stay (E3). One that was emptied has no stamp.

const STAYS = new Set(['crm_id', 'is_deleted', 'merged_into']);

function emptied({ columns, derived }: MirrorTable): string {
  const values = columns
    .filter(({ name }) => !STAYS.has(name))
    .map(({ name, type, fallback }) => `${name} = ${type === 'boolean' ? (fallback ?? 'false') : 'null'}`);
  const made = derived.map(({ name }) => `${name} = null`);
  return [...values, ...made, 'withheld = null'].join(', ');
}

/** Drops the values of deleted records that last changed before, so many at once. Returns their ids. */
export async function emptyDeleted(
  db: Db,
  teamId: string,
  object: CrmObject,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const table = MIRROR_TABLES[object];
  const rows = await many<{ id: string }>(
    db,
    unprepared(`
      update mirror.${table.table} m set ${emptied(table)}
      where m.team_id = $1 and m.crm_id in (
        select d.crm_id from mirror.${table.table} d
        where d.team_id = $1 and d.is_deleted and d.system_modstamp is not null and d.mirrored_at < $2
        order by d.mirrored_at limit $3)
      returning m.crm_id as id`),
    [teamId, before, limit],
  );
  return rows.map(({ id }) => id);
}

/** Drops the values of these records, as far as they are deleted. */
export async function emptyRecords(db: Db, teamId: string, object: CrmObject, ids: readonly string[]): Promise<void> {
  const table = MIRROR_TABLES[object];
  await execute(
    db,
    unprepared(`
      update mirror.${table.table} m set ${emptied(table)}
      where m.team_id = $1 and m.crm_id = any($2) and m.is_deleted`),
    [teamId, ids],
  );
}

/** The tables a mirror is made of, but for the org it is pinned to. */
export const MIRROR_PARTS = [
  ...['accounts', 'contacts', 'leads', 'opportunities', 'opportunity_contact_roles', 'users', 'account_domains'],
  ...['rereads', 'freshness', 'object_states'],
] as const;

/** Deletes so many rows of one of them. Returns how many there were. */
export async function deleteRows(
  db: Db,
  teamId: string,
  part: (typeof MIRROR_PARTS)[number],
  most: number,
): Promise<number> {
  return execute(
    db,
    unprepared(`
      delete from mirror.${part}
      where ctid = any(array(select ctid from mirror.${part} where team_id = $1 limit $2)) and team_id = $1`),
    [teamId, most],
  );
}
