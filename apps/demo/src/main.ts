import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { Api } from './api.js';
import {
  freePort,
  type Program,
  startProgram,
  stopProgram,
  untilAnswers,
  watchConsole,
  watchService,
} from './processes.js';
import { recorderPage } from './recorder-page.js';
import { bold, dim, fold, printTiles, step, type Tile, waiting } from './report.js';
import { prepareSamples } from './samples.js';
import { configure, createSignIn, orgAccess, type OrgAccess, type SignIn, syncAll } from './set-up.js';

/**
 * `npm run demo`: a simulated org and the service on an embedded PostgreSQL, connected, mapped, aligned, synced, with
 * sample recordings linked. Everything is kept under `data/demo`, so that a second run starts where the first was.
 */
const dataDir = resolve(process.env['DATA_DIR'] ?? join('data', 'demo'));
const programs: Program[] = [];
let page: Server | undefined;
/** `npm run dev`: the service and the console run from their sources, and anew as those change. */
const isWatching = process.argv.includes('--watch');

async function startOrg(): Promise<OrgAccess> {
  const port = await freePort(4900);
  const url = `http://127.0.0.1:${port}`;
  const size = ['--scale', '1000', '--seed', '1'];
  const kept = ['--state', join(dataDir, 'org.json')];
  const org = startProgram('salesforce-org', ['--port', String(port), ...size, ...kept], {});
  programs.push(org);
  await untilAnswers(`${url}/services/data/`, org, 30_000);
  return orgAccess(url);
}

async function startService(env: NodeJS.ProcessEnv): Promise<string> {
  const port = await freePort(Number(process.env['PORT'] ?? 3000));
  const of = { ...env, PORT: String(port), LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' };
  const service = isWatching ? watchService(of) : startProgram('connector', [], of);
  programs.unshift(service);
  const watchedConsole = isWatching ? watchConsole() : undefined;
  if (watchedConsole !== undefined) programs.unshift(watchedConsole);
  await untilAnswers(`http://127.0.0.1:${port}/health/ready`, service, 90_000);
  return `http://127.0.0.1:${port}`;
}

/** The sign-in is made once and kept beside the demo's data, readable by its owner only. */
async function signIn(env: NodeJS.ProcessEnv): Promise<SignIn> {
  const path = join(dataDir, 'sign-in.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as SignIn;
  const made = await createSignIn(env);
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}

async function stop(): Promise<void> {
  page?.close();
  page?.closeAllConnections();
  for (const program of programs) await stopProgram(program);
}

async function run(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const env = { DATA_DIR: dataDir, DATABASE_URL: '' };
  waiting('starting the simulated Salesforce org');
  const org = await startOrg();
  step(`Simulated Salesforce org at ${bold(org.url)}`);
  waiting('starting PostgreSQL and the service');
  const recorderPort = await freePort(4980);
  const recorder = `http://127.0.0.1:${recorderPort}`;
  const url = await startService({ ...env, SALESFORCE_LOGIN_URL: org.url, EMBED_ORIGINS: recorder });
  step(`Related Records at ${bold(url)}, on its own PostgreSQL under ${dataDir}`);
  const account = await signIn(env);
  const api = new Api(url, account.key);
  await configure(api, org);
  step('Org connected, stages adopted, fields mapped');
  const runs = await syncAll(api, (now) => {
    waiting(now.map(({ object, counts }) => `${object} ${counts.read}`).join('   '));
  });
  for (const { object, state, counts } of runs) step(`${object}: ${state}, ${counts.read} read`);
  const samples = await prepareSamples(api, new Date());
  const rows = [];
  for (const { externalId, shows, body } of samples) {
    await api.send('PUT', `/v1/recordings/${externalId}`, body);
    rows.push({ shows, tile: await api.get<Tile>(`/v1/recordings/${externalId}/related-records`) });
  }
  step(`${rows.length} recordings handed in`);
  const shown = samples.map(({ externalId, body }) => ({ externalId, title: body['title'] as string }));
  page = recorderPage(api, shown).listen(recorderPort, '127.0.0.1');
  printTiles(rows);
  printWhereToGo(url, org, account, recorder);
}

function printWhereToGo(url: string, org: OrgAccess, account: SignIn, recorder: string): void {
  const lines = [
    `${bold('Console')}               ${url}/`,
    `${bold('Sign-in')}               ${account.email}  ${account.password}`,
    `${bold('API, to read and try')}  ${url}/docs`,
    `${bold('API key (admin)')}       ${account.key}`,
    `${bold('The tile elsewhere')}    ${recorder}/  ${dim('a page of another origin, as a recording service would have')}`,
    `${bold('The org')}               ${org.url}  ${dim('change something there and watch it arrive')}`,
    `${bold('Why was it linked?')}    DATA_DIR=${dataDir} npm run cli -- explain demo-discovery`,
    '',
    dim('Ctrl-C stops everything; run it again and it goes on where it was.'),
  ];
  console.log(`\n${lines.map((line) => fold(`  ${line}`, 4)).join('\n')}`);
}

let stopped: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped ??= stop().then(() => {
      console.log('\nStopped.');
      process.exit();
    });
  });
}

try {
  await run();
} catch (error) {
  console.error(`\nThe demo could not start: ${error instanceof Error ? error.message : String(error)}`);
  await stop();
  process.exit(1);
}
