import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform';
import { type CallOptions, isJobOver, type QueryJob, type SalesforceOrg } from '#salesforce';
import { type JobWait } from '../domain/plan.js';
import { type SyncTuning } from '../run/sync-tuning.js';

/** A job that stands still: another would be made to wait as long, so the read is not repeated by Bulk. */
export class StuckJob extends AppError {}

/** No failure: the job is at work yet, and whoever waits for it holds no worker meanwhile. */
export class JobWaits extends Error {
  constructor(
    readonly wait: JobWait,
    readonly againInMs: number,
  ) {
    super('The query job is at work');
  }
}

export interface Patience {
  /** What earlier looks saw; undefined before the first. */
  wait?: JobWait | undefined;
  /** Waits no longer in place; undefined: as long as it takes. */
  patienceMs?: number | undefined;
}

/** Comes back after so long at first, and after ever longer, as the job takes longer. */
const AGAIN_FIRST_MS = 1_000;
const AGAIN_LAST_MS = 60_000;

/**
 * Asks for a job until it is over: quickly at first, since small ones are done in no time, then ever more slowly.
 * JobWaits once that takes longer than is waited in place. StuckJob: it stands still, and whoever goes on waiting might wait
 * for ever.
 */
export async function untilOver(
  org: SalesforceOrg,
  { teamId, jobId, options }: { teamId: string; jobId: string; options: CallOptions },
  { pollFirstMs, pollLastMs, jobStandsStillMs }: Pick<SyncTuning, 'pollFirstMs' | 'pollLastMs' | 'jobStandsStillMs'>,
  { wait: known, patienceMs = Infinity }: Patience = {},
): Promise<QueryJob> {
  const startedAt = performance.now();
  let wait = known;
  // One that was looked at before is looked at as soon as somebody comes back to it.
  for (let pauseMs = known === undefined ? pollFirstMs : 0; ; pauseMs = Math.min(pauseMs * 1.5, pollLastMs)) {
    // The first look is not at once either: no job is done when it has just been made.
    await pause(pauseMs, undefined, { signal: options.signal });
    const job = await org.bulkQuery.status(teamId, jobId, options);
    if (isJobOver(job.state)) return job;
    wait = seenOf(job, wait);
    if (Date.now() - Date.parse(wait.since) > jobStandsStillMs) {
      throw new StuckJob('SALESFORCE_JOB_FAILED', `The query job stands still for too long, as ${wait.seen}`);
    }
    if (known !== undefined || performance.now() - startedAt + pauseMs > patienceMs) {
      if (patienceMs !== Infinity) throw new JobWaits(wait, againInMs(wait));
    }
    pauseMs = Math.max(pauseMs, pollFirstMs);
  }
}

function seenOf({ state, recordsProcessed = 0 }: QueryJob, before: JobWait | undefined): JobWait {
  const seen = `${state} with ${recordsProcessed} rows`;
  const since = before?.seen === seen ? before.since : new Date().toISOString();
  return { seen, since, looks: (before?.looks ?? 0) + 1 };
}

function againInMs({ looks }: JobWait): number {
  return Math.min(AGAIN_FIRST_MS * 1.5 ** looks, AGAIN_LAST_MS);
}

/** The job, which is over; SALESFORCE_JOB_FAILED unless it is complete. */
export function completed(job: QueryJob): QueryJob {
  if (job.state === 'JobComplete') return job;
  throw new AppError('SALESFORCE_JOB_FAILED', job.errorMessage ?? `The query job ended as ${job.state}`);
}
