import { type Db, one, unprepared } from '#platform';
import { type DerivedColumn, MIRROR_TABLES, type MirrorColumn } from '../domain/objects.js';
import { type SelectedField, type Selection } from '../domain/selection.js';
import { websiteKey } from './hosts.js';

// From pg_temp.staging into the mirror, one statement. What holds:
// - Any order: a row is taken only when its SystemModstamp is not older than what the mirror has, so a slow bulk row
//   never overwrites a fresher one. Equal stamps take the incoming row: Salesforce's stamps have whole seconds.
// - Any repetition: a row whose values are not distinct is left out before it reaches the table. (ON CONFLICT would lock
//   it, which writes.)
// - A column that was not selected keeps its value; a derived column is made anew whenever its row is written.
// - One writer: the caller holds the object's run, so the join and the write see the same rows. The guard is repeated on
//   conflict for the caller that does not.

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

interface Merged {
  column: string;
  /** SQL over alias `s`, a staging row. */
  value: string;
}

/** Inserts and updates whole records. */
export function upsert(trx: Db, teamId: string, chosen: Selection): Promise<MergeCounts> {
  return one(trx, unprepared(upsertSql(chosen)), [teamId]);
}

/** Writes the selected columns of records the mirror has, and nothing else of them: for a back-fill. */
export function fill(trx: Db, teamId: string, chosen: Selection): Promise<MergeCounts> {
  return one(trx, unprepared(fillSql(chosen)), [teamId]);
}

const NEWER = '(m.system_modstamp <= s.system_modstamp) is not false';
const WITHHELD = '(select count(*)::integer from pg_temp.staging where withheld is not null)';

function upsertSql(chosen: Selection): string {
  const { table } = MIRROR_TABLES[chosen.object];
  const values = [...selected(chosen), { column: 'withheld', value: 's.withheld' }];
  const made = derived(chosen);
  const columns = [...values, ...made].map(({ column }) => column);
  const written = columns.filter((column) => column !== 'crm_id');
  return `
    with
    -- 1. Staged rows in the mirror's shape
    shaped as not materialized (
      select ${named(values)} from pg_temp.staging s
    ),
    -- 2. Those that say something new
    incoming as not materialized (
      select s.* from shaped s
      left join mirror.${table} m on m.team_id = $1 and m.crm_id = s.crm_id
      where m.crm_id is null or (${NEWER} and ${distinct(values, 's')})
    ),
    -- 3. Written, with what derives from them
    merged as (
      insert into mirror.${table} as m (team_id, mirrored_at, ${columns.join(', ')})
      select $1, now(), ${values.map(({ column }) => `s.${column}`).join(', ')}
        ${made.map(({ value }) => `, ${value}`).join('')}
      from incoming s ${derivations(chosen)}
      on conflict on constraint ${table}_pkey do update
      set mirrored_at = excluded.mirrored_at, ${written.map((column) => `${column} = excluded.${column}`).join(', ')}
      where ${NEWER.replaceAll('s.', 'excluded.')}
      returning m.crm_id, m.is_deleted, m.xmax = 0 as inserted
    )
    -- 4. Counted. The mirror joined here is still the one from before the statement.
    select
      count(*) filter (where d.inserted)::integer as inserted,
      count(*) filter (where not d.inserted)::integer as updated,
      (select count(*)::integer from merged n join mirror.${table} m on m.team_id = $1 and m.crm_id = n.crm_id
        where n.is_deleted and not n.inserted and not m.is_deleted) as deleted,
      ${WITHHELD} as withheld
    from merged d`;
}

