import { AppError } from '#platform';
import { progress } from '../store/run-writes.js';
import { type Plan } from '../domain/plan.js';
import { announce } from './announce.js';
import { type ReadCounts, type RunContext, type RunTools } from './run-context.js';
import { type SyncTuning } from './sync-tuning.js';
import { completed, untilOver } from './wait-for-job.js';

/** The run's bulk job, made where it has none, with its result ready. SALESFORCE_JOB_FAILED: it was given up. */
export async function completedJob(
  tools: RunTools,
  context: RunContext,
  soql: string,
): Promise<{ id: string; rows: number }> {
  return givingUp(tools, context, async () => {
    const id = context.stand.plan.job?.id ?? (await createJob(tools, context, soql));
    context.openJobIds.add(id);
    const job = await untilOver(tools.org, { teamId: context.teamId, jobId: id, options: context.call }, tools.tuning);
    context.openJobIds.delete(id);
    const { recordsProcessed } = completed(job);
    if (recordsProcessed === undefined) {
      throw new AppError('SALESFORCE_JOB_FAILED', 'The query job does not say how many rows it has');
    }
    return { id, rows: recordsProcessed };
  });
}

/** Work with the run's job; where it turns out to be gone or failed, the run forgets it, and another can be made. */
export async function givingUp<T>(tools: RunTools, context: RunContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { counts, plan } = context.stand;
    const isOver = error instanceof AppError && ['SALESFORCE_NOT_FOUND', 'SALESFORCE_JOB_FAILED'].includes(error.code);
    if (!isOver || plan.job === null) throw error;
    // The read begins again: what it read is no longer counted.
    await move(tools, context, { job: null }, { ...counts, read: counts.read - plan.job.rows });
    throw new AppError('SALESFORCE_JOB_FAILED', error.message, { cause: error });
  }
}

/** How large the pages of a result are. */
export function pageOf({ bulkPageRows }: SyncTuning): { maxRecords?: number } {
  return bulkPageRows === undefined ? {} : { maxRecords: bulkPageRows };
}

/** Aborts the jobs nobody waits for any more. One that is over costs no call: Salesforce forgets it after seven days. */
export async function abortJobs(
  { org, log }: Pick<RunTools, 'org' | 'log'>,
  { teamId, runId, openJobIds }: Pick<RunContext, 'teamId' | 'runId' | 'openJobIds'>,
): Promise<void> {
  for (const jobId of openJobIds) {
    await org.bulkQuery.abort(teamId, jobId).catch((err: unknown) => {
      log.debug({ err, runId, jobId }, 'sync: a query job could not be aborted');
    });
  }
  openJobIds.clear();
}

async function createJob(tools: RunTools, context: RunContext, soql: string): Promise<string> {
  const startedAt = performance.now();
  const { id } = await tools.org.bulkQuery.create(context.teamId, soql, { ...context.call, includeDeleted: true });
  // All that was visible when the job was made is in its result.
  const asOf = orgTimeBefore(context, performance.now() - startedAt);
  const { plan } = context.stand;
  await move(tools, context, {
    job: { id, locator: null, rows: 0, sample: [] },
    asOf: asOf ?? plan.asOf,
    // Before the first read there is nothing here that the log could say is gone.
    deletionsUntil: plan.deletionsUntil ?? asOf,
  });
  return id;
}

/** The org's clock when a call began: its answer's time, less how long the call took. RFC 3339. */
export function orgTimeBefore({ meter }: RunContext, elapsedMs: number): string | null {
  return meter.orgTime === undefined ? null : new Date(meter.orgTime.getTime() - elapsedMs).toISOString();
}

/** Where the run stands changes without a page: kept at once, so that whoever takes it over knows. */
export async function move(
  tools: RunTools,
  context: RunContext,
  plan: Partial<Plan>,
  counts: ReadCounts = context.stand.counts,
): Promise<void> {
  const stand = { plan: { ...context.stand.plan, ...plan }, counts };
  await progress(tools.db, context.hold, context.progress(context.leg?.reads === 'ids' ? 'sweep' : 'extract', stand));
  context.stand = stand;
  await announce(tools, context, tools.db, stand);
}
