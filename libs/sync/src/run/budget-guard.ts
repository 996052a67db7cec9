import { settings } from '#field-mapping';
import { AppError } from '#platform';
import { isOverBudget, type Usage } from '../domain/budget.js';
import { type RunIdentity } from './run.js';
import { type RunTools } from './run-tools.js';

/**
 * API_BUDGET_REACHED when the team's share of the day's calls is used up (Y5). Asked before each call, and each time by
 * the setting of the moment. What was observed last may be old, so the org is asked before a run is stopped.
 */
export async function guardBudget(
  { db, org }: Pick<RunTools, 'db' | 'org'>,
  { teamId, call }: Pick<RunIdentity, 'teamId' | 'call'>,
): Promise<void> {
  const observed = await org.apiUsage(teamId);
  if (observed === undefined) return;
  const { apiBudgetPercent: percent } = await settings.get(db, teamId);
  if (!isOverBudget(observed, percent)) return;
  const daily = (await org.limits(teamId, { ...call, guard: undefined }))['DailyApiRequests'];
  const usage: Usage = daily === undefined ? observed : { used: daily.max - daily.remaining, limit: daily.max };
  if (!isOverBudget(usage, percent)) return;
  throw new AppError(
    'API_BUDGET_REACHED',
    `${usage.used} of the org's ${usage.limit} daily calls are used; the team's share is ${percent} percent.`,
  );
}
