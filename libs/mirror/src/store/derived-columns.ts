import { type Db, execute, unprepared } from '#platform';
import { type DerivedColumn } from '../domain/objects.js';
import { ADDRESSES, HOSTS, NAMES, type Reading, readTexts, WEBSITES } from './read-texts.js';

// Columns that are made of others, for the rows of pg_temp.incoming, alias `s`. Nearly all addresses are plain, and
// `mirror.normal_email` reads those; the others, hosts, websites and names are read by libs/identifiers.

/** More of a text is not looked at. libs/identifiers has the same bounds or lower ones. */
const LOOKED_AT: Readonly<Record<string, number>> = { addresses: 640, websites: 1_000, names: 400 };

export interface DerivedValue {
  readonly column: string;
  readonly sql: string;
}

function sourcesOf(derived: readonly DerivedColumn[], rule: DerivedColumn['rule']): string[] {
  return derived.flatMap((column) => (column.rule === rule ? [column.from] : []));
}

function writtenOf(table: string, column: string): string {
  return `left(s.${column}, ${LOOKED_AT[table] ?? 0})`;
}

function hostOf(from: string): string {
  return `split_part(s.${from}_typed, '@', 2)`;
}

/** What pg_temp.incoming has beside the columns: the normal form of each address, null for what is not plain. */
export function typedAddresses(derived: readonly DerivedColumn[]): string {
  return sourcesOf(derived, 'normal_email')
    .map((from) => `, mirror.normal_email(s.${from}) as ${from}_typed`)
    .join('');
}

/** Reads what SQL cannot, into temporary tables that `joins` joins. Once pg_temp.incoming is there. */
export async function read(trx: Db, derived: readonly DerivedColumn[]): Promise<void> {
  for (const from of sourcesOf(derived, 'normal_email')) {
    await readAddresses(trx, from);
    const hosts = `select distinct ${hostOf(from)} as written from pg_temp.incoming s where s.${from}_typed is not null`;
    await readTexts(trx, HOSTS, hosts);
  }
  for (const from of sourcesOf(derived, 'website_host')) await readColumn(trx, WEBSITES, from);
  for (const from of sourcesOf(derived, 'normal_name')) await readColumn(trx, NAMES, from);
}

async function readColumn(trx: Db, reading: Reading, from: string): Promise<void> {
  const written = writtenOf(reading.table, from);
  await readTexts(
    trx,
    reading,
    `select distinct ${written} as written from pg_temp.incoming s where s.${from} is not null`,
  );
}

async function readAddresses(trx: Db, from: string): Promise<void> {
  const written = writtenOf('addresses', from);
  const isOdd = `s.${from} is not null and s.${from}_typed is null`;
  const odd = `select distinct ${written} as written from pg_temp.incoming s where ${isOdd}`;
  if ((await readTexts(trx, ADDRESSES, odd)) === 0) return;
  await execute(
    trx,
    unprepared(`update pg_temp.incoming s set ${from}_typed = a.normal from pg_temp.addresses a
      where ${isOdd} and a.written = ${written}`),
  );
}

/** Each derived column with its expression over `s` and what `joins` adds. */
export function values(derived: readonly DerivedColumn[]): DerivedValue[] {
  return derived.map(({ name, from, rule }) => {
    switch (rule) {
      case 'normal_email':
        return { column: name, sql: `s.${from}_typed` };
      case 'email_base':
        return { column: name, sql: `mirror.email_base(s.${from}_typed)` };
      case 'email_domain':
        // A host without a row is its own registrable domain.
        return {
          column: name,
          sql: `case when ${from}_host.written is null then ${hostOf(from)} else ${from}_host.domain end`,
        };
      case 'normal_name':
        return { column: name, sql: `${from}_name.normal` };
      case 'unaccented_name':
        return { column: name, sql: `${from}_name.unaccented` };
      case 'website_host':
        return { column: name, sql: `${from}_website.host` };
      case 'website_domain':
        return { column: name, sql: `${from}_website.domain` };
    }
  });
}

/** Joins of what was read to a row of `s`. */
export function joins(derived: readonly DerivedColumn[]): string {
  const join = (
    rule: DerivedColumn['rule'],
    table: string,
    kind: string,
    written: (from: string) => string,
  ): string[] =>
    sourcesOf(derived, rule).map(
      (from) => `
      left join pg_temp.${table} ${from}_${kind} on ${from}_${kind}.written = ${written(from)}`,
    );
  return [
    ...join('email_domain', 'hosts', 'host', hostOf),
    ...join('normal_name', 'names', 'name', (from) => writtenOf('names', from)),
    ...join('website_host', 'websites', 'website', (from) => writtenOf('websites', from)),
  ].join('');
}
