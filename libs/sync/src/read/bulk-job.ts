import { AppError } from '#platform';
import { readAsOf } from '../domain/plan.js';
import { announce } from '../run/announce.js';
import { type CheckpointChange, type Run, type RunCall } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { type ReadAttempt } from './read-attempt.js';
import { completed, StuckJob, untilOver } from './wait-for-job.js';

/** Codes of a job that no longer exists or has no result. */
const OVER = new Set<string>(['SALESFORCE_NOT_FOUND', 'SALESFORCE_JOB_FAILED']);

/** The run's bulk job, made where it has none, with its result ready. SALESFORCE_JOB_FAILED: it was given up. */
export async function completedJob(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  soql: string,
): Promise<{ id: string; rows: number }> {
  attempt.isBulk = true;
  return withJob(tools, run, async () => {
    const id = run.checkpoint.plan.job?.id ?? (await createJob(tools, run, attempt, soql));
    run.openJobIds.add(id);
    const patience = { wait: run.checkpoint.plan.job?.wait, patienceMs: run.patienceMs };
    const job = await untilOver(
      tools.org,
      { teamId: run.teamId, jobId: id, options: run.call },
      tools.tuning,
      patience,
    );
    run.openJobIds.delete(id);
    const { recordsProcessed } = completed(job);
    if (recordsProcessed === undefined) {
      throw new AppError('SALESFORCE_JOB_FAILED', 'The query job does not say how many rows it has');
    }
    return { id, rows: recordsProcessed };
  });
}

/** Work with the run's job; where it turns out to be gone or failed, the run forgets it, and another can be made. */
export async function withJob<T>(tools: RunTools, run: Run, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOver = error instanceof AppError && OVER.has(error.code);
    if (!isOver || run.checkpoint.plan.job === null) throw error;
    await forgetJob(tools, run);
    throw error instanceof StuckJob ? error : new AppError('SALESFORCE_JOB_FAILED', error.message, { cause: error });
  }
}

/** The read begins again, with another job or by REST: what it read is no longer counted. */
export async function forgetJob(tools: RunTools, run: Run): Promise<void> {
  const { counts, plan } = run.checkpoint;
  if (plan.job === null) return;
  await record(tools, run, { plan: { job: null }, counts: { read: counts.read - plan.job.rows } });
}

/** Aborts the jobs nobody waits for any more. One that is over costs no call: Salesforce forgets it after seven days. */
export async function abortJobs(
  { org, log }: Pick<RunTools, 'org' | 'log'>,
  { teamId, runId, openJobIds }: Pick<Run, 'teamId' | 'runId' | 'openJobIds'>,
): Promise<void> {
  for (const jobId of openJobIds) {
    await org.bulkQuery.abort(teamId, jobId).catch((err: unknown) => {
      log.debug({ err, runId, jobId }, 'sync: a query job could not be aborted');
    });
  }
  openJobIds.clear();
}

async function createJob(tools: RunTools, run: Run, attempt: ReadAttempt, soql: string): Promise<string> {
  const startedAt = performance.now();
  const made = { at: tools.clock.now().toISOString(), apiCalls: run.call.meter.apiCalls };
  const { id } = await tools.org.bulkQuery.create(run.teamId, soql, { ...run.call, includeDeleted: true });
  // All that was visible when the job was made is in its result.
  const asOf = orgTimeBefore(run, performance.now() - startedAt);
  const known = attempt.over(run.checkpoint.plan);
  attempt.learn({
    asOf: readAsOf(known, asOf),
    // Before the first read there is nothing here that the log could say is gone.
    deletionsUntil: known.deletionsUntil ?? asOf,
  });
  const job = { id, locator: null, rows: 0, sample: [], made };
  await record(tools, run, {
    plan: { ...attempt.over(run.checkpoint.plan), job },
    counts: { expected: attempt.expected },
  });
  return id;
}

/** The org's clock when a call began: its answer's time, less how long the call took. RFC 3339. */
export function orgTimeBefore({ call: { meter } }: { call: Pick<RunCall, 'meter'> }, elapsedMs: number): string | null {
  return meter.orgTime === undefined ? null : new Date(meter.orgTime.getTime() - elapsedMs).toISOString();
}

/** The run moves without a page: kept at once, so that whoever takes it over knows. */
async function record(tools: RunTools, run: Run, change: CheckpointChange): Promise<void> {
  await announce(tools, run, tools.db, await run.advance(tools.db, change));
}
