import { setTimeout as pause } from 'node:timers/promises';
import { AppError, databaseFailure, type ErrorCode } from '#platform';
import { type RunContext, type RunTools } from './run-context.js';

/** Left to the run as a whole: repeating a step would not help. */
const NOT_HERE = new Set<string>(['SALESFORCE_LIMIT_REACHED', 'API_BUDGET_REACHED']);

function isPassing(failure: unknown, only: readonly ErrorCode[] | undefined): boolean {
  if (!(failure instanceof AppError) || failure.kind !== 'transient') return false;
  return only?.includes(failure.code) ?? !NOT_HERE.has(failure.code);
}

/** The failure as the catalogue knows it; what is no known one is a bug, and stays what it is. */
export function asFailure(error: unknown): unknown {
  // A CSV that breaks off in the middle of a row: the page was cut.
  if (error instanceof Error && 'code' in error && error.code === '22P04') {
    return new AppError('EXTRACTION_INCOMPLETE', 'A page from Salesforce broke off inside a row; it was not used', {
      cause: error,
    });
  }
  return error instanceof AppError ? error : (databaseFailure(error) ?? error);
}

/** Repeats a step that failed in passing, or for one of the given reasons only. Each step is a transaction or a read, so a repetition finds nothing half done. */
export async function withAttempts<T>(
  { tuning, log }: Pick<RunTools, 'tuning' | 'log'>,
  { signal, runId }: Pick<RunContext, 'signal' | 'runId'>,
  step: () => Promise<T>,
  only?: readonly ErrorCode[],
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      signal.throwIfAborted();
      const failure = asFailure(error);
      if (!isPassing(failure, only) || attempt >= tuning.attempts) throw failure;
      log.warn({ err: failure, runId, attempt }, 'sync: a step failed and is repeated');
      await pause(tuning.retryBaseMs * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}
