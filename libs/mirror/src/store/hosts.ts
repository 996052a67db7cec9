import { registrableDomain, websiteHost } from '#identifiers';
import { type Db, execute, many, unprepared } from '#platform';

// The public suffix list is a library's, not the database's: the hosts of a batch go through here, each once, into
// pg_temp.hosts, which the merge joins. A host of an address and a website are looked up alike.

/** So many are in memory at once. */
const CHUNK = 2_000;

/**
 * Fills pg_temp.hosts (`written`, `ascii_host`, `domain`) with what `writtenSql` selects as `written`: hosts of addresses,
 * or websites as people write them. What is its own host and domain is left out.
 */
export async function lookUp(trx: Db, writtenSql: string): Promise<void> {
  await execute(
    trx,
    unprepared('create temp table hosts (written text collate "C", ascii_host text, domain text) on commit drop'),
  );
  await execute(trx, unprepared(`declare written_hosts no scroll cursor for ${writtenSql}`));
  for (;;) {
    const rows = await many<{ written: string }>(trx, unprepared(`fetch ${CHUNK} from written_hosts`));
    if (rows.length > 0) await keep(trx, rows);
    if (rows.length < CHUNK) break;
  }
  await execute(trx, unprepared('close written_hosts'));
}

async function keep(trx: Db, rows: readonly { written: string }[]): Promise<void> {
  const hosts = rows.map(({ written }) => ({ written, ascii: websiteHost(written) }));
  const each = hosts.map(({ written, ascii }) => ({
    written,
    ascii,
    domain: ascii === undefined ? undefined : registrableDomain(ascii),
  }));
  // Most hosts of addresses are plain domains, and need no row to say so.
  const differing = each.filter(({ written, ascii, domain }) => ascii !== written || domain !== written);
  await execute(trx, unprepared('insert into pg_temp.hosts select * from unnest($1::text[], $2::text[], $3::text[])'), [
    differing.map(({ written }) => written),
    differing.map(({ ascii }) => ascii ?? null),
    differing.map(({ domain }) => domain ?? null),
  ]);
}
