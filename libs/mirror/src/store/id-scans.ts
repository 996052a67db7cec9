import { type Readable } from 'node:stream';
import { type CrmObject } from '#identifiers';
import { type Db, many, maybeOne, one, unprepared } from '#platform';
import { MIRROR_TABLES } from '../domain/objects.js';
import { type Selection } from '../domain/selection.js';
import { mergeStaged } from './batches.js';
import { type MergeCounts, stagedValues } from './merge.js';
import { copy, copyLeniently, createStaging, createTextStaging, stagedIds } from './staging.js';

// An id scan holds the id of every record of the org, with whatever else was selected, in pg_temp.staging. Only a complete
// one may be compared: what is absent from it is taken for gone.

/** What every id scan of a run selects; one of no more refreshes nothing. */
const SCANNED_COLUMNS: readonly string[] = ['crm_id', 'is_deleted', 'system_modstamp'];

/** Begins an id scan in the caller's transaction; a lenient one takes values that do not fit. */
export async function begin(trx: Db, chosen: Selection, lenient: boolean): Promise<void> {
  await createStaging(trx, chosen);
  if (lenient) await createTextStaging(trx, chosen);
}

/** Adds a page; says how many rows it had. */
export function add(trx: Db, chosen: Selection, page: Readable, lenient: boolean): Promise<number> {
  return lenient ? copyLeniently(trx, chosen, page) : copy(trx, 'staging', chosen, page);
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

/** Brings the records the mirror has to what the scan has, also where a value changed and no stamp moved. */
export async function refresh(trx: Db, teamId: string, chosen: Selection): Promise<MergeCounts> {
  const isPlain = chosen.fields.every((field) => field.columns.every(({ name }) => SCANNED_COLUMNS.includes(name)));
  if (isPlain) return { inserted: 0, updated: 0, deleted: 0, withheld: 0 };
  return mergeStaged(trx, teamId, chosen, { how: 'refresh', derive: 'now' });
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

/** How the values of a scan compare with those of the mirror. */
export interface ValueDifferences {
  compared: number;
  differing: number;
  /** Records with a value that differs, at most as many as asked for, in their order. */
  ids: string[];
}

/** Compares every selected value of the live records that the scan and the mirror both have. */
export async function valueDifferences(
  trx: Db,
  teamId: string,
  chosen: Selection,
  limit: number,
): Promise<ValueDifferences> {
  const { table } = MIRROR_TABLES[chosen.object];
  const values = stagedValues(chosen).filter(({ column }) => !IDENTITY.has(column));
  const differs = values.map(({ column, sql }) => `(m.${column} is distinct from ${sql})::integer`);
  const sql = `
    with compared as (
      select m.crm_id, ${differs.join(' + ') || '0'} as differing from pg_temp.staging s
      join mirror.${table} m on m.team_id = $1 and m.crm_id = s.s0 and not m.is_deleted)
    select count(*)::integer * ${values.length} as compared, coalesce(sum(differing), 0)::integer as differing,
      coalesce((array_agg(crm_id order by crm_id) filter (where differing > 0))[1:$2], '{}') as ids
    from compared`;
  return one<ValueDifferences>(trx, unprepared(sql), [teamId, limit]);
}

/** What says which record a row is, and when it changed, is no value of it. */
const IDENTITY = new Set(['crm_id', 'is_deleted', 'system_modstamp']);

/** Ids of live records chosen at random: another seed, other records. */
export async function sampleIds(
  db: Db,
  teamId: string,
  object: CrmObject,
  { size, seed }: { size: number; seed: number },
): Promise<string[]> {
  const sql = `
    select crm_id as id from mirror.${MIRROR_TABLES[object].table}
    where team_id = $1 and not is_deleted order by hashtextextended(crm_id, $3) limit $2`;
  const rows = await many<{ id: string }>(db, unprepared(sql), [teamId, size, seed]);
  return rows.map(({ id }) => id);
}
