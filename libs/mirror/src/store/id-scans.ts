import { type Readable } from 'node:stream';
import { type Db, many, maybeOne, unprepared } from '#platform';
import { MIRROR_TABLES } from '../domain/objects.js';
import { type Selection } from '../domain/selection.js';
import { mergeStaged } from './batches.js';
import { copy, createStaging, stagedIds } from './staging.js';

// An id scan holds the id, IsDeleted and SystemModstamp of every record of the org, and of derived fields the value, in
// pg_temp.staging. Only a complete one may be compared: what is absent from it is taken for gone.

/** The columns every id scan reads. */
export const SCANNED_COLUMNS: readonly string[] = ['crm_id', 'is_deleted', 'system_modstamp'];

/** Begins an id scan in the caller's transaction. */
export async function begin(trx: Db, chosen: Selection): Promise<void> {
  await createStaging(trx, chosen);
}

/** Adds a page; says how many rows it had. */
export function add(trx: Db, chosen: Selection, page: Readable): Promise<number> {
  return copy(trx, 'staging', chosen, page);
}

/** How many different records the scan holds. */
export async function size(trx: Db): Promise<number> {
  return (await stagedIds(trx)).count;
}

/** Where the scan and the mirror differ. */
export interface IdScanFindings {
  /** Live here and unknown to the org. */
  gone: { crmId: string; systemModstamp: Date | null }[];
  /** Live records here, `gone` among them. */
  live: number;
  /** The earliest stamp of a record that the windows before the watermark should have brought; null when none. */
  lateFrom: Date | null;
}

export async function compare(
  trx: Db,
  teamId: string,
  chosen: Selection,
  watermark: Date | null,
): Promise<IdScanFindings> {
  const { table } = MIRROR_TABLES[chosen.object];
  const name = (column: string): string | undefined => {
    const index = chosen.fields.findIndex((field) => field.columns.some((each) => each.name === column));
    return index === -1 ? undefined : `s.s${index}`;
  };
  const [deleted, stamp] = [name('is_deleted') ?? 'false', name('system_modstamp') ?? 'null::timestamptz'];
  const gone = await many<{ crmId: string; systemModstamp: Date | null }>(
    trx,
    unprepared(`
      select m.crm_id as "crmId", m.system_modstamp as "systemModstamp" from mirror.${table} m
      where m.team_id = $1 and not m.is_deleted and not exists (select from pg_temp.staging s where s.s0 = m.crm_id)`),
    [teamId],
  );
  const late = await maybeOne<{ lateFrom: Date | null }>(
    trx,
    unprepared(`
      select min(${stamp}) as "lateFrom" from pg_temp.staging s
      left join mirror.${table} m on m.team_id = $1 and m.crm_id = s.s0
      where ${stamp} < $2 and (m.crm_id is null or m.system_modstamp < ${stamp}
        or (m.system_modstamp = ${stamp} and m.is_deleted <> coalesce(${deleted}, false)))`),
    [teamId, watermark],
  );
  return { gone, live: await liveCount(trx, teamId, chosen), lateFrom: late?.lateFrom ?? null };
}

async function liveCount(trx: Db, teamId: string, { object }: Selection): Promise<number> {
  const { table } = MIRROR_TABLES[object];
  const sql = `select count(*)::integer as live from mirror.${table} where team_id = $1 and not is_deleted`;
  return (await maybeOne<{ live: number }>(trx, unprepared(sql), [teamId]))?.live ?? 0;
}

/** Brings derived fields up to date: their values change without moving a stamp. Returns how many records changed. */
export async function refresh(trx: Db, teamId: string, chosen: Selection): Promise<number> {
  const isPlain = chosen.fields.every((field) => field.columns.every(({ name }) => SCANNED_COLUMNS.includes(name)));
  if (isPlain) return 0;
  return (await mergeStaged(trx, teamId, chosen, { how: 'fill', derive: 'now' })).updated;
}

/** Ids the scan has and the mirror has not live, and the reverse; each at most `limit`, in their order. */
export async function differences(
  trx: Db,
  teamId: string,
  chosen: Selection,
  limit: number,
): Promise<{ missing: string[]; extra: string[] }> {
  const { table } = MIRROR_TABLES[chosen.object];
  const idsOf = async (sql: string): Promise<string[]> => {
    const rows = await many<{ id: string }>(trx, unprepared(sql), [teamId, limit]);
    return rows.map(({ id }) => id);
  };
  const missing = await idsOf(`
    select s.s0 as id from pg_temp.staging s
    where not exists (select from mirror.${table} m where m.team_id = $1 and m.crm_id = s.s0 and not m.is_deleted)
    order by s.s0 limit $2`);
  const extra = await idsOf(`
    select m.crm_id as id from mirror.${table} m
    where m.team_id = $1 and not m.is_deleted and not exists (select from pg_temp.staging s where s.s0 = m.crm_id)
    order by m.crm_id limit $2`);
  return { missing, extra };
}
