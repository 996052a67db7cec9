import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../../apps/demo/src/api.js';
import { freePort, type Program, startProgram, stopProgram, untilAnswers } from '../../apps/demo/src/processes.js';
import { configure, createSignIn, type OrgAccess } from '../../apps/demo/src/set-up.js';

/** A simulated org and the service on a database of its own, connected and configured, for one benchmark. */
export interface Bench {
  api: Api;
  org: OrgAccess;
  service: Program;
  /** The database of the service, for the programs it is compared with. */
  databaseUrl: string;
  stop(): Promise<void>;
}

export interface BenchOptions {
  /** Opportunities in the org. */
  rows: number;
}

export async function startBench({ rows }: BenchOptions): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'related-records-bench-'));
  const env = { DATA_DIR: dataDir, DATABASE_URL: process.env['DATABASE_URL'] ?? '', LOG_LEVEL: 'warn' };
  const orgPort = await freePort(4950);
  const orgUrl = `http://127.0.0.1:${orgPort}`;
  const org = startProgram('salesforce-org', ['--port', String(orgPort), '--scale', String(rows), '--seed', '1'], {});
  await untilAnswers(`${orgUrl}/services/data/`, org, 120_000);
  const port = await freePort(3950);
  const service = startProgram('connector', [], { ...env, PORT: String(port) });
  await untilAnswers(`http://127.0.0.1:${port}/health/ready`, service, 90_000);
  const access = (await (await fetch(`${orgUrl}/__org/access`)).json()) as OrgAccess;
  const { key } = await createSignIn(env);
  const api = new Api(`http://127.0.0.1:${port}`, key);
  await api.send('PATCH', '/v1/settings', { syncIntervalMinutes: 0, reconcileIntervalHours: 0, apiBudgetPercent: 100 });
  return {
    api,
    org: { ...access, url: orgUrl },
    service,
    databaseUrl: process.env['DATABASE_URL'] ?? readFileSync(join(dataDir, 'postgres', 'url'), 'utf8').trim(),
    stop: async () => {
      await stopProgram(service);
      await stopProgram(org);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Connects and maps; the first sync this may queue is cancelled, so that the measured one starts from nothing. */
export async function connectOrg({ api, org }: Bench): Promise<void> {
  await configure(api, org);
}

interface FinishedRun {
  id: string;
  object: string;
  state: string;
  startedAt: string;
  finishedAt: string;
  apiCalls: number;
  bytes: number;
  counts: { read: number; inserted: number; updated: number; unchanged: number };
  error: unknown;
}

const ENDED = new Set(['succeeded', 'partial', 'failed', 'paused', 'cancelled', 'needs_approval']);

/** Runs one sync per object, one after the other, and returns the finished runs. */
export async function syncObjects(api: Api, objects: readonly string[], mode: string): Promise<FinishedRun[]> {
  const finished: FinishedRun[] = [];
  for (const object of objects) {
    const { data } = await api.send<{ data: { id: string }[] }>('POST', '/v1/syncs', { object, mode });
    for (const { id } of data) finished.push(await untilEnded(api, id));
  }
  return finished;
}

async function untilEnded(api: Api, id: string): Promise<FinishedRun> {
  for (;;) {
    const run = await api.get<FinishedRun>(`/v1/syncs/${id}`);
    if (ENDED.has(run.state)) {
      if (run.state !== 'succeeded')
        throw new Error(`Run of ${run.object} ended ${run.state}: ${JSON.stringify(run.error)}`);
      return run;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Seconds the runs themselves took, queue waits left out. */
export function secondsOf(runs: readonly FinishedRun[]): number {
  return runs.reduce((sum, run) => sum + (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000, 0);
}

/** The most memory a process has held so far, in MB (Linux: VmHWM). */
export function peakMemoryMb({ child }: Program): number {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
