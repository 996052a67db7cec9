import { AppError, type ErrorCode } from '#platform';
import { type Transport } from '../domain/cost.js';
import { asFailure } from '../run/failure.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { forgetJob } from './bulk-job.js';
import { type ReadAttempt } from './read-attempt.js';
import { withRetries } from './retry.js';

/** Failures that may be of Bulk alone: its jobs, its results, or that the org or the user has none of it. */
const MAY_BE_BULKS = new Set<string>([
  'SALESFORCE_UNREACHABLE',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_RESPONSE_CUT',
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_BUSY',
  'SALESFORCE_RESPONSE_INVALID',
  'SALESFORCE_QUERY_TIMEOUT',
  'SALESFORCE_API_DISABLED',
  'SALESFORCE_OBJECT_UNKNOWN',
  'SALESFORCE_ACCESS_DENIED',
  'SALESFORCE_NOT_FOUND',
  'SALESFORCE_JOB_FAILED',
  'SALESFORCE_BULK_UNSUPPORTED',
  'SALESFORCE_REQUEST_TOO_LONG',
  'SALESFORCE_VERSION_UNSUPPORTED',
  'SALESFORCE_REFUSED',
  'EXTRACTION_INCOMPLETE',
] satisfies ErrorCode[]);

/**
 * A read with its attempts. One that chose Bulk, and failed with it to the last attempt, goes on by REST with attempts of
 * its own: more calls, but the rows come. `only` is then `rest`.
 */
export async function readByBulkOrRest(
  tools: RunTools,
  run: Run,
  read: (attempt: ReadAttempt, only?: Transport) => Promise<void>,
): Promise<void> {
  const attempts: ReadAttempt[] = [];
  try {
    await withRetries(tools, run, (attempt) => {
      attempts.push(attempt);
      return read(attempt);
    });
  } catch (error) {
    const failure = asFailure(error);
    if (attempts.at(-1)?.isBulk !== true || !(failure instanceof AppError) || !MAY_BE_BULKS.has(failure.code))
      throw error;
    tools.log.warn(
      { err: failure, runId: run.runId },
      'sync: Bulk failed to the last attempt; the read goes on by REST',
    );
    await forgetJob(tools, run);
    await withRetries(tools, run, (attempt) => read(attempt, 'rest'));
  }
}
