import { type CrmRecord } from '#salesforce';
import { type PageFront } from '../domain/front-of-page.js';
import { mergePage } from '../merge/merge-page.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { frontPage } from './pages.js';
import { type ReadAttempt } from './read-attempt.js';
import { learnEstimate, transportFor } from './transport.js';

/**
 * Merges what came before the second of the page's last row, and moves the window of the run behind it, in one transaction:
 * whoever goes on with the run, this worker's successor or that of a worker that was killed, asks for the rows from there
 * on. A cursor of the org is of no use for it: it is gone with its session, and lives two days.
 */
export async function mergeFront(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  { front, totalSize }: { front: PageFront<CrmRecord>; totalSize: number },
): Promise<void> {
  const merged = front.rows.length;
  const transport = await transportFor(tools, run, { rows: totalSize - merged, extent: 'changes' });
  const { apiCalls } = run.call.meter;
  await learnEstimate(tools, run, attempt, { transport, rows: totalSize, apiCalls, merged });
  const chosen = run.select();
  const fields = chosen.fields.map(({ source }) => source);
  const page = frontPage(front, { fields, dateTimes: new Set(run.checkpoint.plan.dateTimes) });
  await mergePage(tools, run, { attempt, chosen, page, isSmall: true, behind: Promise.resolve() });
}
