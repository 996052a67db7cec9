import { budgetOf, isOverBudget, resumesAt, shareLeft } from './budget.js';

it('the team’s share of the daily calls is used up at the percentage, and 100 leaves it to Salesforce (Y5)', () => {
  expect(isOverBudget({ used: 499, limit: 1000 }, 50)).toBe(false);
  expect(isOverBudget({ used: 500, limit: 1000 }, 50)).toBe(true);
  expect(isOverBudget({ used: 1000, limit: 1000 }, 100)).toBe(false);
});

it('of the share is left what others have not used of the day’s calls either (Y5)', () => {
  expect(budgetOf({ used: 200, limit: 1001 }, 50)).toEqual({ calls: 500, left: 300 });
  expect(budgetOf({ used: 900, limit: 1000 }, 50)).toEqual({ calls: 500, left: 0 });
  expect(shareLeft({ used: 200, limit: 1000 }, 50)).toBe(0.6);
  expect(shareLeft({ used: 600, limit: 1000 }, 50)).toBe(0);
  expect(shareLeft(undefined, 50)).toBe(1);
});

it('an allowance of 0 is one that nobody knows: nothing is used up (Y5)', () => {
  expect(shareLeft({ used: 21, limit: 0 }, 50)).toBe(1);
  expect(isOverBudget({ used: 21, limit: 0 }, 50)).toBe(false);
});

it('a run waits for calls, and for nothing else (Y5)', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  expect(resumesAt('SALESFORCE_LIMIT_REACHED', now)).toEqual(new Date('2026-03-01T00:15:00Z'));
  expect(resumesAt('API_BUDGET_REACHED', now)).toEqual(new Date('2026-03-01T00:30:00Z'));
  expect(resumesAt('SALESFORCE_UNREACHABLE', now)).toBeUndefined();
});
