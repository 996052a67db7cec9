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
import { type RunContext, type RunTools, type Stand } from './run-context.js';
import { countWithheld } from '../withheld.js';

/**
 * Ends a run whose rows are all merged and proven, in the transaction of the last of them: derived values, watermark,
 * errors, state. So no watermark moves without its rows, and no run says `succeeded` before they are there (Y2).
 */
export async function finish(tools: RunTools, context: RunContext, trx: Db, { plan, counts }: Stand): Promise<void> {
  const { teamId, object, runId } = context;
  const now = tools.clock.now();
  const isRead = plan.legs.some(({ reads }) => reads === 'rows');
  const watermark = isRead && plan.asOf !== null ? watermarkOf(plan.asOf, context) : null;
  if (plan.emptied.length > 0) await columns.emptyColumns(trx, teamId, object, plan.emptied);
  await derivations.settle(trx, teamId, object);
  if (isRead) await objectStates.complete(trx, teamId, object, { watermark, startedAt: context.startedAt });
  const stale = staleTargets(plan);
  await objectStates.setStaleTargets(trx, teamId, object, stale);
  await objectProgress.set(trx, teamId, object, {
    deletionsUntil: plan.deletionsUntil === null ? null : new Date(plan.deletionsUntil),
    filledFrom: { ...plan.filledFrom },
    unmapped: unmapped(MIRROR_TABLES[object].columns, plan.sources),
    needsReconcile: plan.needsReconcile,
  });
  await keepErrors(context, trx, plan.lost, now);
  const withheld = await countWithheld(trx, teamId, object);
  const pendingDeletions = await deletions.pending(trx, teamId, runId);
  const by = outcome({ withheld, staleTargets: stale.length, pendingDeletions });
  const { apiCalls, bytes } = context.meter;
  await end(trx, context.hold, { by, withheld, watermark, finishedAt: tools.clock.now(), apiCalls, bytes });
  await tools.events.publish(trx, teamId, 'sync.progress', {
    id: runId,
    object,
    mode: context.mode,
    state: TRANSITIONS[by].to,
    phase: null,
    counts: { ...counts, withheld },
    apiCalls,
    bytes,
  });
}

function watermarkOf(asOf: string, { settings }: RunContext): Date {
  return provenWatermark(new Date(asOf), settings.watermarkOverlapSeconds);
}

async function keepErrors(
  { teamId, object }: RunContext,
  trx: Db,
  lost: readonly { cause: string; source: string }[],
  now: Date,
): Promise<void> {
  const errors = lost.map(({ cause, source }) => ({ code: cause, field: source }));
  await crmSyncErrors.setObjectErrors(trx, teamId, object, { errors, now });
  await crmSyncErrors.resolveRows(trx, teamId, object, now);
}
