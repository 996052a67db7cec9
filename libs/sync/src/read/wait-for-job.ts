import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform';
import { type CallOptions, isJobOver, type QueryJob, type SalesforceOrg } from '#salesforce';
import { type SyncTuning } from '../run/sync-tuning.js';

/**
 * Asks for a job until it is over: quickly at first, since small ones are done in no time, then ever more slowly.
 * SALESFORCE_JOB_FAILED: it stands still, and whoever goes on waiting might wait for ever.
 */
export async function untilOver(
  org: SalesforceOrg,
  { teamId, jobId, options }: { teamId: string; jobId: string; options: CallOptions },
  { pollFirstMs, pollLastMs, jobStandsStillMs }: SyncTuning,
): Promise<QueryJob> {
  let [last, since] = ['', performance.now()];
  for (let pauseMs = pollFirstMs; ; pauseMs = Math.min(pauseMs * 1.5, pollLastMs)) {
    // The first look is not at once either: no job is done when it has just been made.
    await pause(pauseMs, undefined, { signal: options.signal });
    const job = await org.bulkQuery.status(teamId, jobId, options);
    if (isJobOver(job.state)) return job;
    const now = `${job.state} with ${job.recordsProcessed ?? 0} rows`;
    if (now !== last) [last, since] = [now, performance.now()];
    else if (performance.now() - since > jobStandsStillMs) {
      throw new AppError('SALESFORCE_JOB_FAILED', `The query job stands still for too long, as ${now}`);
    }
  }
}

/** The job, which is over; SALESFORCE_JOB_FAILED unless it is complete. */
export function completed(job: QueryJob): QueryJob {
  if (job.state === 'JobComplete') return job;
  throw new AppError('SALESFORCE_JOB_FAILED', job.errorMessage ?? `The query job ended as ${job.state}`);
}
