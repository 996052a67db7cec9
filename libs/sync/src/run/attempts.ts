import { setTimeout as pause } from 'node:timers/promises';
import { AppError, databaseFailure } from '#platform';
import { type RunContext, type RunTools } from './run-context.js';

/** Left to the run as a whole: repeating a read would not help. */
const NOT_HERE = new Set<string>(['SALESFORCE_LIMIT_REACHED', 'API_BUDGET_REACHED']);

function isPassing(failure: unknown): boolean {
  return failure instanceof AppError && failure.kind === 'transient' && !NOT_HERE.has(failure.code);
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

/**
 * Repeats a read that failed in passing. It goes on behind the pages that are merged, or finds them unchanged; every page
 * that gets through starts the count of attempts anew.
 */
export async function withAttempts(tools: RunTools, context: RunContext, read: () => Promise<void>): Promise<void> {
  const { tuning, log } = tools;
  let pages = context.pages;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await read();
      return;
    } catch (error) {
      context.signal.throwIfAborted();
      const failure = asFailure(error);
      if (context.pages > pages) attempt = 1;
      pages = context.pages;
      if (!isPassing(failure) || attempt >= tuning.attempts) throw failure;
      log.warn({ err: failure, runId: context.runId, attempt }, 'sync: a read failed and is repeated');
      await pause(tuning.retryBaseMs * 2 ** (attempt - 1), undefined, { signal: context.signal });
    }
  }
}
