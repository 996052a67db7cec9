import { deletions } from '#mirror';
import { AppError, transaction } from '#platform';
import { type CompositeRequest, type CompositeResult, type QueryPage } from '#salesforce';
import { type MeasuredRead, type Transport } from '../domain/cost.js';
import { type Plan } from '../domain/plan.js';
import { select } from '../domain/soql.js';
import { boundIdle, progress } from '../store/run-writes.js';
import { withAttempts } from './attempts.js';
import { move, orgTimeBefore } from './bulk-job.js';
import { type LogWindow, readLog, unreadWindow } from './delete-log.js';
import { readByBulk } from './read-bulk.js';
import { readByRest } from './read-rest.js';
import { type RunContext, type RunTools } from './run-context.js';
import { keepCost, noteEstimate, rowsAbout, transportFor } from './transport.js';

/** Reads the rows of the run's present leg, all or since an instant, by REST or by Bulk, whichever costs less. */
export async function readRows(tools: RunTools, context: RunContext): Promise<void> {
  let took: MeasuredRead | undefined;
  await withAttempts(tools, context, async () => {
    const startedAt = performance.now();
    const { meter, stand } = context;
    const before = { apiCalls: meter.apiCalls, read: stand.counts.read, isNew: stand.plan.job === null };
    const transport = await readOnce(tools, context);
    const rows = context.stand.counts.read - before.read;
    const seconds = (performance.now() - startedAt) / 1000;
    // One that another worker began is no measure.
    took = before.isNew ? { transport, rows, apiCalls: meter.apiCalls - before.apiCalls, seconds } : undefined;
  });
  if (took !== undefined) await keepCost(tools, context, took);
}

async function readOnce(tools: RunTools, context: RunContext): Promise<Transport> {
  const { leg } = context;
  const chosen = context.select(leg?.reads === 'fill' ? context.stand.plan.columns : undefined);
  const from = leg?.from == null ? undefined : new Date(leg.from);
  const question = { object: context.object, fields: chosen.fields.map(({ source }) => source), from };
  const first = context.stand.plan.job === null ? await ask(tools, context, question) : undefined;
  const read = { chosen, soql: select(question), next: nextLeg };
  if (first === undefined) return bulkOrRest(tools, context, read, question);
  await readByRest(tools, context, { ...read, first });
  return 'rest';
}

function nextLeg(plan: Plan): Plan {
  return { ...plan, leg: plan.leg + 1, job: null };
}

type Question = Parameters<typeof select>[0];

/**
 * The first rows, and how many there are, when REST will do; undefined when Bulk will. They come in one call with what is
 * unread of the delete log. Where so much is known to be there that it will be Bulk, only the log is worth a call.
 */
async function ask(tools: RunTools, context: RunContext, question: Question): Promise<QueryPage | undefined> {
  const startedAt = performance.now();
  const { apiCalls } = context.meter;
  const extent = question.from === undefined ? 'everything' : 'changes';
  const about = question.from === undefined ? (await rowsAbout(tools, context))?.rows : undefined;
  const isMuch = about !== undefined && (await transportFor(tools, context, { rows: about, extent })) === 'bulk';
  // Filling columns of records that are there takes none away.
  const window = context.leg?.reads === 'fill' ? undefined : unreadWindow(context, tools.clock.now());
  if (isMuch && window === undefined) {
    await noteEstimate(tools, context, { transport: 'bulk', rows: about, apiCalls });
    return undefined;
  }
  const asked = isMuch ? { ...question, fields: ['COUNT()'] } : { ...question, ordered: true };
  const { page, logged } = await askTogether(tools, context, select(asked), window);
  seen(context, startedAt, page?.totalSize);
  if (window !== undefined) await markPurges(tools, context, window, logged);
  if (page === undefined) return undefined;
  const transport = await transportFor(tools, context, { rows: page.totalSize, extent });
  await noteEstimate(tools, context, { transport, rows: page.totalSize, apiCalls });
  if (transport === 'bulk') return undefined;
  if (!isMuch) return page;
  return tools.org.query(context.teamId, select(question), { ...context.call, includeDeleted: true });
}

/** `page` is undefined for a question that ran longer than REST allows, as after a mass update: a job has all the time it takes. */
async function askTogether(
  { org }: RunTools,
  { teamId, object, call }: RunContext,
  soql: string,
  window: LogWindow | undefined,
): Promise<{ page: QueryPage | undefined; logged?: CompositeResult | undefined }> {
  if (window === undefined) {
    return { page: await org.query(teamId, soql, { ...call, includeDeleted: true }).catch(unlessTooLong) };
  }
  const parts: CompositeRequest[] = [
    { kind: 'query', soql, includeDeleted: true },
    { kind: 'deleted', object, ...window },
  ];
  const [answer, logged] = await org.composite(teamId, parts, call);
  if (answer?.kind === 'query') return { page: answer.page, logged };
  unlessTooLong(answer?.kind === 'refused' ? answer.error : new Error('No answer to the query'));
  return { page: undefined, logged };
}

function unlessTooLong(refusal: unknown): undefined {
  if (refusal instanceof AppError && refusal.code === 'SALESFORCE_QUERY_TIMEOUT') return undefined;
  throw refusal;
}

/** What the answer says of the read: everything visible when it was asked for will be in it. */
function seen(context: RunContext, startedAt: number, rows: number | undefined): void {
  const { plan, counts } = context.stand;
  const asOf = orgTimeBefore(context, performance.now() - startedAt) ?? plan.asOf;
  const deletionsUntil = plan.deletionsUntil ?? asOf;
  const expected = rows === undefined ? null : counts.read + rows;
  context.stand = { plan: { ...plan, asOf, deletionsUntil }, counts: { ...counts, expected } };
}

/**
 * Deletes what the delete log names, before the rows are merged: a record that was taken back comes with them. A log that
 * does not reach back leaves its purges to a reconcile, and goes on from now.
 */
async function markPurges(
  tools: RunTools,
  context: RunContext,
  window: LogWindow,
  answer: CompositeResult | undefined,
): Promise<void> {
  const log = await readLog(tools, context, window, answer);
  const { plan, counts } = context.stand;
  const isLost = log === 'lost';
  const deletionsUntil = isLost ? plan.asOf : log.latestAt.toISOString();
  const read = { ...plan, deletionsUntil, needsReconcile: plan.needsReconcile || isLost };
  if (isLost || log.records.length === 0) {
    context.stand = { plan: read, counts };
    return;
  }
  // With the plan that is behind them, and not before: a run that goes on from it finds them done, and a try that failed
  // asks for them again.
  context.stand = await transaction(tools.db, async (trx) => {
    await boundIdle(trx, tools.tuning.leaseSeconds);
    const deleted = await deletions.markLogged(trx, context.teamId, context.object, log.records);
    const moved = { plan: read, counts: { ...counts, deleted: counts.deleted + deleted } };
    await progress(trx, context.hold, context.progress('extract', moved));
    return moved;
  });
}

type Read = Parameters<typeof readByBulk>[2];

async function bulkOrRest(tools: RunTools, context: RunContext, read: Read, question: Question): Promise<Transport> {
  try {
    await readByBulk(tools, context, read);
    return 'bulk';
  } catch (error) {
    const isUnsupported = error instanceof AppError && error.code === 'SALESFORCE_BULK_UNSUPPORTED';
    if (!isUnsupported) throw error;
    if (context.stand.plan.job !== null) await move(tools, context, { job: null });
    const first = await tools.org.query(context.teamId, select(question), { ...context.call, includeDeleted: true });
    await readByRest(tools, context, { ...read, first });
    return 'rest';
  }
}
