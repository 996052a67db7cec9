import { columns, derivations, MIRROR_TABLES, objectStates } from '#mirror';
import { type Db } from '#platform';
import { provenWatermark, staleTargets } from '../domain/plan.js';
import { outcome } from '../domain/prove.js';
import { unmapped } from '../domain/select-list.js';
import { TRANSITIONS } from '../domain/transitions.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import * as deletions from '../store/deletions.js';
import * as objectProgress from '../store/object-progress.js';
import { end } from '../store/run-writes.js';
import { countWithheld } from '../withheld.js';
import { type Checkpoint, type Run } from './run.js';
import { type RunTools } from './run-tools.js';

/**
 * Ends a run whose rows are all merged and proven, in the transaction of the last of them: derived values, watermark,
 * errors, state. So no watermark moves without its rows, and no run says `succeeded` before they are there (Y2).
 */
export async function finish(tools: RunTools, run: Run, trx: Db, { plan, counts }: Checkpoint): Promise<void> {
  const { teamId, object, runId, settings } = run;
  const now = tools.clock.now();
  const readsRows = plan.steps.some(({ reads }) => reads === 'rows');
  const watermark =
    readsRows && plan.asOf !== null ? provenWatermark(new Date(plan.asOf), settings.watermarkOverlapSeconds) : null;
  if (plan.emptied.length > 0) await columns.emptyColumns(trx, teamId, object, plan.emptied);
  await derivations.derivePending(trx, teamId, object);
  if (readsRows) await objectStates.complete(trx, teamId, object, { watermark, startedAt: run.startedAt });
  const stale = staleTargets(plan);
  await objectStates.setStaleTargets(trx, teamId, object, stale);
  await objectProgress.set(trx, teamId, object, {
    deletionsUntil: plan.deletionsUntil === null ? null : new Date(plan.deletionsUntil),
    filledFrom: { ...plan.filledFrom },
    unmapped: unmapped(MIRROR_TABLES[object].columns, plan.sources),
    needsReconcile: plan.needsReconcile,
  });
  await recordErrors(run, trx, plan.lost, now);
  const withheld = await countWithheld(trx, teamId, object);
  const pendingDeletions = await deletions.pending(trx, teamId, runId);
  const by = outcome({ withheld, staleTargets: stale.length, pendingDeletions });
  const { apiCalls, bytes } = run.call.meter;
  await end(trx, run.lease, { by, withheld, watermark, finishedAt: tools.clock.now(), apiCalls, bytes });
  await tools.events.publish(trx, teamId, 'sync.progress', {
    id: runId,
    object,
    mode: run.mode,
    state: TRANSITIONS[by].to,
    phase: null,
    counts: { ...counts, withheld },
    apiCalls,
    bytes,
  });
}

async function recordErrors(
  { teamId, object }: Run,
  trx: Db,
  lost: readonly { cause: string; source: string }[],
  now: Date,
): Promise<void> {
  const errors = lost.map(({ cause, source }) => ({ code: cause, field: source }));
  await crmSyncErrors.setObjectErrors(trx, teamId, object, { errors, now });
  await crmSyncErrors.resolveRows(trx, teamId, object, now);
}
