import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, readConfig } from '#platform';
import { Api } from '../../apps/demo/src/api.js';
import {
  freePort,
  NODE_FLAGS,
  programPath,
  startProgram,
  stopProgram,
  untilAnswers,
} from '../../apps/demo/src/processes.js';
import { configure, createSignIn, orgAccess, type OrgAccess } from '../../apps/demo/src/set-up.js';

/** A simulated org and a database of its own with the org connected and mapped, for one benchmark. */
export interface Bench {
  org: OrgAccess;
  api: Api;
  databaseUrl: string;
  /** What the programs of the service are started with. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

export interface BenchOptions {
  /** Opportunities in the org. */
  rows: number;
  /** Default `api`: the service takes no jobs, and a measured run is carried out by the command line. */
  role?: 'api' | 'all';
}

/** The service takes no jobs here unless `role` says so: a measured run is carried out by the command line, in a process of its own. */
export async function startBench({ rows, role = 'api' }: BenchOptions): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'related-records-bench-'));
  const given = process.env['DATABASE_URL'] ?? '';
  const env = { DATA_DIR: dataDir, DATABASE_URL: given, LOG_LEVEL: 'warn', ROLE: role };
  const port = await freePort(4950);
  const url = `http://127.0.0.1:${port}`;
  const calls = ['--quota', '1000000'];
  const org = startProgram(
    'salesforce-org',
    ['--port', String(port), '--scale', String(rows), '--seed', '1', ...calls],
    {},
  );
  await untilAnswers(`${url}/services/data/`, org, 120_000);
  const database = await openDatabase(readConfig({ ...process.env, ...env }));
  const servicePort = await freePort(3950);
  const service = startProgram('connector', [], { ...env, PORT: String(servicePort) });
  await untilAnswers(`http://127.0.0.1:${servicePort}/health/ready`, service, 90_000);
  const { key } = await createSignIn(env);
  const api = new Api(`http://127.0.0.1:${servicePort}`, key);
  const access = await orgAccess(url);
  await configure(api, access);
  await api.send('PATCH', '/v1/settings', { syncIntervalMinutes: 0, reconcileIntervalHours: 0, apiBudgetPercent: 100 });
  return {
    org: access,
    api,
    databaseUrl: database.url,
    env,
    stop: async () => {
      await stopProgram(service);
      await stopProgram(org);
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Run {
  object: string;
  state: string;
  startedAt: string;
  finishedAt: string;
  apiCalls: number;
  bytes: number;
  counts: { read: number; inserted: number; updated: number; unchanged: number };
  error: unknown;
}

/** A finished run and the most memory its process held. */
export interface MeasuredRun extends Run {
  seconds: number;
  peakMemoryMb: number;
}

/** Carries out one run with `cli sync`. Its seconds are from the run's start to its report: starting the process is left out. */
export async function measureSync({ env }: Bench, object: string, mode: string): Promise<MeasuredRun> {
  const args = ['sync', '--team', 'default', '--object', object, '--mode', mode, '--json'];
  const child = spawn(process.execPath, [...NODE_FLAGS, programPath('cli'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let reportedAt = 0;
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk;
    reportedAt = Date.now();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  let peakMemoryMb = 0;
  const watch = setInterval(() => {
    peakMemoryMb = Math.max(peakMemoryMb, peakMemoryOf(child.pid ?? 0));
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`The sync of ${object} ended with ${code ?? 'a signal'}: ${printed}${complaint}`);
  const [run] = (JSON.parse(printed) as { data: Run[] }).data;
  if (run === undefined) throw new Error(`No run of ${object} was made`);
  return { ...run, seconds: (reportedAt - Date.parse(run.startedAt)) / 1000, peakMemoryMb };
}

/** The most memory a process has held so far, in MB (Linux: VmHWM); 0 when it is gone. */
function peakMemoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
