import { retryPauseMs } from './retry-pause.js';

const pause = (attempt: number, random: number, retryAfterSeconds?: number): number =>
  retryPauseMs(attempt, { baseMs: 400, random, retryAfterSeconds });

test('doubles, with half of it random, and is bounded', () => {
  expect([1, 2, 3, 4].map((attempt) => pause(attempt, 1))).toEqual([400, 800, 1600, 3200]);
  expect([1, 2, 3, 4].map((attempt) => pause(attempt, 0))).toEqual([200, 400, 800, 1600]);
  expect(pause(30, 1)).toBe(20_000);
});

test("Salesforce's own wish is the least, and bounded too", () => {
  expect(pause(1, 0, 3)).toBe(3000);
  expect(pause(1, 0, 3600)).toBe(20_000);
});
