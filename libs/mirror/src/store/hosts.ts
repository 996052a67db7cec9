import { type Db, execute, many, statement, unprepared } from '#platform';
import { asciiHost, registrableDomain } from '../domain/hosts.js';
import { MIRROR_TABLES } from '../domain/objects.js';
import { type Selection } from '../domain/selection.js';

// The public suffix list is a library's, not the database's: each new host of a batch is looked up once in here and kept,
// and the merge joins what is kept.

const INSERT = statement(
  'mirror.insert_hosts',
  `insert into mirror.hosts (team_id, host, ascii_host, domain)
   select $1, n.host, n.ascii_host, n.domain
   from unnest($2::text[], $3::text[], $4::text[]) as n (host, ascii_host, domain)
   on conflict on constraint hosts_pkey do nothing`,
);

/** Makes `mirror.hosts` know every host of the staged addresses and websites. */
export async function learn(trx: Db, teamId: string, chosen: Selection): Promise<void> {
  const written = MIRROR_TABLES[chosen.object].derived.flatMap(({ rule, from }) => {
    const index = chosen.fields.findIndex((field) => field.columns.some(({ name }) => name === from));
    if (index === -1) return [];
    if (rule === 'normal_email') return [`split_part(mirror.normal_email(s${index}), '@', 2)`];
    return rule === 'website_host' ? [`mirror.written_host(s${index})`] : [];
  });
  if (written.length === 0) return;
  const hosts = written.map((host) => `select ${host} as host from pg_temp.staging`).join(' union ');
  const unknown = await many<{ host: string }>(
    trx,
    unprepared(`
      select n.host from (${hosts}) n
      where n.host <> '' and not exists (select from mirror.hosts h where h.team_id = $1 and h.host = n.host)`),
    [teamId],
  );
  if (unknown.length > 0) await keep(trx, teamId, unknown);
}

async function keep(trx: Db, teamId: string, hosts: readonly { host: string }[]): Promise<void> {
  // An international host is kept in both spellings: addresses are stored with the ASCII one.
  const spellings = new Set(hosts.flatMap(({ host }) => [host, asciiHost(host) ?? host]));
  const rows = [...spellings].map((host) => [host, asciiHost(host) ?? null, registrableDomain(host) ?? null] as const);
  await execute(trx, INSERT, [teamId, rows.map((row) => row[0]), rows.map((row) => row[1]), rows.map((row) => row[2])]);
}
