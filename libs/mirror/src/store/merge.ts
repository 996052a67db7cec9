import { type Db, execute, one, unprepared } from '#platform';
import { type DerivedColumn, MIRROR_TABLES, type MirrorColumn } from '../domain/objects.js';
import { type SelectedField, type Selection } from '../domain/selection.js';
import * as derivedColumns from './derived-columns.js';

// From pg_temp.staging through pg_temp.incoming into the mirror. What holds:
// - Any order (`upsert`): a row is taken only when its SystemModstamp is not older than what the mirror has, so a slow bulk
//   row never overwrites a fresher one. Equal stamps take the incoming row: Salesforce's stamps have whole seconds.
// - The org's word (the other kinds): stamps go back where an org is restored from a backup or its clock is put right. A read
//   of all records takes what the org says (Y2). Since an object has one run at a time, nothing here is newer than its read.
// - Any repetition: a row whose values are not distinct never reaches pg_temp.incoming, and nothing of it is touched.
// - A column that was not selected keeps its value; a derived column is made anew whenever its row is written.
// - One writer: the caller holds the object's run. Hence rows the mirror lacks are plainly inserted: ON CONFLICT costs half
//   as much again, and with one writer there is none.

export interface MergeCounts {
  /** Rows the mirror did not have. */
  inserted: number;
  /** Rows that had other values. */
  updated: number;
  /** Of the rows written, those that were live here and no longer are. */
  deleted: number;
  /** Of the rows staged, those that could not be mirrored whole. */
  withheld: number;
}

/**
 * `upsert`: whole records, the newer of two. `replace`: whole records as they are in the org, whatever their stamps.
 * `refresh`: the selected columns of records the mirror has, their stamps too. `fill`: the same without stamp and deletion.
 */
export type MergeKind = 'upsert' | 'replace' | 'refresh' | 'fill';

/** Kinds that make no record. */
function isOfKnown(kind: MergeKind): boolean {
  return kind === 'fill' || kind === 'refresh';
}

export interface Value {
  column: string;
  /** Over alias `s`: a row of staging, or of incoming for what derives. */
  sql: string;
}

/** Makes pg_temp.incoming, the staged rows that say something new in the mirror's shape, and counts them. */
export async function compare(trx: Db, teamId: string, chosen: Selection, kind: MergeKind): Promise<MergeCounts> {
  await execute(trx, unprepared(incomingSql(chosen, kind)), [teamId]);
  return one<MergeCounts>(trx, unprepared(COUNTS));
}

/** Writes what `compare` found, with what derives from it. */
export async function write(
  trx: Db,
  teamId: string,
  { chosen, kind, counts }: { chosen: Selection; kind: MergeKind; counts: MergeCounts },
): Promise<void> {
  if (counts.inserted + counts.updated === 0) return;
  await derivedColumns.read(trx, derivable(chosen));
  if (counts.updated > 0) await execute(trx, unprepared(updateSql(chosen, kind)), [teamId]);
  if (counts.inserted > 0) await execute(trx, unprepared(insertSql(chosen)), [teamId]);
}

const NEWER = '(m.system_modstamp <= s.system_modstamp) is not false';

const COUNTS = `
  select count(*) filter (where not is_known)::integer as inserted, count(*) filter (where is_known)::integer as updated,
    count(*) filter (where is_gone)::integer as deleted,
    (select count(*)::integer from pg_temp.staging where withheld is not null) as withheld
  from pg_temp.incoming`;

