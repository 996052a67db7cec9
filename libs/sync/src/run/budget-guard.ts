import { settings } from '#field-mapping';
import { AppError } from '#platform';
import { isOverBudget, type Usage } from '../domain/budget.js';
import { type RunContext, type RunTools } from './run-context.js';

/**
 * API_BUDGET_REACHED when the team's share of the day's calls is used up (Y5). Asked before each call, and each time by
 * the setting of the moment. What was heard last may be old, so the org is asked before a run is stopped.
 */
export async function guardBudget({ db, org }: RunTools, { teamId, call }: RunContext): Promise<void> {
  const heard = await org.apiUsage(teamId);
  if (heard === undefined) return;
  const { apiBudgetPercent: percent } = await settings.get(db, teamId);
  if (!isOverBudget(heard, percent)) return;
  const daily = (await org.limits(teamId, { ...call, guard: undefined }))['DailyApiRequests'];
  const usage: Usage = daily === undefined ? heard : { used: daily.max - daily.remaining, limit: daily.max };
  if (!isOverBudget(usage, percent)) return;
  throw new AppError(
    'API_BUDGET_REACHED',
    `${usage.used} of the org's ${usage.limit} daily calls are used; the team's share is ${percent} percent.`,
  );
}
