import { type BatchCounts, type Selection } from '#mirror';
import { AppError } from '#platform';
import { type Plan } from '../domain/plan.js';
import { completedJob, givingUp, pageOf } from './bulk-job.js';
import { commitPage, type OpenedPage } from './commit-page.js';
import { type RunContext, type RunTools } from './run-context.js';

export interface BulkRead {
  chosen: Selection;
  soql: string;
  /** The plan once the whole read is merged. */
  next: (plan: Plan) => Plan;
}

/** Reads by a bulk job, page by page, going on behind the last page that was merged where the job still exists. */
export async function readByBulk(tools: RunTools, context: RunContext, read: BulkRead): Promise<void> {
  const { id, rows } = await completedJob(tools, context, read.soql);
  const { plan, counts } = context.stand;
  context.stand = { plan, counts: { ...counts, expected: counts.read - (plan.job?.rows ?? 0) + rows } };
  await givingUp(tools, context, async () => {
    // The last page takes the job out of the plan.
    while (context.stand.plan.job?.id === id) {
      await commitPage(tools, context, {
        chosen: read.chosen,
        open: () => openPage(tools, context, read, rows),
        isSmall: false,
      });
    }
  });
}

async function openPage(tools: RunTools, context: RunContext, read: BulkRead, expected: number): Promise<OpenedPage> {
  const { job } = context.stand.plan;
  if (job === null) throw new Error('A page is read without a job');
  const locator = job.locator ?? undefined;
  const page = await tools.org.bulkQuery.results(context.teamId, job.id, {
    ...context.call,
    ...pageOf(tools.tuning),
    locator,
  });
  const { body, records: rows, nextLocator } = page;
  const next = (plan: Plan, { read: count, print }: BatchCounts): Plan => {
    if (count > 0 && job.prints.includes(print)) {
      throw new AppError('EXTRACTION_INCOMPLETE', 'Salesforce sent a page that came before, in the place of another');
    }
    if (nextLocator === undefined) return read.next(plan);
    return {
      ...plan,
      job: { id: job.id, locator: nextLocator, rows: job.rows + count, prints: [...job.prints, print] },
    };
  };
  return { body, rows, next, ...(nextLocator === undefined ? { whole: { expected, before: job.rows } } : {}) };
}
