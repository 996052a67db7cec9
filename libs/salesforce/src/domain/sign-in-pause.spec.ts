import { patienceMs, signInPausesMs } from './sign-in-pause.js';

const usual = { baseMs: 400, random: 0, retryAfterSeconds: undefined };

test('a connection that does not work is tried again within two minutes, then with growing pauses up to fifteen', () => {
  const pauses = signInPausesMs(usual);
  expect(pauses.slice(0, 4).reduce((sum, ms) => sum + ms, 0)).toBeLessThan(120_000);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.at(-1)).toBe(15 * 60_000);
  expect(Math.min(...signInPausesMs({ ...usual, random: 1 }))).toBeGreaterThan(0);
});

test('in the first minute an endpoint in trouble is asked so rarely that two attempts each stay below twenty', () => {
  const pauses = signInPausesMs({ ...usual, random: 1 });
  let [at, tries] = [0, 0];
  for (const ms of pauses) {
    if (at <= 60_000) tries += 1;
    at += ms;
  }
  expect(2 * tries).toBeLessThan(20);
});

test("Salesforce's own wish is the least, up to fifteen minutes; a call waits for the first pauses alone", () => {
  expect(signInPausesMs({ ...usual, retryAfterSeconds: 30 }).slice(0, 4)).toEqual([30_000, 30_000, 30_000, 60_000]);
  expect(new Set(signInPausesMs({ ...usual, retryAfterSeconds: 86_400 }))).toEqual(new Set([900_000]));
  expect(
    signInPausesMs(usual)
      .map((ms) => ms <= patienceMs(400))
      .indexOf(false),
  ).toBe(2);
});
