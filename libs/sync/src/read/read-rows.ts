import { AppError } from '#platform';
import { type CompositeRequest, type CompositeResult, type QueryPage } from '#salesforce';
import { type MeasuredRead, type Transport } from '../domain/cost.js';
import { frontOfPage } from '../domain/front-of-page.js';
import { type JobProgress, readAsOf } from '../domain/plan.js';
import { select } from '../domain/soql.js';
import { type EmptyRead, mergeNothing } from '../merge/merge-page.js';
import { mergePages } from '../merge/merge-pages.js';
import { type LogWindow, NeedsOwnRun, type PassAnswer } from '../run/pass-answer.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { readByBulkOrRest } from './bulk-or-rest.js';
import { completedJob, orgTimeBefore, withJob } from './bulk-job.js';
import { markPurges, unreadWindow } from './delete-log.js';
import { mergeFront } from './merge-front.js';
import { readPages } from './pages.js';
import { ReadAttempt } from './read-attempt.js';
import { keepCost, learnEstimate, rowsAbout, transportFor } from './transport.js';

/** Below this, bringing what derives from contacts up to date costs less than all of it at the end. */
const SMALL_ROWS = 10_000;

/** Reads the rows of the run's present step, all or since an instant, by REST or by Bulk, whichever costs less. */
export async function readRows(tools: RunTools, run: Run): Promise<void> {
  let took: MeasuredRead | undefined;
  await readByBulkOrRest(tools, run, async (attempt, only) => {
    const startedAt = performance.now();
    const { meter } = run.call;
    const { counts, plan } = run.checkpoint;
    const before = { apiCalls: meter.apiCalls, read: counts.read, job: plan.job };
    const transport = await readOnce(tools, run, attempt, only);
    const rows = run.checkpoint.counts.read - before.read;
    const seconds = (performance.now() - startedAt) / 1000;
    if (before.job === null) took = { transport, rows, apiCalls: meter.apiCalls - before.apiCalls, seconds };
    else took = sinceMade(before.job, { transport, rows, apiCalls: meter.apiCalls, now: tools.clock.now() });
  });
  if (took !== undefined) await keepCost(tools, run, took);
}

/** What a read took that waited for its job without a worker; one that another worker was to finish is no measure. */
function sinceMade(
  { made, wait, rows: merged }: JobProgress,
  { transport, rows, apiCalls, now }: Omit<MeasuredRead, 'seconds'> & { now: Date },
): MeasuredRead | undefined {
  if (made === undefined || wait === undefined || merged > 0) return undefined;
  const seconds = (now.getTime() - Date.parse(made.at)) / 1000;
  return { transport, rows, apiCalls: apiCalls - made.apiCalls, seconds };
}

async function readOnce(tools: RunTools, run: Run, attempt: ReadAttempt, only?: Transport): Promise<Transport> {
  const { step } = run;
  const { plan } = run.checkpoint;
  const chosen = run.select(step?.reads === 'fill' ? plan.columns : undefined);
  const fields = chosen.fields.map(({ source }) => source);
  const question = { object: run.object, fields, from: step?.from == null ? undefined : new Date(step.from), only };
  const first = plan.job === null ? await ask(tools, run, attempt, question) : undefined;
  const from = { org: tools.org, teamId: run.teamId, call: run.call };
  if (first !== undefined) {
    attempt.announced = first.totalSize;
    if (first.done && first.records.length === 0) {
      await mergeNothing(tools, run.teamId, [{ run, attempt }]);
      return 'rest';
    }
    const pages = readPages(from, { kind: 'rest', first, fields, dateTimes: new Set(plan.dateTimes) });
    await mergePages(tools, run, { attempt, chosen, pages, isSmall: first.totalSize <= SMALL_ROWS });
    return 'rest';
  }
  const { id: jobId, rows } = await completedJob(tools, run, attempt, select(question));
  attempt.announced = rows;
  const locator = run.checkpoint.plan.job?.locator ?? undefined;
  const pages = readPages(from, { kind: 'bulk', jobId, locator, rowsAtMost: tools.tuning.bulkPageRows });
  await withJob(tools, run, () => mergePages(tools, run, { attempt, chosen, pages, isSmall: false }));
  return 'bulk';
}

type Question = Parameters<typeof select>[0] & { only: Transport | undefined };

/**
 * The first rows, and how many there are, when REST will do; undefined when Bulk will. They come in one call with what is
 * unread of the delete log. Where so much is known to be there that it will be Bulk, only the log is worth a call.
 */