function incomingSql(chosen: Selection, kind: MergeKind): string {
  const { table } = MIRROR_TABLES[chosen.object];
  const staged = stagedValues(chosen);
  const columns = writtenColumns(chosen, kind);
  const withheld = isOfKnown(kind) ? forgiven(chosen) : 's.withheld';
  const before = columns.map((column) => `m.${column}`).join(', ');
  const now = columns.map((column) => `s.${column}`).join(', ');
  const isOther = `(${before}, m.withheld) is distinct from (${now}, ${withheld})`;
  const isNew = kind === 'upsert' ? `${NEWER} and ${isOther}` : isOther;
  const isGone = columns.includes('is_deleted')
    ? 'm.crm_id is not null and s.is_deleted and not m.is_deleted'
    : 'false';
  return `
    create temp table incoming on commit drop as
    select s.crm_id, s.system_modstamp as stamp, ${now}, ${withheld} as withheld, m.crm_id is not null as is_known,
      ${isGone} as is_gone${derivedColumns.typedAddresses(derivable(chosen))}
    from (
      select ${staged.map(({ column, sql }) => `${sql} as ${column}`).join(', ')}, s.withheld from pg_temp.staging s
    ) s
    ${isOfKnown(kind) ? '' : 'left'} join mirror.${table} m on m.team_id = $1 and m.crm_id = s.crm_id
    where ${isOfKnown(kind) ? isNew : `m.crm_id is null or (${isNew})`}`;
}

function updateSql(chosen: Selection, kind: MergeKind): string {
  const { table } = MIRROR_TABLES[chosen.object];
  const set = [
    ...[...writtenColumns(chosen, kind), 'withheld'].map((column) => `${column} = s.${column}`),
    ...derivedColumns.values(derivable(chosen)).map(({ column, sql }) => `${column} = ${sql}`),
  ];
  return `
    update mirror.${table} m set mirrored_at = now(), ${set.join(', ')}
    from pg_temp.incoming s ${derivedColumns.joins(derivable(chosen))}
    where s.is_known and m.team_id = $1 and m.crm_id = s.crm_id
      ${kind === 'upsert' ? 'and (m.system_modstamp <= s.stamp) is not false' : ''}`;
}

function insertSql(chosen: Selection): string {
  const { table } = MIRROR_TABLES[chosen.object];
  const values = [
    ...['crm_id', ...writtenColumns(chosen, 'upsert'), 'withheld'].map((column) => ({ column, sql: `s.${column}` })),
    ...derivedColumns.values(derivable(chosen)),
  ];
  return `
    insert into mirror.${table} (team_id, mirrored_at, ${values.map(({ column }) => column).join(', ')})
    select $1, now(), ${values.map(({ sql }) => sql).join(', ')}
    from pg_temp.incoming s ${derivedColumns.joins(derivable(chosen))}
    where not s.is_known`;
}

/** Every selected column of a staged row; the stamp in any case. */
export function stagedValues(chosen: Selection): Value[] {
  const values = chosen.fields.flatMap((field, index) =>
    field.columns.map((column) => ({ column: column.name, sql: valueOf(field, column, `s.s${index}`) })),
  );
  const hasStamp = values.some(({ column }) => column === 'system_modstamp');
  return hasStamp ? values : [...values, { column: 'system_modstamp', sql: 'null::timestamptz' }];
}

/** What a fill reads of a record beside the columns it fills. */
const READ_BY_FILL = new Set(['system_modstamp', 'is_deleted']);

function writtenColumns({ fields }: Selection, kind: MergeKind): string[] {
  const columns = fields.flatMap((field) => field.columns.map(({ name }) => name)).filter((name) => name !== 'crm_id');
  return kind === 'fill' ? columns.filter((name) => !READ_BY_FILL.has(name)) : columns;
}

/** What did not fit in the selected fields before is forgiven when it fits now; what did not fit in others stays. */
function forgiven({ fields }: Selection): string {
  const sources = fields.map(({ source }) => `'${source.replaceAll("'", "''")}'`).join(', ');
  return `coalesce(s.withheld, case when m.withheld ->> 'field' in (${sources}) then null else m.withheld end)`;
}

function valueOf(field: SelectedField, column: MirrorColumn, name: string): string {
  if (column.type === 'id')
    return `case when octet_length(${name}) = 15 then mirror.crm_id_18(${name}) else ${name} end`;
  const typed = field.type === column.type || column.type === 'text' ? name : `${name}::${column.type}`;
  return column.fallback === undefined ? typed : `coalesce(${typed}, ${column.fallback})`;
}

function derivable({ object, fields }: Selection): readonly DerivedColumn[] {
  const selected = new Set(fields.flatMap(({ columns }) => columns.map(({ name }) => name)));
  return MIRROR_TABLES[object].derived.filter(({ from }) => selected.has(from));
}
