import { type ErrorCode } from '#platform';

/** Failures after which a run waits instead of failing (Y5), and how long before it looks again, in minutes. */
const PAUSES: Partial<Record<ErrorCode, number>> = { SALESFORCE_LIMIT_REACHED: 15, API_BUDGET_REACHED: 30 };

/** When a run that met this failure goes on; undefined when it does not wait. */
export function resumesAt(code: ErrorCode, now: Date): Date | undefined {
  const minutes = PAUSES[code];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}

/** Calls of the last 24 hours, and how many the org allows: 0 where it does not say, which is no limit that was reached. */
export interface Usage {
  used: number;
  limit: number;
}

/** The calls of the team's share, and how many of them are left. */
export function budgetOf({ used, limit }: Usage, percent: number): { calls: number; left: number } {
  const calls = Math.floor((limit * percent) / 100);
  return { calls, left: Math.max(0, calls - used) };
}

/** How much of the team's share is left, from 0 to 1; all of it before the org said anything. */
export function shareLeft(usage: Usage | undefined, percent: number): number {
  if (usage === undefined || usage.limit <= 0) return 1;
  const { calls, left } = budgetOf(usage, percent);
  return calls === 0 ? 0 : left / calls;
}

/** Whether the team's share of the org's daily calls is used up. A share of 100 leaves the last word to Salesforce. */
export function isOverBudget({ used, limit }: Usage, percent: number): boolean {
  return limit > 0 && percent < 100 && used * 100 >= limit * percent;
}
