import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OrgAccess } from '../../apps/demo/src/set-up.js';
import { sfEnvironment } from '../support/sf-env.js';
import { signIn } from './jsforce-knex.js';
import { OBJECTS } from './objects.js';
import { copyOptions, mergeSql, stageSql } from './psql.js';

const root = join(import.meta.dirname, '..', '..', '..');

/** Salesforce's own command line, where the suite of test/conformance/sf-cli has fetched it; it is not fetched for this. */
export function findSf(): string | undefined {
  const lock = readFileSync(join(root, 'test/conformance/sf-cli/package-lock.json'));
  const name = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const kept = join(root, 'node_modules/.cache/related-records-sf-cli', name);
  const program = join(kept, 'node_modules/@salesforce/cli/bin/run.js');
  return existsSync(program) ? program : undefined;
}

/** `sf` signed in to an org, with a home of its own. */
export interface SignedInSf {
  program: string;
  home: string;
  remove(): void;
}

export async function signInSf(program: string, org: OrgAccess): Promise<SignedInSf> {
  const home = mkdtempSync(join(tmpdir(), 'related-records-bench-sf-'));
  const env = { SF_ACCESS_TOKEN: await signIn(org), ORG: org.url };
  await shell('sf org login access-token --instance-url "$ORG" --no-prompt --alias bench --json', {
    program,
    home,
    env,
  });
  return {
    program,
    home,
    remove: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** `sf data export bulk` into `psql \copy`, then the merge of psql.ts. Returns the seconds it took. */
export async function sfLoad(sf: SignedInSf, databaseUrl: string, object: string): Promise<number> {
  const started = performance.now();
  await shell(script(object), { ...sf, env: { URL: databaseUrl } });
  return (performance.now() - started) / 1000;
}

function script(object: string): string {
  const { columns } = OBJECTS[object] ?? { columns: [] };
  const soql = `SELECT ${columns.map(([source]) => source).join(', ')} FROM ${object}`;
  return `
sf data export bulk --target-org bench --query "${soql}" --all-rows --result-format csv --output-file rows.csv --wait 20 --json
psql "$URL" -qX -v ON_ERROR_STOP=1 <<'SQL'
drop table if exists bench.stage;
${stageSql(object)};
\\copy bench.stage from 'rows.csv' with ${copyOptions(object)}
${mergeSql(object, { derives: true })};
SQL
rm rows.csv`;
}

interface Shell {
  program: string;
  home: string;
  env: Record<string, string>;
}

async function shell(commands: string, { program, home, env }: Shell): Promise<void> {
  const whole = `set -euo pipefail\nsf() { "$NODE" "$SF" "$@" > sf.out; }\n${commands}`;
  const child = spawn('bash', ['-c', whole], {
    cwd: home,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      ...sfEnvironment(home),
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      NODE: process.execPath,
      SF: program,
      ...env,
    },
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const said = join(home, 'sf.out');
  if (code !== 0)
    throw new Error(
      `The comparison by sf and psql failed. ${complaint}${existsSync(said) ? readFileSync(said, 'utf8') : ''}`,
    );
}
