import { Readable } from 'node:stream';
import { deletions as mirrorDeletions, objectStates, type Selection, type SweepFindings, sweeps } from '#mirror';
import { type Db, transaction } from '#platform';
import { type QueryPage } from '#salesforce';
import { type Plan } from '../domain/plan.js';
import { needsApproval } from '../domain/prove.js';
import { csvHeader, csvLines } from '../domain/rest-rows.js';
import { select } from '../domain/soql.js';
import * as deletions from '../store/deletions.js';
import * as runs from '../store/runs.js';
import { boundIdle, progress } from '../store/run-writes.js';
import { withAttempts } from './attempts.js';
import { completedJob, givingUp, pageOf } from './bulk-job.js';
import { prove } from './commit-page.js';
import { finish } from './finish.js';
import { type RunContext, type RunTools, type Stand } from './run-context.js';
import { noteEstimate, rowsAbout, transportFor } from './transport.js';

/** Opens the pages of a complete read, in order. */
export type OpenPages = () => AsyncIterable<{ body: Readable; rows: number }>;

/**
 * Reads the id of every record of the org into one transaction and compares: records the org no longer knows are deleted,
 * or wait for approval (Y4); records that a window should have brought set the watermark back, so that the rows behind
 * this sweep bring them (Y1). Nothing is compared before the count is proven.
 */
export async function sweep(tools: RunTools, context: RunContext): Promise<void> {
  const chosen = context.select(context.stand.plan.columns);
  await withAttempts(tools, context, async () => {
    const { pages, expected } = await openSweep(tools, context, chosen);
    const comparing = transaction(tools.db, async (trx) => {
      const read = await load(trx, chosen, pages);
      prove(chosen.object, [{ expected, read }]);
      return settle(tools, context, { trx, chosen, read });
    });
    context.stand = await givingUp(tools, context, () => comparing);
  });
}

/** Stages every page of a sweep in the caller's transaction; says how many records there were, page by page proven. */
export async function load(trx: Db, chosen: Selection, pages: OpenPages): Promise<number> {
  await sweeps.begin(trx, chosen);
  for await (const { body, rows } of pages()) {
    prove(chosen.object, [{ expected: rows, read: await sweeps.add(trx, chosen, body) }]);
  }
  return sweeps.size(trx);
}

async function openSweep(
  tools: RunTools,
  context: RunContext,
  chosen: Selection,
): Promise<{ pages: OpenPages; expected: number }> {
  const { object } = context;
  const fields = chosen.fields.map(({ source }) => source);
  const soql = select({ object, fields });
  const first = context.stand.plan.job === null ? await firstPage(tools, context, soql) : undefined;
  if (first !== undefined) {
    const dateTimes = new Set(context.stand.plan.dateTimes);
    return { pages: () => restPages({ tools, context }, { first, fields, dateTimes }), expected: first.totalSize };
  }
  const job = await completedJob(tools, context, soql);
  return { pages: () => bulkPages(tools, context, job.id), expected: job.rows };
}

/** Of a REST read; undefined where Bulk costs less. */
async function firstPage(tools: RunTools, context: RunContext, soql: string): Promise<QueryPage | undefined> {
  const { teamId, call, meter } = context;
  // The look at what changed since the sweep, behind it.
  const others = meter.apiCalls + 1;
  const { rows: about } = (await rowsAbout(tools, context)) ?? { rows: 0 };
  const isMuch = (await transportFor(tools, context, { rows: about, extent: 'everything' })) === 'bulk';
  const first = isMuch ? undefined : await tools.org.query(teamId, soql, { ...call, includeDeleted: true });
  const rows = first?.totalSize ?? about;
  const transport = isMuch ? 'bulk' : await transportFor(tools, context, { rows, extent: 'everything' });
  await noteEstimate(tools, context, { transport, rows, apiCalls: others });
  return transport === 'rest' ? first : undefined;
}

