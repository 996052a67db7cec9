import { waitSeconds } from './sign-in-limits.js';

const now = new Date('2026-03-02T15:00:00Z');

it.each([
  [30_000, 30],
  [30_001, 31],
  [1, 1],
  [0, 1],
  [-5, 1],
])('%i ms to go are %i seconds to wait', (ms, expected) => {
  expect(waitSeconds(new Date(now.getTime() + ms), now)).toBe(expected);
});
