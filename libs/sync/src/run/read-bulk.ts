import { type LoggedDeletion, type Selection } from '#mirror';
import { type Plan } from '../domain/plan.js';
import { completedJob, givingUp } from './bulk-job.js';
import { commitPage, type OpenedPage } from './commit-page.js';
import { type RunContext, type RunTools } from './run-context.js';

export interface BulkRead {
  chosen: Selection;
  soql: string;
  purged: readonly LoggedDeletion[];
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
        purged: context.stand.plan.job.pages === 0 ? read.purged : [],
        isSmall: false,
      });
    }
  });
}

async function openPage(tools: RunTools, context: RunContext, read: BulkRead, expected: number): Promise<OpenedPage> {
  const { job } = context.stand.plan;
  if (job === null) throw new Error('A page is read without a job');
  const locator = job.locator ?? undefined;
  const page = await tools.org.bulkQuery.results(context.teamId, job.id, { ...context.call, locator });
  const { body, records: rows, nextLocator } = page;
  if (nextLocator === undefined) return { body, rows, whole: { expected, before: job.rows }, next: read.next };
  const behind = { id: job.id, locator: nextLocator, pages: job.pages + 1 };
  return { body, rows, next: (plan, count) => ({ ...plan, job: { ...behind, rows: job.rows + count } }) };
}
