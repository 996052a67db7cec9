import { createInterface } from 'node:readline';
import { PassExecutor } from '#sync';
import { type OrgAccess, startWorker, type WorkerOptions } from '../support/harness.js';

/** What the worker in a process of its own is started with. */
export interface WorkerProcessOptions {
  databaseUrl: string;
  org: OrgAccess;
  worker: WorkerOptions;
}

/**
 * Carries out what lines name, one after the other: `teamId runId` a run, `teamId runId,runId` a pass. Says `ready`, then
 * `done` after each.
 */
export async function serve({ databaseUrl, org, worker: options }: WorkerProcessOptions): Promise<void> {
  const worker = await startWorker(databaseUrl, org, options);
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const [teamId = '', runId = ''] = line.split(' ');
    const stopping = new AbortController().signal;
    if (runId.includes(',')) await worker.module.get(PassExecutor).execute(teamId, runId.split(','), stopping);
    else await worker.executor.execute(teamId, runId);
    process.stdout.write('done\n');
  }
  await worker.stop();
}
