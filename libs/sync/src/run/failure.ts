import { objectStates } from '#mirror';
import { AppError, currentSpan, databaseFailure, transaction } from '#platform';
import { resumesAt } from '../domain/budget.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import { end } from '../store/run-writes.js';
import { type RunIdentity } from './run.js';
import { type RunTools } from './run-tools.js';

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
 * What becomes of a run that could not go on: paused until there are calls again (Y5), or failed with what happened, which
 * is a CRM Sync Error of the object until it syncs again. Its watermark stays, so the next run goes on from what is safe (Y2).
 */
export async function endFailed(
  { db, clock, events, log }: RunTools,
  { teamId, runId, object, mode, lease, call: { meter } }: RunIdentity,
  error: unknown,
): Promise<void> {
  const failure = asFailure(error);
  const now = clock.now();
  const { code, message } =
    failure instanceof AppError
      ? failure
      : { code: 'INTERNAL' as const, message: 'A fault of ours; the log has its cause.' };
  const pausedUntil = failure instanceof AppError ? resumesAt(failure.code, now) : undefined;
  const ended = { error: { code, detail: message }, apiCalls: meter.apiCalls, bytes: meter.bytes };
  if (pausedUntil !== undefined) {
    await end(db, lease, { by: 'pause', ...ended, pausedUntil });
    await objectStates.forgetLive(db, teamId, object);
    log.warn({ runId, object, code, pausedUntil }, 'sync: paused');
    await events.publish(db, teamId, 'sync.progress', { id: runId, object, mode, state: 'paused', pausedUntil });
    return;
  }
  currentSpan()?.fail(code);
  log.error({ err: failure, runId, object }, 'sync: failed');
  await transaction(db, async (trx) => {
    await end(trx, lease, { by: 'fail', ...ended, finishedAt: now });
    await objectStates.forgetLive(trx, teamId, object);
    await crmSyncErrors.recordFailure(trx, teamId, object, { ...ended.error, now });
    await events.publish(trx, teamId, 'sync.failed', { id: runId, object, mode, state: 'failed', error: ended.error });
  });
}
