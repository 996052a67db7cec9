import { isOnSharedHost, readAddress, readWebsite, registrableDomain, nameKeyOf, withoutAccents } from '#identifiers';
import { type Db, execute, many, unprepared } from '#platform';

// How people write addresses, websites and names is libs/identifiers' to read, and the public suffix list a library's: what
// SQL cannot read goes through here, each distinct text once, into a temporary table that the merge joins.

/** So many are in memory at once. */
const CHUNK = 2_000;

/** What is read of one kind of text. */
export interface Reading {
  /** In pg_temp: `written`, and the columns. */
  readonly table: string;
  readonly columns: readonly string[];
  /** A value for each column; undefined for a text that needs no row. */
  readonly read: (written: string) => readonly (string | undefined)[] | undefined;
}

/** Addresses that `mirror.normal_email` leaves alone. */
export const ADDRESSES: Reading = {
  table: 'addresses',
  columns: ['normal'],
  read: (written) => {
    const reading = readAddress(written);
    return reading.kind === 'address' ? [reading.address.text] : undefined;
  },
};

/** Hosts of normal addresses. Most are their own registrable domain, and need no row to say so; shared ones have none (W6). */
export const HOSTS: Reading = {
  table: 'hosts',
  columns: ['domain'],
  read: (written) => {
    const domain = isOnSharedHost(written) ? undefined : registrableDomain(written);
    return domain === written ? undefined : [domain];
  },
};

export const WEBSITES: Reading = {
  table: 'websites',
  columns: ['host', 'domain'],
  read: (written) => {
    const reading = readWebsite(written);
    return reading.kind === 'host' ? [reading.host.replace(/^www\./, ''), reading.domain] : undefined;
  },
};

export const NAMES: Reading = {
  table: 'names',
  columns: ['normal', 'unaccented'],
  read: (written) => {
    const key = nameKeyOf(written);
    return key === undefined ? undefined : [key, withoutAccents(key)];
  },
};

/** Fills the reading's table with what `writtenSql` selects as `written`. Says how many rows it has. */
export async function readTexts(trx: Db, reading: Reading, writtenSql: string): Promise<number> {
  const { table, columns } = reading;
  await execute(trx, unprepared(`drop table if exists pg_temp.${table}`));
  await execute(
    trx,
    unprepared(`create temp table ${table} (written text collate "C", ${columns.join(' text, ')} text) on commit drop`),
  );
  await execute(trx, unprepared(`declare written_${table} no scroll cursor for ${writtenSql}`));
  let kept = 0;
  for (;;) {
    const rows = await many<{ written: string }>(trx, unprepared(`fetch ${CHUNK} from written_${table}`));
    kept += await keep(trx, reading, rows);
    if (rows.length < CHUNK) break;
  }
  await execute(trx, unprepared(`close written_${table}`));
  return kept;
}

async function keep(trx: Db, { table, columns, read }: Reading, rows: readonly { written: string }[]): Promise<number> {
  const each = rows
    .map(({ written }) => ({ written, values: read(written) }))
    .filter(({ values }) => values !== undefined);
  if (each.length === 0) return 0;
  const arrays = ['written', ...columns].map((_, index) => `$${index + 1}::text[]`);
  await execute(trx, unprepared(`insert into pg_temp.${table} select * from unnest(${arrays.join(', ')})`), [
    each.map(({ written }) => written),
    ...columns.map((_, index) => each.map(({ values }) => values?.[index] ?? null)),
  ]);
  return each.length;
}