async function ask(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  question: Question,
): Promise<QueryPage | undefined> {
  const answer = run.takePassAnswer();
  if (answer !== undefined) return takePage(tools, run, attempt, answer);
  const startedAt = performance.now();
  const { apiCalls } = run.call.meter;
  const extent = question.from === undefined ? 'everything' : 'changes';
  const isOpen = question.only === undefined;
  const about = isOpen && question.from === undefined ? (await rowsAbout(tools, run))?.rows : undefined;
  const isMuch = about !== undefined && (await transportFor(tools, run, { rows: about, extent })) === 'bulk';
  // Filling columns of records that are there takes none away.
  const isFill = run.step?.reads === 'fill';
  const window = isFill ? undefined : unreadWindow(run, run.checkpoint.plan, tools.clock.now());
  if (isMuch && window === undefined) {
    await learnEstimate(tools, run, attempt, { transport: 'bulk', rows: about, apiCalls });
    return undefined;
  }
  const asked = isMuch ? { ...question, fields: ['COUNT()'] } : { ...question, ordered: true };
  const { page, logged } = await askTogether(tools, run, select(asked), { window, isOpen });
  observe(run, attempt, { asOf: asOfNow(run, startedAt), rows: page?.totalSize });
  if (window !== undefined) await markPurges(tools, run, attempt, { window, answer: logged });
  if (page === undefined) return undefined;
  const transport = question.only ?? (await transportFor(tools, run, { rows: page.totalSize, extent }));
  await learnEstimate(tools, run, attempt, { transport, rows: page.totalSize, apiCalls });
  if (transport === 'bulk') return undefined;
  if (!isMuch) return page;
  return tools.org.query(run.teamId, select(question), { ...run.call, includeDeleted: true });
}

/** `page` is undefined for a question that ran longer than REST allows, as after a mass update: a job has all the time it takes, where one may be made. */
async function askTogether(
  { org }: RunTools,
  { teamId, object, call }: Run,
  soql: string,
  { window, isOpen }: { window: LogWindow | undefined; isOpen: boolean },
): Promise<{ page: QueryPage | undefined; logged?: CompositeResult | undefined }> {
  const unlessTooLong = (refusal: unknown): undefined => {
    if (isOpen && refusal instanceof AppError && refusal.code === 'SALESFORCE_QUERY_TIMEOUT') return undefined;
    throw refusal;
  };
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

function asOfNow(run: Run, startedAt: number): string | null {
  return orgTimeBefore(run, performance.now() - startedAt);
}

/** What the answer says of the read: everything visible when it was asked for will be in it. */
function observe(
  run: Run,
  attempt: ReadAttempt,
  { asOf, rows }: { asOf: string | null; rows: number | undefined },
): void {
  const { plan } = run.checkpoint;
  const known = readAsOf(plan, asOf);
  attempt.announced = rows;
  attempt.learn({ asOf: known, deletionsUntil: plan.deletionsUntil ?? known });
}

/**
 * Ends those of these runs of a team together whose objects have nothing new: their rows were asked for, and there are
 * none; so was the delete log, and names nothing. Where that fails, as when one of them was cancelled, none has ended, and each reads by
 * itself what was asked for it.
 */
export async function endIdle(tools: RunTools, teamId: string, runs: readonly Run[]): Promise<void> {
  const idle: EmptyRead[] = [];
  for (const run of runs) {
    const { passAnswer: answer } = run;
    if (answer === undefined || !isIdle(answer)) continue;
    const attempt = new ReadAttempt(run.checkpoint);
    await takePage(tools, run, attempt, answer);
    idle.push({ run, attempt });
  }
  if (idle.length > 0) await mergeNothing(tools, teamId, idle);
}

function isIdle({ rows, window, logged }: PassAnswer): boolean {
  if (rows.kind !== 'query' || !rows.page.done || rows.page.records.length > 0) return false;
  return window === undefined || (logged?.kind === 'deleted' && logged.deleted.records.length === 0);
}

/**
 * The page that a pass asked for with those of other objects. Of one with more behind it the front is merged; then the
 * object goes on as a run of its own, by REST or by Bulk.
 */
async function takePage(tools: RunTools, run: Run, attempt: ReadAttempt, answer: PassAnswer): Promise<QueryPage> {
  const { rows, window, logged, asOf } = answer;
  if (rows.kind === 'refused' && rows.error.code !== 'SALESFORCE_QUERY_TIMEOUT') throw rows.error;
  if (rows.kind !== 'query') throw new NeedsOwnRun();
  const { totalSize } = rows.page;
  const front = rows.page.done
    ? undefined
    : frontOfPage(rows.page.records, { ...rows.page, from: run.step?.from ?? '' });
  if (!rows.page.done && front === undefined) throw new NeedsOwnRun();
  observe(run, attempt, { asOf, rows: totalSize });
  if (window !== undefined) await markPurges(tools, run, attempt, { window, answer: logged });
  if (front !== undefined) {
    await mergeFront(tools, run, attempt, { front, totalSize });
    throw new NeedsOwnRun();
  }
  // The call is paid for, by this run or another of the pass.
  attempt.learn({ estimate: { rows: totalSize, apiCalls: run.call.meter.apiCalls } });
  return rows.page;
}
