import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type Db, execute, one, statement, STATEMENT_SPAN, unprepared, withClient, withSpan } from '#platform';
import { type ColumnType } from '../domain/objects.js';
import { type SelectedField, type Selection } from '../domain/selection.js';
import { CsvBody } from './csv-body.js';

// A batch is staged in a temporary table that lives as long as its transaction, so a batch that fails leaves nothing.
// One column per selected field, s0 … sn, typed as the mirror wants it: COPY does the parsing and the checking.

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  id: 'text collate "C"',
  numeric: 'numeric',
  date: 'date',
  timestamptz: 'timestamptz',
  boolean: 'boolean',
};

function columnsOf(fields: readonly SelectedField[]): string[] {
  return fields.map((_, index) => `s${index}`);
}

/** Stages a page and says how many rows it had. A value that does not fit its type fails with SQLSTATE class 22. */
export async function stage(trx: Db, chosen: Selection, page: Readable): Promise<number> {
  await createStaging(trx, chosen);
  return copy(trx, 'staging', chosen, page);
}

/**
 * Stages a page some of whose values do not fit: those become null, and their row carries in `withheld` what did not
 * fit and in `raw` all of it as it came.
 */
export async function stageLeniently(trx: Db, chosen: Selection, page: Readable): Promise<number> {
  await createStaging(trx, chosen);
  await createTextStaging(trx, chosen);
  return copyLeniently(trx, chosen, page);
}

/** The empty table through which pages go whose values may not fit. */
export async function createTextStaging(trx: Db, { fields }: Selection): Promise<void> {
  const names = columnsOf(fields).join(' text, ');
  await execute(trx, unprepared(`create temp table staging_text (${names} text) on commit drop`));
}

/** Rows of a page into the table of the batch, by way of text. */
export async function copyLeniently(trx: Db, chosen: Selection, page: Readable): Promise<number> {
  const rows = await copy(trx, 'staging_text', chosen, wellFormed(page));
  await execute(trx, unprepared(fitting(chosen)));
  await execute(trx, unprepared('truncate pg_temp.staging_text'));
  return rows;
}

const WORK_MEMORY = statement('mirror.work_memory', `select set_config('work_mem', '64MB', true)`);

/** The empty table of a batch. */
export async function createStaging(trx: Db, { fields }: Selection): Promise<void> {
  // A page is joined and grouped whole: with the default of 4 MB that would go through files.
  await execute(trx, WORK_MEMORY);
  const columns = fields.map(({ type }, index) => `s${index} ${SQL_TYPES[type]}`);
  await execute(
    trx,
    unprepared(`create temp table staging (${columns.join(', ')}, withheld jsonb, raw jsonb) on commit drop`),
  );
}

/** Rows of a page into a table with the columns of the selection. */
export async function copy(trx: Db, table: string, { fields }: Selection, page: Readable): Promise<number> {
  const names = columnsOf(fields).join(', ');
  // Bulk CSV quotes every empty value, and an empty value is null: hence FORCE_NULL on all of them.
  const sql = `copy pg_temp.${table} (${names}) from stdin (format csv, force_null (${names}), encoding 'UTF8')`;
  const carryOut = (): Promise<number> =>
    withClient(trx, async (client) => {
      const into = client.query(copyFrom(sql));
      await pipeline(page, new CsvBody(fields.map(({ source }) => source)), into);
      return into.rowCount;
    });
  return withSpan('mirror.copy', STATEMENT_SPAN, carryOut);
}

/** Bytes that are no UTF-8 become U+FFFD instead of failing the page. */
function wellFormed(page: Readable): Readable {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return page.map((chunk: Buffer) => Buffer.from(decoder.decode(chunk, { stream: true })));
}

/** Longest text of a field that feeds an index: B-tree entries end at 2,704 bytes. */
const LONGEST_INDEXED = 1000;

function fits(field: SelectedField, name: string): string {
  if (field.type === 'id') return `${name} is null or octet_length(${name}) in (15, 18)`;
  if (field.columns.some((column) => column.name === 'stage')) {
    return `${name} is null or octet_length(${name}) <= ${LONGEST_INDEXED}`;
  }
  return field.type === 'text' ? 'true' : `${name} is null or mirror.try_${field.type}(${name}) is not null`;
}

function fitted(field: SelectedField, name: string): string {
  if (field.type === 'id' || field.type === 'text') return `case when ${fits(field, name)} then ${name} end`;
  return `mirror.try_${field.type}(${name})`;
}

function fitting({ fields }: Selection): string {
  const names = columnsOf(fields);
  const each = fields.map((field, index) => ({ field, name: `t.s${index}` }));
  const bad = each.map(
    ({ field, name }) =>
      `when not (${fits(field, name)}) then jsonb_build_object('code', 'VALUE_DOES_NOT_FIT', 'field', ${literal(field.source)}, 'value', left(${name}, 255))`,
  );
  const raw = each.map(({ field, name }) => `${literal(field.source)}, ${name}`);
  return `
    insert into pg_temp.staging (${names.join(', ')}, withheld, raw)
    select ${each.map(({ field, name }) => fitted(field, name)).join(', ')}, w.withheld,
      case when w.withheld is not null then jsonb_build_object(${raw.join(', ')}) end
    from pg_temp.staging_text t
    cross join lateral (select case ${bad.join(' ')} end as withheld) w`;
}

/** So many hashes are kept of a page. */
const SAMPLE = 1024;

/** Which records were staged, whatever else is in them. */
export interface StagedIds {
  /** Different ones. */
  count: number;
  /** The lowest hashes of the ids, ascending, as text: of two samples with an id in common, the lower ids are in both. */
  sample: string[];
}

/** A page that repeats rows has as many as announced, and still lacks some. */
export function stagedIds(trx: Db): Promise<StagedIds> {
  return one<StagedIds>(trx, unprepared(STAGED_IDS));
}

// Ids come in their order nearly always, which makes sorting them the quickest way to count them.
const STAGED_IDS = `
  select count(distinct s0)::integer as count,
    array(select h.hash::text from (
      select hashtextextended(s0, 0) as hash from pg_temp.staging order by hash limit ${SAMPLE}) h) as sample
  from pg_temp.staging`;

/** A CRM field name as an SQL literal. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
