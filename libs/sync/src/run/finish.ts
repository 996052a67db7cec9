import { columns, type CompleteRead, derivations, MIRROR_TABLES, objectStates } from '#mirror';
import { type Db } from '#platform';
import { type Plan, provenWatermark, staleTargets } from '../domain/plan.js';
import { outcome } from '../domain/prove.js';
import { unmapped } from '../domain/select-list.js';
import { TRANSITIONS } from '../domain/transitions.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import * as deletions from '../store/deletions.js';
import * as objectProgress from '../store/object-progress.js';
import { endAll } from '../store/run-writes.js';
import { countAllWithheld } from '../withheld.js';
import { type Checkpoint, type Run } from './run.js';
import { type RunTools } from './run-tools.js';

/** A run that has read all it was to read, and where the transaction that ends it leaves it. */
export interface ReadRun {
  run: Run;
  checkpoint: Checkpoint;
}

/**
 * Ends runs of one team whose rows are all merged and proven, in the transaction of the last of them: derived values,
 * watermarks, errors, states. So no watermark moves without its rows, and no run says `succeeded` before they are there
 * (Y2). Each statement is made once, however many runs there are: an idle pass ends six.
 */
export async function finish(tools: RunTools, trx: Db, teamId: string, ended: readonly ReadRun[]): Promise<void> {
  if (ended.length === 0) return;
  for (const { run, checkpoint } of ended) await derive(run, trx, checkpoint.plan);
  await objectStates.complete(trx, teamId, ended.flatMap(completeRead));
  const stale = ended.map(({ run: { object }, checkpoint: { plan } }) => ({ object, targets: staleTargets(plan) }));
  await objectStates.setStaleTargets(trx, teamId, stale);
  await objectProgress.set(
    trx,
    teamId,
    ended.map(({ run: { object }, checkpoint: { plan } }) => ({
      object,
      deletionsUntil: plan.deletionsUntil === null ? null : new Date(plan.deletionsUntil),
      filledFrom: { ...plan.filledFrom },
      unmapped: unmapped(MIRROR_TABLES[object].columns, plan.sources),
      needsReconcile: plan.needsReconcile,
    })),
  );
  for (const { run, checkpoint } of ended) {
    if (hasChanged(checkpoint)) await objectStates.countLive(trx, teamId, run.object);
  }
  await recordErrors(trx, teamId, ended, tools.clock.now());
  await endRuns(tools, trx, teamId, ended);
}

async function derive({ teamId, object }: Run, trx: Db, { emptied }: Plan): Promise<void> {
  if (emptied.length > 0) await columns.emptyColumns(trx, teamId, object, emptied);
  await derivations.derivePending(trx, teamId, object);
}

const hasChanged = ({ counts: { inserted, updated, deleted } }: Checkpoint): boolean =>
  inserted + updated + deleted > 0;

const readsRows = ({ steps }: Plan): boolean => steps.some(({ reads }) => reads === 'rows');

function watermarkOf({ run: { settings }, checkpoint: { plan } }: ReadRun): Date | null {
  if (!readsRows(plan) || plan.asOf === null) return null;
  return provenWatermark(new Date(plan.asOf), settings.watermarkOverlapSeconds);
}

function completeRead(ended: ReadRun): CompleteRead[] {
  const { run, checkpoint } = ended;
  if (!readsRows(checkpoint.plan)) return [];
  return [{ object: run.object, watermark: watermarkOf(ended), startedAt: run.startedAt }];
}

async function recordErrors(trx: Db, teamId: string, ended: readonly ReadRun[], now: Date): Promise<void> {
  const objects = ended.map(({ run: { object } }) => object);
  const errors = ended.flatMap(({ run: { object }, checkpoint: { plan } }) =>
    plan.lost.map(({ cause, source }) => ({ object, code: cause, field: source })),
  );
  await crmSyncErrors.setObjectErrors(trx, teamId, objects, { errors, now });
  await crmSyncErrors.resolveRows(trx, teamId, objects, now);
}

async function endRuns({ clock, events }: RunTools, trx: Db, teamId: string, ended: readonly ReadRun[]): Promise<void> {
  const allWithheld = await countAllWithheld(
    trx,
    teamId,
    ended.map(({ run: { object } }) => object),
  );
  const ends = [];
  for (const each of ended) {
    const { run, checkpoint } = each;
    const withheld = allWithheld.get(run.object) ?? 0;
    const pendingDeletions = scansIds(checkpoint.plan) ? await deletions.pending(trx, teamId, run.runId) : 0;
    const by = outcome({ withheld, staleTargets: staleTargets(checkpoint.plan).length, pendingDeletions });
    const { apiCalls, bytes } = run.call.meter;
    const change = { by, withheld, watermark: watermarkOf(each), finishedAt: clock.now(), apiCalls, bytes };
    ends.push({ run, checkpoint, lease: run.lease, change });
  }
  await endAll(trx, ends);
  await events.publishAll(
    trx,
    teamId,
    'sync.progress',
    ends.map(({ run: { runId: id, object, mode }, checkpoint: { counts }, change }) => ({
      id,
      object,
      mode,
      state: TRANSITIONS[change.by].to,
      phase: null,
      counts: { ...counts, withheld: change.withheld },
      apiCalls: change.apiCalls,
      bytes: change.bytes,
    })),
  );
}

/** What is found gone, and may have to wait for approval, a scan of the ids finds. */
const scansIds = ({ steps }: Plan): boolean => steps.some(({ reads }) => reads === 'ids');
