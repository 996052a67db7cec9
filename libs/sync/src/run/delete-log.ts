import { AppError } from '#platform';
import { type CompositeResult, type DeletedRecords } from '#salesforce';
import { type RunContext, type RunTools } from './run-context.js';

const DAY_MS = 24 * 3600_000;
/** The end of a window lies ahead of any clock, the org's included: what it has is what the log has. */
const AHEAD_MS = DAY_MS;
/** Salesforce refuses a window of a minute or less. */
const SHORTEST_MS = 2 * 60_000;
/** Refusals that asking again would not change. */
const LOST = new Set<string>(['SALESFORCE_DELETE_LOG_GONE', 'SALESFORCE_WINDOW_TOO_WIDE']);

export interface LogWindow {
  from: Date;
  to: Date;
}

/**
 * Which stretch of the delete log is still unread; undefined where there is nothing to ask for yet. It begins where the
 * last one ended, and is cut short by no clock of ours: what the log no longer has is a gap, and the org says so.
 */
export function unreadWindow({ object, stand }: RunContext, now: Date): LogWindow | undefined {
  const { deletionsUntil } = stand.plan;
  // Users cannot be deleted.
  if (object === 'User' || deletionsUntil === null) return undefined;
  const from = new Date(deletionsUntil);
  return { from, to: new Date(Math.max(from.getTime(), now.getTime()) + AHEAD_MS) };
}

/**
 * What the log said beside a query; asked again up to the org's own time where the window was refused. `lost`: the log
 * does not reach back that far, so the purges are the reconcile's to find.
 */
export async function readLog(
  { org }: RunTools,
  { teamId, object, call, meter }: RunContext,
  window: LogWindow,
  answer: CompositeResult | undefined,
): Promise<DeletedRecords | 'lost'> {
  if (answer?.kind === 'deleted') return answer.deleted;
  const refusal = answer?.kind === 'refused' ? answer.error : undefined;
  if (refusal === undefined || !LOST.has(refusal.code)) throw refusal ?? new Error('No answer about the delete log');
  const to = meter.orgTime ?? window.to;
  const from = new Date(Math.min(window.from.getTime(), to.getTime() - SHORTEST_MS));
  return org.deleted(teamId, object, from, to, call).catch((error: unknown) => {
    if (error instanceof AppError && LOST.has(error.code)) return 'lost' as const;
    throw error;
  });
}
