import { spawn } from 'node:child_process';
import type { OrgAccess } from '../../apps/demo/src/set-up.js';
import { OBJECTS } from './objects.js';

/**
 * The yardstick: the shell. curl reads the same Bulk CSV, `psql \copy` stages it, one upsert merges it into a table with
 * the mirror's own columns, key and indexes. It validates nothing and counts nothing.
 */
export interface ShellLoad {
  databaseUrl: string;
  org: OrgAccess;
  object: string;
}

const TEAM = '00000000-0000-7000-8000-000000000000';

/** Creates an empty copy of the mirror's table of this object. */
export async function prepareTable({ databaseUrl, object }: ShellLoad): Promise<void> {
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
  await shell(script(load.object), {
    URL: load.databaseUrl,
    ORG: load.org.url,
    CLIENT_ID: load.org.clientId,
    CLIENT_SECRET: load.org.clientSecret,
  });
  return (performance.now() - started) / 1000;
}

function objectOf(object: string): { table: string; columns: readonly (readonly [string, string, string])[] } {
  const found = OBJECTS[object];
  if (found === undefined) throw new Error(`No comparison load for ${object}`);
  return found;
}

function script(object: string): string {
  const { table, columns } = objectOf(object);
  const names = columns.map(([, column]) => column);
  const updates = names.filter((name) => name !== 'crm_id').map((name) => `${name} = excluded.${name}`);
  return `
set -euo pipefail
trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR
token=$(curl -sf "$ORG/services/oauth2/token" -d grant_type=client_credentials -d "client_id=$CLIENT_ID" -d "client_secret=$CLIENT_SECRET" | grep -o '"access_token" *: *"[^"]*"' | sed 's/.*: *"//; s/"$//')
jobs="$ORG/services/data/v62.0/jobs/query"
auth="Authorization: Bearer $token"
job=$(curl -sf "$jobs" -H "$auth" -H 'Content-Type: application/json' -d '{"operation":"queryAll","query":"SELECT ${columns.map(([source]) => source).join(',')} FROM ${object}"}' | grep -o '"id" *: *"[^"]*"' | head -1 | sed 's/.*: *"//; s/"$//')
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
psql "$URL" -qX -v ON_ERROR_STOP=1 -c 'drop table if exists bench.stage; create unlogged table bench.stage (${columns.map(([, column, type]) => `${column} ${type}`).join(', ')})'
pages | psql "$URL" -qX -v ON_ERROR_STOP=1 -c '\\copy bench.stage from stdin with (format csv, header true, force_null (${names.join(', ')}))'
psql "$URL" -qX -v ON_ERROR_STOP=1 -c "insert into bench.${table} (team_id, mirrored_at, ${names.join(', ')}) select '${TEAM}', now(), ${names.join(', ')} from bench.stage on conflict (team_id, crm_id) do update set ${updates.join(', ')}"
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
