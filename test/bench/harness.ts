import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Api } from '../../apps/demo/src/api.js';
import { NODE_FLAGS, programPath, stopProgram } from '../../apps/demo/src/processes.js';
import { configure, createSignIn, orgAccess, type OrgAccess } from '../../apps/demo/src/set-up.js';
import { openTemporaryDatabase, startOrgProgram, startService } from '../support/programs.js';

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
  const org = await startOrgProgram(['--scale', String(rows), '--seed', '1', '--quota', '1000000'], 4950);
  const database = await openTemporaryDatabase();
  const given = process.env['DATABASE_URL'] ?? '';
  const env = {
    DATA_DIR: database.dataDir,
    DATABASE_URL: given,
    LOG_LEVEL: 'warn',
    ROLE: role,
    SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host,
  };
  const service = await startService(env, 3950);
  const { key } = await createSignIn(env);
  const api = new Api(service.url, key);
  const access = await orgAccess(org.url);
  await configure(api, access);
  await api.send('PATCH', '/v1/settings', { syncIntervalMinutes: 0, reconcileIntervalHours: 0, apiBudgetPercent: 100 });
  return {
    org: access,
    api,
    databaseUrl: database.ownerUrl,
    env,
    stop: async () => {
      await stopProgram(service.program);
      await stopProgram(org.program);
      await database.stop();
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