async function* restPages(
  { tools, context }: { tools: RunTools; context: RunContext },
  { first, fields, dateTimes }: { first: QueryPage; fields: string[]; dateTimes: ReadonlySet<string> },
): AsyncGenerator<{ body: Readable; rows: number }> {
  for (let page: QueryPage | undefined = first; page !== undefined;) {
    const body = Buffer.from(csvHeader(fields) + csvLines(page.records, fields, dateTimes));
    yield { body: Readable.from([body], { objectMode: false }), rows: page.records.length };
    page = page.done ? undefined : await tools.org.queryMore(context.teamId, page, context.call);
  }
}

async function* bulkPages(
  { org, tuning }: RunTools,
  { teamId, call }: RunContext,
  jobId: string,
): AsyncGenerator<{ body: Readable; rows: number }> {
  let locator: string | undefined;
  do {
    const page = await org.bulkQuery.results(teamId, jobId, { ...call, locator, ...pageOf(tuning) });
    yield { body: page.body, rows: page.records };
    locator = page.nextLocator;
  } while (locator !== undefined);
}

interface Swept {
  trx: Db;
  chosen: Selection;
  read: number;
}

async function settle(tools: RunTools, context: RunContext, { trx, chosen, read }: Swept): Promise<Stand> {
  const { teamId, object, stand } = context;
  await boundIdle(trx, tools.tuning.leaseSeconds);
  const { watermark } = await objectStates.get(trx, teamId, object);
  const found = await sweeps.compare(trx, teamId, chosen, watermark);
  const refreshed = await sweeps.refresh(trx, teamId, chosen);
  const deleted = await deleteGone(context, trx, found, tools.clock.now());
  if (found.lateFrom !== null) await objectStates.rewind(trx, teamId, object, found.lateFrom);
  const counts = {
    ...stand.counts,
    read: stand.counts.read + read,
    updated: stand.counts.updated + refreshed,
    deleted: stand.counts.deleted + deleted,
  };
  const moved = { plan: behindSweep(stand.plan, found.lateFrom), counts };
  await progress(trx, context.hold, context.progress('sweep', moved));
  if (moved.plan.leg >= moved.plan.legs.length) await finish(tools, context, trx, moved);
  return moved;
}

/** The window behind the sweep begins where the first late record is. */
function behindSweep(plan: Plan, lateFrom: Date | null): Plan {
  const legs = plan.legs.map((leg, index) => {
    if (index <= plan.leg || leg.from === null || lateFrom === null) return leg;
    const from = new Date(Math.min(new Date(leg.from).getTime(), lateFrom.getTime()));
    return { ...leg, from: from.toISOString() };
  });
  return { ...plan, legs, leg: plan.leg + 1, job: null };
}

/** Deletes what is gone, or keeps it for approval; what an older reconcile still asks about is asked anew, or not at all. */
async function deleteGone(context: RunContext, trx: Db, { gone, live }: SweepFindings, now: Date): Promise<number> {
  const { teamId, runId, object, settings } = context;
  await dropOlder(context, trx, now);
  const ids = gone.map(({ crmId }) => crmId);
  const undone = await deletions.undoneAmong(trx, teamId, object, ids);
  const asks = needsApproval({ found: gone.length, live, undone }, settings.reconcileDeletePercent);
  const state = asks ? 'pending' : 'applied';
  await deletions.insert(trx, { teamId, runId }, { object, state, found: gone });
  if (asks) return 0;
  return mirrorDeletions.markFound(trx, teamId, object, { found: gone, deleted: true });
}

async function dropOlder({ teamId, runId, object }: RunContext, trx: Db, now: Date): Promise<void> {
  for (const older of await runs.waitingForApproval(trx, teamId, object, runId)) {
    await runs.cancel(trx, teamId, older, now);
    await deletions.move(trx, { teamId, runId: older }, { from: 'pending', to: 'dropped' });
  }
}
