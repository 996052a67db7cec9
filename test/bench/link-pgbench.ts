import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Pool } from 'pg';
import type { Recording } from '#linking';
import { FIND as FIND_ACCOUNTS } from '../../libs/linking/src/store/accounts.js';
import { FIND as FIND_PEOPLE } from '../../libs/linking/src/store/people.js';
import { decidedValues, INSERT_DECIDED, OPEN } from '../../libs/linking/src/store/recordings.js';
import { INTERNAL_DOMAIN, MIX, type Population, randomOf, recordingOf, USERS } from './link-population.js';
import type { Run } from './link-processes.js';
import { accountsParameters, templateOf } from './link-statements.js';

/** Of the PATH, or of Debian's newest PostgreSQL. */
export function findPgbench(): string {
  const debian = '/usr/lib/postgresql';
  const versions = entriesOf(debian).sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  for (const folder of folders) {
    const path = join(folder, 'pgbench');
    if (isExecutable(path) && spawnSync(path, ['--version']).status === 0) return path;
  }
  throw new Error('pgbench is needed for the comparison and is not installed (Debian: postgresql-contrib).');
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** How a script names whom it looks up; `theirs` is an SQL expression. */
const KINDS = {
  contact: { theirs: `'person' || :contact::text || '@company' || :account::text || '.com'`, isKnown: true },
  colleague: { theirs: `'visitor' || :contact::text || '@company' || :account::text || '.com'`, isKnown: false },
  stranger: { theirs: `'person@elsewhere' || :contact::text || '.com'`, isKnown: false },
} as const satisfies Record<keyof typeof MIX, { theirs: string; isKnown: boolean }>;

/**
 * The text of a prepared statement with its parameters written as pgbench's. A colon before a letter is one to pgbench,
 * within quotes too, which the format of a time must not have.
 */
function inPgbench(text: string, parameters: readonly string[]): string {
  const noColons = text.replace('HH24:MI:SS', 'HH24":"MI":"SS').replaceAll('HH24:MI:SS', 'HH24":"MI":"SS');
  const bare = noColons.replaceAll(/--.*$/gm, '');
  return `${bare.replaceAll(/\$(\d+)/g, (_, number: string) => parameters[Number(number) - 1] ?? 'null')};`;
}

function arrayOf(expressions: readonly string[]): string {
  return `array[${expressions.join(', ')}]::text[]`;
}

function scriptOf(kind: keyof typeof KINDS, { contacts, accounts }: Population, decided: readonly string[]): string {
  const { theirs, isKnown } = KINDS[kind];
  const ours = `'user' || :member::text || '@${INTERNAL_DOMAIN}'`;
  const host = `split_part(${theirs}, '@', 2)`;
  const addresses = arrayOf([ours, theirs]);
  const deciding = arrayOf(isKnown ? [`'001' || lpad(:account::text, 12, '0') || 'AAA'`] : []);
  const [, , , , kindred, open, closed] = accountsParameters([], 'x');
  const suffixes = (kindred as string[]).map((domain) => `split_part(${host}, '.', 1) || '${domain.slice(1)}'`);
  const stages = [open, closed].map((names) => arrayOf((names as string[]).map((name) => `'${name}'`)));
  return [
    `\\set contact random(1, ${contacts})`,
    `\\set account 1 + (:contact - 1) % ${accounts}`,
    `\\set member random(1, ${USERS})`,
    '\\set recording random(1, 9000000000000000)',
    inPgbench(OPEN.text, [':team', `'p-' || :recording::text`, 'null', 'null', 'now()']),
    inPgbench(FIND_PEOPLE.text, [':team', addresses, arrayOf([]), arrayOf([]), addresses, arrayOf([]), "''", 'false']),
    inPgbench(FIND_ACCOUNTS.text, [
      ...[':team', deciding, arrayOf([]), arrayOf([host, `'www.' || ${host}`]), host, arrayOf(suffixes)],
      ...stages,
    ]),
    inPgbench(INSERT_DECIDED.text, decided),
    '',
  ].join('\n');
}

export interface PgbenchOrder {
  databaseUrl: string;
  teamId: string;
  population: Population;
  callers: number;
  /** The last ones of the run count. */
  seconds: number;
  warmUpSeconds: number;
}

/** Of the parameters of INSERT_DECIDED, those that no two recordings share: team, external id, decision id. */
const EACH_ITS_OWN: Readonly<Record<number, string>> = {
  0: ':team',
  1: `'p-' || :recording::text`,
  27: `lpad(to_hex(:recording::bigint), 32, '0')`,
};

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The values of a decision as pgbench variables; what differs between recordings is made in SQL. */
async function variablesOf({ databaseUrl, teamId, population }: PgbenchOrder): Promise<[string[], string[]]> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const template = await templateOf(pool, teamId);
    const recording = recordingOf(randomOf(1), population) as Recording;
    const values = await decidedValues(teamId, { ...template, externalId: '', recording, now: new Date() });
    const definitions: string[] = [`team=${teamId}`];
    const parameters = values.map((value, index) => {
      const ofEach = EACH_ITS_OWN[index];
      if (ofEach !== undefined) return ofEach;
      if (value === null) return 'null';
      definitions.push(`v${index}=${textOf(value)}`);
      return `:v${index}`;
    });
    return [definitions, parameters];
  } finally {
    await pool.end();
  }
}

/**
 * The same statements sent by pgbench: what PostgreSQL alone can do, with a client that costs next to nothing. Answers
 * how long each took, in milliseconds.
 */
export async function runPgbench(pgbench: string, order: PgbenchOrder, run: Run): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'related-records-pgbench-'));
  try {
    const [definitions, parameters] = await variablesOf(order);
    const scripts = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
      const path = join(folder, `${kind}.sql`);
      writeFileSync(path, scriptOf(kind, order.population, parameters));
      return ['-f', `${path}@${MIX[kind]}`];
    });
    const { callers, seconds, warmUpSeconds } = order;
    const load = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(callers),
      '-j',
      '1',
      '-T',
      String(Math.ceil(seconds + warmUpSeconds)),
    ];
    const log = ['-l', '--log-prefix', join(folder, 'log')];
    const variables = definitions.flatMap((definition) => ['-D', definition]);
    await run(pgbench, [...load, ...log, ...variables, ...scripts], postgresEnvironment(order.databaseUrl));
    return latenciesIn(folder, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As PostgreSQL's programs read it: a password is no argument. */
function postgresEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return {
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port === '' ? '5432' : port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
}

/** From lines of caller, transaction, microseconds, script, and the second and microsecond of its end. */
function latenciesIn(folder: string, seconds: number): number[] {
  const rows = readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .filter((line) => line !== '')
    .map((line) => line.split(' ').map(Number))
    .map(([, , tookUs = 0, , second = 0, microsecond = 0]) => ({ ms: tookUs / 1000, at: second + microsecond / 1e6 }));
  const from = rows.reduce((latest, { at }) => Math.max(latest, at), 0) - seconds;
  return rows.filter(({ at }) => at > from).map(({ ms }) => ms);
}
