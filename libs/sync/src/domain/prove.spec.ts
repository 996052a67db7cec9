import { isComplete, needsApproval, outcome } from './prove.js';

it('a read is complete with exactly the rows that were announced (Y2)', () => {
  expect(isComplete({ expected: 0, read: 0 })).toBe(true);
  expect(isComplete({ expected: 10, read: 9 })).toBe(false);
  expect(isComplete({ expected: 10, read: 11 })).toBe(false);
});

it.each([
  [{ withheld: 0, staleTargets: 0, pendingDeletions: 0 }, 'succeed'],
  [{ withheld: 1, staleTargets: 0, pendingDeletions: 0 }, 'endPartial'],
  [{ withheld: 0, staleTargets: 1, pendingDeletions: 0 }, 'endPartial'],
  [{ withheld: 1, staleTargets: 1, pendingDeletions: 1 }, 'askApproval'],
])('a run with %j ends by %s (Y2, Y4)', (result, by) => {
  expect(outcome(result)).toBe(by);
});

it('a reconcile asks before it deletes more than the share, or what was taken back before (Y4)', () => {
  expect(needsApproval({ found: 5, live: 100, undone: 0 }, 5)).toBe(false);
  expect(needsApproval({ found: 6, live: 100, undone: 0 }, 5)).toBe(true);
  expect(needsApproval({ found: 1, live: 10, undone: 0 }, 5)).toBe(true);
  expect(needsApproval({ found: 0, live: 0, undone: 0 }, 0)).toBe(false);
  expect(needsApproval({ found: 1, live: 100, undone: 1 }, 100)).toBe(true);
});
