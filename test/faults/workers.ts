import { spawn } from 'node:child_process';
import type { CrmObject } from '#identifiers';
import { many, unprepared } from '#platform';
import { type RunMode, type SyncRun } from '#sync';
import { HARNESS_APPLICATION } from '../support/database.js';
import { type Harness, type Worker, type WorkerOptions } from '../support/harness.js';
import { projectDir } from '../support/processes.js';
import { waitFor } from '../support/wait-for.js';

/** A worker in a process of its own, that can be killed. */
export interface WorkerProcess {
  execute(teamId: string, runId: string): void;
  signal(signal: NodeJS.Signals): void;
  /** Waits until it has done with what it was given. */
  done(): Promise<void>;
  /** Kills it, and waits until it is gone. */
  kill(): Promise<void>;
}

export async function startWorkerProcess(harness: Harness, worker: WorkerOptions): Promise<WorkerProcess> {
  const { url, clientId, clientSecret } = harness.org;
  const options = { databaseUrl: harness.databaseUrl, org: { url, clientId, clientSecret }, worker };
  const source = `import { serve } from './test/faults/worker-process.ts'; await serve(${JSON.stringify(options)});`;
  const args = ['--import', './scripts/typescript-loader.mjs', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let hasExited = false;
  const exit = new Promise<void>((resolve) =>
    child.once('exit', () => {
      hasExited = true;
      resolve();
    }),
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await waitFor(() => printed.includes('ready'), { timeoutMs: 60_000 });
  return {
    execute: (teamId, runId) => void child.stdin.write(`${teamId} ${runId}\n`),
    signal: (signal) => void child.kill(signal),
    done: async () => {
      await waitFor(() => printed.includes('done') || hasExited, { timeoutMs: 60_000 });
      // One that ended by itself did not come back: execute threw what it should have kept.
      if (!printed.includes('done')) throw new Error('The worker process ended before it was done');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** A run that nobody carries out yet. */
export async function requested(worker: Worker, teamId: string, object: CrmObject, mode: RunMode): Promise<SyncRun> {
  const [run] = await worker.runs.request(teamId, { object, mode });
  if (run === undefined) throw new Error(`No run of ${object}`);
  return run;
}

/** Carries a run on until it ends: while another worker's lease lasts, it waits for that. */
export function carriedOn(worker: Worker, teamId: string, runId: string): Promise<SyncRun> {
  return waitFor(
    async () => {
      await worker.executor.execute(teamId, runId);
      const run = await worker.runs.get(teamId, runId);
      return !['queued', 'running'].includes(run.state) && run;
    },
    { timeoutMs: 60_000 },
  );
}

/** Waits until a fault has struck. */
export async function struck({ org }: Harness, id: number, times = 1): Promise<void> {
  await waitFor(() => org.control.faults.list().some((fault) => fault.id === id && fault.struck >= times));
}

/** Connections of workers, by what they do now. */
export function connections(
  { db }: Harness,
  where: 'copying' | 'waiting for a lock' | 'any',
): Promise<{ pid: number }[]> {
  const doing = {
    copying: `state = 'active' and query ilike 'copy%'`,
    'waiting for a lock': `wait_event_type = 'Lock'`,
    any: 'true',
  }[where];
  const sql = `select pid from pg_stat_activity
    where datname = current_database() and application_name <> '${HARNESS_APPLICATION}' and backend_type = 'client backend' and ${doing}`;
  return many(db, unprepared(sql));
}

/** Ends connections of workers, as a restart of PostgreSQL does. */
export async function terminate(harness: Harness, which: readonly { pid: number }[]): Promise<void> {
  await many(harness.db, unprepared('select pg_terminate_backend(pid) from unnest($1::integer[]) pid'), [
    which.map(({ pid }) => pid),
  ]);
}

/** Holds the row that the end of a run moves the watermark in: a run waits between its last merge and its end. */
export async function holdWatermark({ db }: Harness, teamId: string, object: CrmObject): Promise<() => Promise<void>> {
  const trx = await db.transaction();
  await many(trx, unprepared('select 1 from mirror.object_states where team_id = $1 and object = $2 for update'), [
    teamId,
    object,
  ]);
  return async () => {
    await trx.rollback();
  };
}
