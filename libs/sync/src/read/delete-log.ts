import { deletions } from '#mirror';
import { AppError, type ErrorCode, transaction } from '#platform';
import { type CompositeResult, type DeletedRecords } from '#salesforce';
import { type Plan } from '../domain/plan.js';
import { type LogWindow } from '../run/pass-answer.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { boundIdle } from '../store/run-writes.js';
import { type ReadAttempt } from './read-attempt.js';

const DAY_MS = 24 * 3600_000;
/** The end of a window lies ahead of any clock, the org's included: what it has is what the log has. */
const AHEAD_MS = DAY_MS;
/** Salesforce refuses a window of a minute or less. */
const SHORTEST_MS = 2 * 60_000;
/**
 * Refusals that asking again would not change: the log does not reach back, or the user may not read it. Its purges are then
 * the reconcile's to find, and the rows beside it are no worse for it.
 */
const LOST = new Set<string>([
  'SALESFORCE_DELETE_LOG_GONE',
  'SALESFORCE_WINDOW_TOO_WIDE',
  'SALESFORCE_ACCESS_DENIED',
  'SALESFORCE_OBJECT_UNKNOWN',
  'SALESFORCE_NOT_FOUND',
  'SALESFORCE_REFUSED',
] satisfies ErrorCode[]);

/**
 * Which stretch of the delete log is still unread; undefined where there is nothing to ask for yet. It begins where the
 * last one ended, and is cut short by no clock of ours: what the log no longer has is a gap, and the org says so.
 */
export function unreadWindow({ object }: Pick<Run, 'object'>, plan: Plan, now: Date): LogWindow | undefined {
  const { deletionsUntil } = plan;
  // Users cannot be deleted.
  if (object === 'User' || deletionsUntil === null) return undefined;
  const from = new Date(deletionsUntil);
  return { from, to: new Date(Math.max(from.getTime(), now.getTime()) + AHEAD_MS) };
}

/**
 * Deletes what the delete log names, before the rows are merged: a record that was taken back comes with them. A log that
 * does not reach back leaves its purges to a reconcile, and goes on from now.
 */
export async function markPurges(
  tools: RunTools,
  run: Run,
  attempt: ReadAttempt,
  { window, answer }: { window: LogWindow; answer: CompositeResult | undefined },
): Promise<void> {
  const log = await readLog(tools, run, window, answer);
  // A log that answers may have forgotten its beginning all the same.
  const isGap = log === 'lost' || log.earliestAt > window.from;
  attempt.learn(isGap ? behindGap(run, attempt) : { deletionsUntil: log.latestAt.toISOString() });
  if (log === 'lost') return;
  if (isGap) attempt.learn({ deletionsUntil: log.latestAt.toISOString() });
  if (log.records.length === 0) return;
  // With the plan that is behind them, and not before: a run that goes on from it finds them done, and a try that failed
  // asks for them again.
  await transaction(tools.db, async (trx) => {
    await boundIdle(trx, tools.tuning.leaseSeconds);
    const deleted = await deletions.markLogged(trx, run.teamId, run.object, log.records);
    const { plan: before, counts } = run.checkpoint;
    await run.advance(trx, {
      plan: attempt.over(before),
      counts: { expected: attempt.expected, deleted: counts.deleted + deleted },
    });
  });
}

/**
 * What was purged in a gap, only a scan of the ids finds: one that this run has made before it, or a reconcile. The log goes
 * on from there.
 */
function behindGap(run: Run, attempt: ReadAttempt): Partial<Plan> {
  const { plan } = run.checkpoint;
  const hasScanned = plan.steps.slice(0, plan.step).some(({ reads }) => reads === 'ids');
  if (hasScanned) return { deletionsUntil: plan.asOf };
  return { deletionsUntil: attempt.over(plan).asOf, needsReconcile: true };
}

/** What the log said beside a query; asked again up to the org's own time where the window was refused. */
async function readLog(
  { org }: RunTools,
  { teamId, object, call }: Run,
  window: LogWindow,
  answer: CompositeResult | undefined,
): Promise<DeletedRecords | 'lost'> {
  if (answer?.kind === 'deleted') return answer.deleted;
  const refusal = answer?.kind === 'refused' ? answer.error : undefined;
  if (refusal === undefined || !LOST.has(refusal.code)) throw refusal ?? new Error('No answer about the delete log');
  const to = call.meter.orgTime ?? window.to;
  const from = new Date(Math.min(window.from.getTime(), to.getTime() - SHORTEST_MS));
  return org.deleted(teamId, object, from, to, call).catch((error: unknown) => {
    if (error instanceof AppError && LOST.has(error.code)) return 'lost' as const;
    throw error;
  });
}
