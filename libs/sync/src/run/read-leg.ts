import { deletions } from '#mirror';
import { AppError, transaction } from '#platform';
import { type CompositeRequest, type CompositeResult, type QueryPage } from '#salesforce';
import { type Plan } from '../domain/plan.js';
import { select } from '../domain/soql.js';
import { boundIdle, progress } from '../store/run-writes.js';
import { withAttempts } from './attempts.js';
import { move, orgTimeBefore } from './bulk-job.js';
import { type LogWindow, readLog, unreadWindow } from './delete-log.js';
import { readByBulk } from './read-bulk.js';
import { readByRest } from './read-rest.js';
import { type RunContext, type RunTools } from './run-context.js';

/** Reads the rows of the run's present leg, all or since an instant, by REST when they are few, else by Bulk. */
export async function readRows(tools: RunTools, context: RunContext): Promise<void> {
  await withAttempts(tools, context, () => readOnce(tools, context));
}

async function readOnce(tools: RunTools, context: RunContext): Promise<void> {
  const { leg } = context;
  const chosen = context.select(leg?.reads === 'fill' ? context.stand.plan.columns : undefined);
  const from = leg?.from == null ? undefined : new Date(leg.from);
  const question = { object: context.object, fields: chosen.fields.map(({ source }) => source), from };
  const first = context.stand.plan.job === null ? await ask(tools, context, question) : undefined;
  const read = { chosen, soql: select(question), next: nextLeg };
  if (first !== undefined) await readByRest(tools, context, { ...read, first });
  else await bulkOrRest(tools, context, read, question);
}

function nextLeg(plan: Plan): Plan {
  return { ...plan, leg: plan.leg + 1, job: null };
}

type Question = Parameters<typeof select>[0];

/**
 * How many rows there are, and the first of them when REST will do. Of a window the first rows, of everything the count,
 * and of the delete log what is unread come in one call.
 */
async function ask(tools: RunTools, context: RunContext, question: Question): Promise<QueryPage | undefined> {
  const startedAt = performance.now();
  const isWhole = question.from === undefined;
  const asked = isWhole ? { ...question, fields: ['COUNT()'] } : { ...question, ordered: true };
  const window = unreadWindow(context, tools.clock.now());
  const query: CompositeRequest = { kind: 'query', soql: select(asked), includeDeleted: true };
  const log: CompositeRequest[] = window === undefined ? [] : [{ kind: 'deleted', object: context.object, ...window }];
  const [answer, logged] = await tools.org.composite(context.teamId, [query, ...log], context.call);
  if (answer?.kind !== 'query') throw answer?.kind === 'refused' ? answer.error : new Error('No answer to the query');
  const { page } = answer;
  seen(context, startedAt, page.totalSize);
  if (window !== undefined) await markPurges(tools, context, window, logged);
  if (page.totalSize > tools.tuning.restRowsAtMost) return undefined;
  if (!isWhole) return page;
  return tools.org.query(context.teamId, select(question), { ...context.call, includeDeleted: true });
}

/** What the answer says of the read: everything visible when it was asked for will be in it. */
function seen(context: RunContext, startedAt: number, rows: number): void {
  const { plan, counts } = context.stand;
  const asOf = orgTimeBefore(context, performance.now() - startedAt) ?? plan.asOf;
  const deletionsUntil = plan.deletionsUntil ?? asOf;
  context.stand = { plan: { ...plan, asOf, deletionsUntil }, counts: { ...counts, expected: counts.read + rows } };
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

async function bulkOrRest(tools: RunTools, context: RunContext, read: Read, question: Question): Promise<void> {
  try {
    await readByBulk(tools, context, read);
  } catch (error) {
    const isUnsupported = error instanceof AppError && error.code === 'SALESFORCE_BULK_UNSUPPORTED';
    if (!isUnsupported) throw error;
    if (context.stand.plan.job !== null) await move(tools, context, { job: null });
    const first = await tools.org.query(context.teamId, select(question), { ...context.call, includeDeleted: true });
    await readByRest(tools, context, { ...read, first });
  }
}