function fillSql(chosen: Selection): string {
  const { table } = MIRROR_TABLES[chosen.object];
  const kept = new Set(['crm_id', 'system_modstamp', 'is_deleted']);
  const values = selected(chosen).filter(({ column }) => !kept.has(column));
  const made = derived(chosen);
  const sources = chosen.fields.map(({ source }) => `'${source.replaceAll("'", "''")}'`).join(', ');
  // What did not fit in these fields before is forgiven when it fits now; what did not fit in others stays.
  const withheld = `coalesce(s.withheld, case when m.withheld ->> 'field' in (${sources}) then null else m.withheld end)`;
  const set = [...values, ...made].map(({ column }) => `${column} = s.${column}`).join(', ');
  return `
    with shaped as not materialized (
      select s.s0 as crm_id, ${stamp(chosen)} as system_modstamp, s.withheld, ${named(values)} from pg_temp.staging s
    ),
    incoming as not materialized (
      select s.* ${made.map(({ column, value }) => `, ${value} as ${column}`).join('')}
      from shaped s ${derivations(chosen)}
    ),
    merged as (
      update mirror.${table} m
      set mirrored_at = now(), withheld = ${withheld}, ${set}
      from incoming s
      where m.team_id = $1 and m.crm_id = s.crm_id and ${NEWER}
        and (${distinct(values, 's')} or m.withheld is distinct from ${withheld})
      returning 1
    )
    select 0 as inserted, count(*)::integer as updated, 0 as deleted, ${WITHHELD} as withheld from merged`;
}

function named(values: readonly Merged[]): string {
  return values.map(({ column, value }) => `${value} as ${column}`).join(', ');
}

function distinct(values: readonly Merged[], alias: string): string {
  const columns = values.map(({ column }) => column).filter((column) => column !== 'crm_id');
  const row = (name: string): string => columns.map((column) => `${name}.${column}`).join(', ');
  return `(${row('m')}) is distinct from (${row(alias)})`;
}

function selected({ fields }: Selection): Merged[] {
  return fields.flatMap((field, index) =>
    field.columns.map((column) => ({ column: column.name, value: valueOf(field, column, `s.s${index}`) })),
  );
}

function valueOf(field: SelectedField, column: MirrorColumn, name: string): string {
  if (column.type === 'id')
    return `case when octet_length(${name}) = 15 then mirror.crm_id_18(${name}) else ${name} end`;
  const typed = field.type === column.type || column.type === 'text' ? name : `${name}::${column.type}`;
  return column.fallback === undefined ? typed : `coalesce(${typed}, ${column.fallback})`;
}

function stagedName({ fields }: Selection, column: string): string | undefined {
  const index = fields.findIndex((field) => field.columns.some(({ name }) => name === column));
  return index === -1 ? undefined : `s.s${index}`;
}

function stamp(chosen: Selection): string {
  return stagedName(chosen, 'system_modstamp') ?? 'null::timestamptz';
}

function derivable(chosen: Selection): readonly DerivedColumn[] {
  return MIRROR_TABLES[chosen.object].derived.filter(({ from }) => stagedName(chosen, from) !== undefined);
}

function derived(chosen: Selection): Merged[] {
  return derivable(chosen).map(({ name, rule, from }) => {
    switch (rule) {
      case 'normal_email':
        return { column: name, value: 'address.normal' };
      case 'email_base':
        return { column: name, value: 'mirror.email_base(address.normal)' };
      case 'normal_name':
        return { column: name, value: `mirror.normal_name(s.${from})` };
      case 'website_host':
        return { column: name, value: `regexp_replace(website.ascii_host, '^www\\.', '')` };
      case 'website_domain':
        return { column: name, value: 'website.domain' };
    }
  });
}

/**
 * Joins that the derived columns read, of a row of `s`: the address with its host in ASCII, and the website's host (see
 * hosts.ts). `offset 0` keeps the planner from copying an expression into each place that names its result.
 */
function derivations(chosen: Selection): string {
  const joins = new Set<string>();
  for (const { rule, from } of derivable(chosen)) {
    if (rule === 'normal_email' || rule === 'email_base') {
      joins.add(`
      cross join lateral (select mirror.normal_email(s.${from}) as typed offset 0) typed
      cross join lateral (select case
        when octet_length(typed.typed) <> length(typed.typed) then coalesce((
          select split_part(typed.typed, '@', 1) || '@' || h.ascii_host from mirror.hosts h
          where h.team_id = $1 and h.host = split_part(typed.typed, '@', 2)), typed.typed)
        else typed.typed end as normal offset 0) address`);
    }
    if (rule === 'website_host' || rule === 'website_domain') {
      joins.add(`
      left join mirror.hosts website on website.team_id = $1 and website.host = ${websiteKey(`s.${from}`)}`);
    }
  }
  return [...joins].join('');
}
