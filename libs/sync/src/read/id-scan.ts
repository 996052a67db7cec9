import { deletions as mirrorDeletions, type IdScanFindings, idScans, objectStates, type Selection } from '#mirror';
import { type Db, transaction } from '#platform';
import { type QueryPage } from '#salesforce';
import { isRead, nextStep, type Plan } from '../domain/plan.js';
import { needsApproval } from '../domain/prove.js';
import { select } from '../domain/soql.js';
import { prove } from '../merge/merge-page.js';
import { finish } from '../run/finish.js';
import { type Checkpoint, type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import * as deletions from '../store/deletions.js';
import { boundIdle } from '../store/run-writes.js';
import * as runs from '../store/runs.js';
import { completedJob, withJob } from './bulk-job.js';
import { readPages, type ReadPages } from './pages.js';
import { type ReadAttempt } from './read-attempt.js';
import { withRetries } from './retry.js';
import { learnEstimate, rowsAbout, transportFor } from './transport.js';

/**
 * Reads the id of every record of the org into one transaction and compares: records the org no longer knows are deleted,
 * or wait for approval (Y4); records that a window should have brought set the watermark back, so that the rows behind
 * this scan bring them (Y1). Nothing is compared before the count is proven.
 */
export async function scanIds(tools: RunTools, run: Run): Promise<void> {
  await withRetries(tools, run, async (attempt) => {
    const chosen = run.select(run.checkpoint.plan.columns);
    const { pages, announced } = await openScan(tools, run, attempt, chosen);
    await withJob(tools, run, () =>
      transaction(tools.db, async (trx) => {
        const read = await loadScan(trx, chosen, pages);
        prove(chosen.object, [{ expected: announced, read }]);
        await compareScan(tools, run, trx, { attempt, chosen, read });
      }),
    );
  });
}

/** Stages every page of a scan in the caller's transaction; says how many records there were, page by page proven. */
export async function loadScan(trx: Db, chosen: Selection, pages: ReadPages): Promise<number> {
  await idScans.begin(trx, chosen);
  for await (const page of pages) {
    prove(chosen.object, [{ expected: page.rows, read: await idScans.add(trx, chosen, await page.open()) }]);
  }
  return idScans.size(trx);
}

async function openScan(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  chosen: Selection,
): Promise<{ pages: ReadPages; announced: number }> {
  const { object, teamId, call } = run;
  const fields = chosen.fields.map(({ source }) => source);
  const soql = select({ object, fields });
  const from = { org: tools.org, teamId, call };
  const first = run.checkpoint.plan.job === null ? await firstPage(tools, run, attempt, soql) : undefined;
  if (first !== undefined) {
    const dateTimes = new Set(run.checkpoint.plan.dateTimes);
    return { pages: readPages(from, { kind: 'rest', first, fields, dateTimes }), announced: first.totalSize };
  }
  const { id: jobId, rows } = await completedJob(tools, run, attempt, soql);
  const source = { kind: 'bulk', jobId, locator: undefined, rowsAtMost: tools.tuning.bulkPageRows } as const;
  return { pages: readPages(from, source), announced: rows };
}

/** Of a REST read; undefined where Bulk costs less. */
async function firstPage(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  soql: string,
): Promise<QueryPage | undefined> {
  const { teamId, call } = run;
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
  const deleted = await deleteGone(run, trx, found, tools.clock.now());
  if (found.lateFrom !== null) await objectStates.rewind(trx, teamId, object, found.lateFrom);
  const { plan, counts } = run.checkpoint;
  const next = await run.advance(trx, {
    plan: behindScan(attempt.over(plan), found.lateFrom),
    counts: { read: counts.read + read, updated: counts.updated + refreshed, deleted: counts.deleted + deleted },
  });
  if (isRead(next.plan)) await finish(tools, run, trx, next);
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
