import { spawn } from 'node:child_process';
import type { OrgAccess } from '../../apps/demo/src/set-up.js';
import { OBJECTS } from './objects.js';

/**
 * The yardstick: the shell. curl reads the same Bulk CSV, `psql \copy` stages it, one upsert merges it into a table with
 * the mirror's own columns, key and indexes. It validates nothing and counts nothing, knows no public suffix list and keeps
 * no table of domains.
 */
export interface ShellLoad {
  databaseUrl: string;
  org: OrgAccess;
  object: string;
  /** The columns that derive from others too, as the mirror has them; or those of the CSV alone. */
  derives: boolean;
}

const TEAM = '00000000-0000-7000-8000-000000000000';

/** Creates an empty copy of the mirror's table of this object. */
export async function prepareTable({ databaseUrl, object }: Pick<ShellLoad, 'databaseUrl' | 'object'>): Promise<void> {
  const { table } = objectOf(object);
  await shell(
    `psql "$URL" -qX -v ON_ERROR_STOP=1 <<'SQL'
    create schema if not exists bench;
    drop table if exists bench.${table};
    create table bench.${table} (like mirror.${table} including all);
SQL`,
    { URL: databaseUrl },
  );
}

/** Loads the object and returns the seconds it took. */
export async function shellLoad(load: ShellLoad): Promise<number> {
  const started = performance.now();
  await shell(script(load), {
    URL: load.databaseUrl,
    ORG: load.org.url,
    CLIENT_ID: load.org.clientId,
    CLIENT_SECRET: load.org.clientSecret,
  });
  return (performance.now() - started) / 1000;
}

function objectOf(object: string): (typeof OBJECTS)[string] {
  const found = OBJECTS[object];
  if (found === undefined) throw new Error(`No comparison load for ${object}`);
  return found;
}

/** The statement that makes bench.stage. */
export function stageSql(object: string): string {
  const columns = objectOf(object).columns.map(([, column, type]) => `${column} ${type}`);
  return `create unlogged table bench.stage (${columns.join(', ')})`;
}

/** The options of the COPY that fills it. */
export function copyOptions(object: string): string {
  return `(format csv, header true, force_null (${objectOf(object)
    .columns.map(([, column]) => column)
    .join(', ')}))`;
}

/** The statement that merges bench.stage. */
export function mergeSql(object: string, { derives }: { derives: boolean }): string {
  const { table, columns, derived } = objectOf(object);
  const values = [...columns.map(([, column]) => [column, column] as const), ...(derives ? derived : [])];
  const names = values.map(([column]) => column);
  const updates = names.filter((name) => name !== 'crm_id').map((name) => `${name} = excluded.${name}`);
  return `insert into bench.${table} (team_id, mirrored_at, ${names.join(', ')})
    select '${TEAM}', now(), ${values.map(([, sql]) => sql).join(', ')} from bench.stage
    on conflict (team_id, crm_id) do update set ${updates.join(', ')}`;
}

function script({ object, derives }: ShellLoad): string {
  const fields = objectOf(object).columns.map(([source]) => source);
  return `
set -euo pipefail
trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR
token=$(curl -sf "$ORG/services/oauth2/token" -d grant_type=client_credentials -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" | grep -o '"access_token" *: *"[^"]*"' | sed 's/.*: *"//; s/"$//')
jobs="$ORG/services/data/v62.0/jobs/query"
auth="Authorization: Bearer $token"
job=$(curl -sf "$jobs" -H "$auth" -H 'Content-Type: application/json' -d '{"operation":"queryAll","query":"SELECT ${fields.join(',')} FROM ${object}"}' | grep -o '"id" *: *"[^"]*"' | head -1 | sed 's/.*: *"//; s/"$//')
until curl -sf "$jobs/$job" -H "$auth" | grep -q JobComplete; do sleep 0.05; done
headers=$(mktemp)
pages() {
  locator=''
  while :; do
    curl -sf --compressed -D "$headers" "$jobs/$job/results\${locator:+?locator=$locator}" -H "$auth" -H 'Accept: text/csv' | { if [ -n "$locator" ]; then tail -n +2; else cat; fi; }
    locator=$(grep -i '^sforce-locator:' "$headers" | sed 's/^[^:]*: *//' | tr -d '\\r')
    [ "$locator" = null ] && break
  done
}
psql "$URL" -qX -v ON_ERROR_STOP=1 -c 'drop table if exists bench.stage; ${stageSql(object)}'
pages | psql "$URL" -qX -v ON_ERROR_STOP=1 -c '\\copy bench.stage from stdin with ${copyOptions(object)}'
psql "$URL" -qX -v ON_ERROR_STOP=1 <<'SQL'
${mergeSql(object, { derives })};
SQL
rm -f "$headers"
`;
}

async function shell(script: string, env: Record<string, string>): Promise<void> {
  const child = spawn('bash', ['-c', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0)
    throw new Error(`The comparison by curl and psql failed; both must be installed. ${complaint.trim()}`);
}
