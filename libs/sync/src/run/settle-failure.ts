import { AppError, transaction } from '#platform';
import { resumesAt } from '../domain/budget.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import { end } from '../store/run-writes.js';
import { asFailure } from './attempts.js';
import { type RunContext, type RunTools } from './run-context.js';

/**
 * What becomes of a run that could not go on: paused until there are calls again (Y5), or failed with what happened, which
 * is a CRM Sync Error of the object until it syncs again. Its watermark stays, so the next run goes on from what is safe (Y2).
 */
export async function settleFailure(
  tools: RunTools,
  { teamId, runId, object, mode, hold, meter }: RunContext,
  error: unknown,
): Promise<void> {
  const { db, clock, events, log } = tools;
  const failure = asFailure(error);
  const now = clock.now();
  const { code, message } =
    failure instanceof AppError
      ? failure
      : { code: 'INTERNAL' as const, message: 'A fault of ours; the log has its cause.' };
  const pausedUntil = failure instanceof AppError ? resumesAt(failure.code, now) : undefined;
  const ended = { error: { code, detail: message }, apiCalls: meter.apiCalls, bytes: meter.bytes };
  if (pausedUntil !== undefined) {
    await end(db, hold, { by: 'pause', ...ended, pausedUntil });
    log.warn({ runId, object, code, pausedUntil }, 'sync: paused');
    await events.publish(db, teamId, 'sync.progress', { id: runId, object, mode, state: 'paused', pausedUntil });
    return;
  }
  log.error({ err: failure, runId, object }, 'sync: failed');
  await transaction(db, async (trx) => {
    await end(trx, hold, { by: 'fail', ...ended, finishedAt: now });
    await crmSyncErrors.recordFailure(trx, teamId, object, { ...ended.error, now });
    await events.publish(trx, teamId, 'sync.failed', { id: runId, object, mode, state: 'failed', error: ended.error });
  });
}
