import { type Db, execute, many, statement, unprepared } from '#platform';
import { registrableDomain, websiteHost } from '../domain/hosts.js';
import { MIRROR_TABLES } from '../domain/objects.js';
import { type Selection } from '../domain/selection.js';

// The public suffix list is a library's, not the database's: what is new of a batch is looked up once in here and kept in
// `mirror.hosts`, and the merge joins what is kept. A host of an address and a website are looked up alike.

const INSERT = statement(
  'mirror.insert_hosts',
  `insert into mirror.hosts (team_id, host, ascii_host, domain)
   select $1, n.host, n.ascii_host, n.domain
   from unnest($2::text[], $3::text[], $4::text[]) as n (host, ascii_host, domain)
   on conflict on constraint hosts_pkey do nothing`,
);

/** So many are in memory at once. */
const CHUNK = 10_000;

/** The key of a website in `mirror.hosts`: as written, as far as an index entry takes it. */
export function websiteKey(website: string): string {
  return `left(${website}, 255)`;
}

/** The key of an address's host: lower case, whatever is around it. Of junk, junk: it is kept and never asked for. */
function addressKey(address: string): string {
  return `left(lower(btrim(split_part(${address}, '@', 2), E' \\t\\r\\n\\u00a0') collate "C"), 255)`;
}

/**
 * Makes `mirror.hosts` know every host of the staged addresses and websites. They are written in one order, so
 * that two transactions with the same ones wait for each other at most once.
 */
export async function learn(trx: Db, teamId: string, chosen: Selection): Promise<void> {
  const keys = MIRROR_TABLES[chosen.object].derived.flatMap(({ rule, from }) => {
    const index = chosen.fields.findIndex((field) => field.columns.some(({ name }) => name === from));
    if (index === -1) return [];
    if (rule === 'normal_email') return [addressKey(`s${index}`)];
    return rule === 'website_host' ? [websiteKey(`s${index}`)] : [];
  });
  if (keys.length === 0) return;
  const written = keys.map((key) => `select ${key} as host from pg_temp.staging`).join(' union ');
  await execute(trx, unprepared('create temp table new_hosts (host text collate "C") on commit drop'));
  await execute(
    trx,
    unprepared(`
      insert into pg_temp.new_hosts
      select n.host from (${written}) n
      where n.host <> '' and not exists (select from mirror.hosts h where h.team_id = $1 and h.host = n.host)
      order by 1`),
    [teamId],
  );
  await keepNew(trx, teamId);
}

async function keepNew(trx: Db, teamId: string): Promise<void> {
  for (let offset = 0; ; offset += CHUNK) {
    // A temporary table is read in the order it was written.
    const sql = `select host from pg_temp.new_hosts offset ${offset} limit ${CHUNK}`;
    const hosts = await many<{ host: string }>(trx, unprepared(sql));
    if (hosts.length > 0) await keep(trx, teamId, hosts);
    if (hosts.length < CHUNK) return;
  }
}

async function keep(trx: Db, teamId: string, hosts: readonly { host: string }[]): Promise<void> {
  const known = new Map<string, string | undefined>();
  for (const { host } of hosts) {
    const ascii = websiteHost(host);
    known.set(host, ascii);
    // Addresses are stored with the ASCII form of an international host, and looked up by it.
    if (ascii !== undefined && /[^\x20-\x7e]/.test(host)) known.set(ascii, ascii);
  }
  const ascii = [...known.values()].map((host) => host ?? null);
  const domains = ascii.map((host) => (host === null ? null : (registrableDomain(host) ?? null)));
  await execute(trx, INSERT, [teamId, [...known.keys()], ascii, domains]);
}
