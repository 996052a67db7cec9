import { AppError } from '#platform';
import { isOverBudget, type Usage } from '../domain/budget.js';
import { type RunContext, type RunTools } from './run-context.js';

/**
 * API_BUDGET_REACHED when the team's share of the day's calls is used up (Y5). What was heard last may be old, so the org
 * is asked before a run is stopped.
 */
export async function guardBudget({ org }: RunTools, { teamId, call, settings }: RunContext): Promise<void> {
  const percent = settings.apiBudgetPercent;
  const heard = await org.apiUsage(teamId);
  if (heard === undefined || !isOverBudget(heard, percent)) return;
  const daily = (await org.limits(teamId, call))['DailyApiRequests'];
  const usage: Usage = daily === undefined ? heard : { used: daily.max - daily.remaining, limit: daily.max };
  if (!isOverBudget(usage, percent)) return;
  throw new AppError(
    'API_BUDGET_REACHED',
    `${usage.used} of the org's ${usage.limit} daily calls are used; the team's share is ${percent} percent.`,
  );
}
