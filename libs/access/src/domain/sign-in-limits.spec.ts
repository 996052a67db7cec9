import { type SignInLimit, waitSeconds } from './sign-in-limits.js';

const now = new Date('2026-03-02T15:00:00Z');
const limit: SignInLimit = { scope: 'email', attempts: 3, windowMs: 60_000 };
const endsIn = (ms: number): Date => new Date(now.getTime() + ms);

it.each([
  [1, undefined],
  [3, undefined],
  [4, 30],
])('attempt %i of 3 waits %p seconds', (attempts, expected) => {
  expect(waitSeconds(limit, { attempts, windowEndsAt: endsIn(30_000) }, now)).toBe(expected);
});

it('never answers with less than a second', () => {
  expect(waitSeconds(limit, { attempts: 4, windowEndsAt: endsIn(1) }, now)).toBe(1);
});
