import { type Selection, type StagedPage } from '#mirror';
import { AppError } from '#platform';
import { type Plan } from '../domain/plan.js';
import { joined, repeats } from '../domain/sample.js';
import { completedJob, givingUp, pageOf } from './bulk-job.js';
import { commitPage, type OpenedPage } from './commit-page.js';
import { type RunContext, type RunTools } from './run-context.js';

export interface BulkRead {
  chosen: Selection;
  soql: string;
  /** The plan once the whole read is merged. */
  next: (plan: Plan) => Plan;
}

/**
 * Reads by a bulk job, going on behind the last page that was merged where the job still exists. While one page is
 * merged, the next one is downloaded and staged: the two keep both ends busy, and are merged in order.
 */
export async function readByBulk(tools: RunTools, context: RunContext, read: BulkRead): Promise<void> {
  const { id, rows } = await completedJob(tools, context, read.soql);
  const { plan, counts } = context.stand;
  context.stand = { plan, counts: { ...counts, expected: counts.read - (plan.job?.rows ?? 0) + rows } };
  const source: BulkSource = { ...read, jobId: id, expected: rows };
  await givingUp(tools, context, () => mergePages(tools, context, source, plan.job?.locator ?? undefined));
}

interface BulkSource extends BulkRead {
  jobId: string;
  /** Rows of the job. */
  expected: number;
}

async function mergePages(
  tools: RunTools,
  context: RunContext,
  source: BulkSource,
  first: string | undefined,
): Promise<void> {
  let behind = Promise.resolve();
  let next = first;
  do {
    const locator = next;
    const opened = Promise.withResolvers<string | undefined>();
    const open = async (): Promise<OpenedPage> => {
      const { page, nextLocator } = await openPage(tools, context, source, locator);
      opened.resolve(nextLocator);
      return page;
    };
    const ahead = commitPage(tools, context, { chosen: source.chosen, open, isSmall: false, behind });
    ahead.catch((error: unknown) => {
      opened.reject(error);
    });
    const both = await Promise.allSettled([behind, opened.promise]);
    if (both.some(({ status }) => status === 'rejected')) {
      // So that no transaction stays open; then the first failure is the read's.
      await Promise.allSettled([ahead]);
    }
    await behind;
    next = await opened.promise;
    behind = ahead;
  } while (next !== undefined);
  await behind;
}

async function openPage(
  { org, tuning }: RunTools,
  { teamId, call }: RunContext,
  { jobId, expected, next: endOfRead }: BulkSource,
  locator: string | undefined,
): Promise<{ page: OpenedPage; nextLocator: string | undefined }> {
  const result = await org.bulkQuery.results(teamId, jobId, { ...call, ...pageOf(tuning), locator });
  const { body, records: rows, nextLocator } = result;
  const next = (plan: Plan, { read, sample }: StagedPage): Plan => {
    const { job } = plan;
    if (job === null) throw new Error('A page is merged without a job');
    if (repeats(job.sample, sample)) {
      throw new AppError('EXTRACTION_INCOMPLETE', 'Salesforce sent rows that came before, in the place of others');
    }
    if (nextLocator === undefined) return endOfRead(plan);
    const behind = { locator: nextLocator, rows: job.rows + read, sample: joined(job.sample, sample) };
    return { ...plan, job: { id: job.id, ...behind } };
  };
  const whole = (plan: Plan): { expected: number; before: number } => ({ expected, before: plan.job?.rows ?? 0 });
  return { page: { body, rows, next, ...(nextLocator === undefined ? { whole } : {}) }, nextLocator };
}
