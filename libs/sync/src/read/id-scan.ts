import {
  batches,
  counts as mirrorCounts,
  deletions as mirrorDeletions,
  type IdScanFindings,
  idScans,
  objectStates,
  type Selection,
} from '#mirror';
import { type Db, transaction } from '#platform';
import { type QueryPage } from '#salesforce';
import { type Transport } from '../domain/cost.js';
import { isRead, nextStep, type Plan } from '../domain/plan.js';
import { needsApproval } from '../domain/prove.js';
import { select } from '../domain/soql.js';
import { prove } from '../merge/merge-page.js';
import { finish } from '../run/finish.js';
import { type Checkpoint, type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import * as deletions from '../store/deletions.js';
import { boundIdle } from '../store/run-writes.js';
import * as runs from '../store/runs.js';
import { readByBulkOrRest } from './bulk-or-rest.js';
import { completedJob, orgTimeBefore, withJob } from './bulk-job.js';
import { readPages, type ReadPages } from './pages.js';
import { type ReadAttempt } from './read-attempt.js';
import { learnEstimate, rowsAbout, transportFor } from './transport.js';

/**
 * Reads every record of the org into one transaction and compares: records the org no longer knows are deleted, or wait for
 * approval (Y4); records that a window should have brought set the watermark back, so that the rows behind this scan bring
 * them (Y1); values that changed without a stamp are brought at once. Nothing is compared before the count is proven.
 */
export async function scanIds(tools: RunTools, run: Run): Promise<void> {
  await readByBulkOrRest(tools, run, async (attempt, only) => {
    const chosen = run.select(run.checkpoint.plan.columns);
    const { pages, announced } = await openScan(tools, run, { attempt, chosen, only });
    const scan = (lenient: boolean): Promise<void> =>
      transaction(tools.db, async (trx) => {
        const read = await loadScan(trx, chosen, { pages: pages(), lenient });
        prove(chosen.object, [{ expected: announced, read }]);
        await compareScan(tools, run, trx, { attempt, chosen, read });
      });
    await withJob(tools, run, () => leniently(tools.db, run, scan));
  });
}

/** With values that do not fit, where the mirror has some already or the scan turns out to. */
export async function leniently<T>(
  db: Db,
  { teamId, object }: Pick<Run, 'teamId' | 'object'>,
  scan: (lenient: boolean) => Promise<T>,
): Promise<T> {
  if ((await mirrorCounts.misfits(db, teamId, object)) > 0) return scan(true);
  return scan(false).catch((error: unknown) => {
    if (!batches.isMisfit(error)) throw error;
    return scan(true);
  });
}

/** Stages every page of a scan in the caller's transaction; says how many records there were, page by page proven. */
export async function loadScan(
  trx: Db,
  chosen: Selection,
  { pages, lenient }: { pages: ReadPages; lenient: boolean },
): Promise<number> {
  await idScans.begin(trx, chosen, lenient);
  for await (const page of pages) {
    const read = await idScans.add(trx, chosen, await page.open(), lenient);
    prove(chosen.object, [{ expected: page.rows, read }]);
  }
  return idScans.size(trx);
}

async function openScan(
  tools: RunTools,
  run: Run,
  { attempt, chosen, only }: { attempt: ReadAttempt; chosen: Selection; only: Transport | undefined },
): Promise<{ pages: () => ReadPages; announced: number }> {
  const { object, teamId, call } = run;
  const fields = chosen.fields.map(({ source }) => source);
  const soql = select({ object, fields });
  const from = { org: tools.org, teamId, call };
  const startedAt = performance.now();
  const first = run.checkpoint.plan.job === null ? await firstPage(tools, run, { attempt, soql, only }) : undefined;
  if (first !== undefined) {
    // A job says so when it is made.
    attempt.learn({ asOf: orgTimeBefore(run, performance.now() - startedAt) });
    const dateTimes = new Set(run.checkpoint.plan.dateTimes);
    return { pages: () => readPages(from, { kind: 'rest', first, fields, dateTimes }), announced: first.totalSize };
  }
  const { id: jobId, rows } = await completedJob(tools, run, attempt, soql);
  const source = { kind: 'bulk', jobId, locator: undefined, rowsAtMost: tools.tuning.bulkPageRows } as const;
  return { pages: () => readPages(from, source), announced: rows };
}

/** Of a REST read; undefined where Bulk costs less. */
async function firstPage(
  tools: RunTools,
  run: Run,
  { attempt, soql, only }: { attempt: ReadAttempt; soql: string; only: Transport | undefined },
): Promise<QueryPage | undefined> {
  const { teamId, call } = run;
  if (only === 'rest') return tools.org.query(teamId, soql, { ...call, includeDeleted: true });
  // The look at what changed since the scan, behind it.
  const others = call.meter.apiCalls + 1;
  const { rows: about } = (await rowsAbout(tools, run)) ?? { rows: 0 };
  const isMuch = (await transportFor(tools, run, { rows: about, extent: 'everything' })) === 'bulk';
  const first = isMuch ? undefined : await tools.org.query(teamId, soql, { ...call, includeDeleted: true });
  const rows = first?.totalSize ?? about;
  const transport = isMuch ? 'bulk' : await transportFor(tools, run, { rows, extent: 'everything' });
  await learnEstimate(tools, run, attempt, { transport, rows, apiCalls: others });
  return transport === 'rest' ? first : undefined;
}

interface LoadedScan {
  attempt: ReadAttempt;
  chosen: Selection;
  read: number;
}

async function compareScan(
  tools: RunTools,
  run: Run,
  trx: Db,
  { attempt, chosen, read }: LoadedScan,
): Promise<Checkpoint> {
  const { teamId, object } = run;
  await boundIdle(trx, tools.tuning.leaseSeconds);
  const { watermark } = await objectStates.get(trx, teamId, object);
  const found = await idScans.compare(trx, teamId, chosen, watermark);
  const refreshed = await idScans.refresh(trx, teamId, chosen);
  if (refreshed.withheld > 0) await crmSyncErrors.recordWithheld(trx, teamId, object, tools.clock.now());
  const deleted = await deleteGone(run, trx, found, tools.clock.now());
  if (found.lateFrom !== null) await objectStates.rewind(trx, teamId, object, found.lateFrom);
  const { plan, counts } = run.checkpoint;
  const next = await run.advance(trx, {
    plan: behindScan(attempt.over(plan), found.lateFrom),
    counts: {
      read: counts.read + read,
      updated: counts.updated + refreshed.updated,
      deleted: counts.deleted + refreshed.deleted + deleted,
    },
  });
  if (isRead(next.plan)) await finish(tools, trx, run.teamId, [{ run, checkpoint: next }]);
  return next;
}

/** The window behind the scan begins where the first late record is. */
function behindScan(plan: Plan, lateFrom: Date | null): Plan {
  const steps = plan.steps.map((step, index) => {
    if (index <= plan.step || step.from === null || lateFrom === null) return step;
    const from = new Date(Math.min(new Date(step.from).getTime(), lateFrom.getTime()));
    return { ...step, from: from.toISOString() };
  });
  return nextStep({ ...plan, steps });
}

/** Deletes what is gone, or keeps it for approval; what an older reconcile still asks about is asked anew, or not at all. */
async function deleteGone(run: Run, trx: Db, { gone, live }: IdScanFindings, now: Date): Promise<number> {
  const { teamId, runId, object, settings } = run;
  await dropOlder(run, trx, now);
  const ids = gone.map(({ crmId }) => crmId);
  const undone = await deletions.undoneAmong(trx, teamId, object, ids);
  const asks = needsApproval({ found: gone.length, live, undone }, settings.reconcileDeletePercent);
  const state = asks ? 'pending' : 'applied';
  await deletions.insert(trx, { teamId, runId }, { object, state, found: gone });
  if (asks) return 0;
  return mirrorDeletions.markFound(trx, teamId, object, { found: gone, deleted: true });
}

async function dropOlder({ teamId, runId, object }: Run, trx: Db, now: Date): Promise<void> {
  for (const older of await runs.waitingForApproval(trx, teamId, object, runId)) {
    await runs.cancel(trx, teamId, older, now);
    await deletions.move(trx, { teamId, runId: older }, { from: 'pending', to: 'dropped' });
  }
}
