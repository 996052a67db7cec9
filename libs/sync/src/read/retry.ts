import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#platform';
import { asFailure } from '../run/failure.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { ReadAttempt } from './read-attempt.js';
import { StuckJob } from './wait-for-job.js';

/** Left to the run as a whole: repeating a read would not help. */
const OF_THE_RUN = new Set<string>(['SALESFORCE_LIMIT_REACHED', 'API_BUDGET_REACHED']);

function isPassing(failure: unknown): boolean {
  if (failure instanceof StuckJob) return false;
  return failure instanceof AppError && failure.kind === 'transient' && !OF_THE_RUN.has(failure.code);
}

/**
 * Repeats a read that failed in passing, each time with an attempt of its own that begins at the checkpoint. The count of
 * attempts starts anew when one gets further than any before: a read that begins at its first row again and fails at the
 * same place has got no further, however many pages it merged.
 */
export async function withRetries(
  { tuning, log }: Pick<RunTools, 'tuning' | 'log'>,
  run: Run,
  read: (attempt: ReadAttempt) => Promise<void>,
): Promise<void> {
  let furthest = 0;
  for (let tries = 1; ; tries += 1) {
    const attempt = new ReadAttempt(run.checkpoint);
    try {
      await read(attempt);
      return;
    } catch (error) {
      run.call.signal.throwIfAborted();
      const failure = asFailure(error);
      if (attempt.rows > furthest) [furthest, tries] = [attempt.rows, 1];
      if (!isPassing(failure) || tries >= tuning.attempts) throw failure;
      log.warn({ err: failure, runId: run.runId, attempt: tries }, 'sync: a read failed and is repeated');
      await pause(tuning.retryBaseMs * 2 ** (tries - 1), undefined, { signal: run.call.signal });
    }
  }
}
