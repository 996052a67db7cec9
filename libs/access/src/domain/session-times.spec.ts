import { isSeenStale, isSessionAlive, SEEN_RESOLUTION_MS, SESSION_IDLE_MS } from './session-times.js';

const now = new Date('2026-03-02T15:00:00Z');
const at = (offsetMs: number): Date => new Date(now.getTime() + offsetMs);

it.each([
  ['just used', 0, 1, true],
  ['used a moment within the idle time', -SESSION_IDLE_MS + 1, 1, true],
  ['unused for the idle time', -SESSION_IDLE_MS, 1, false],
  ['at its absolute end', 0, 0, false],
])('a session %s: alive is %#', (_, seen, expires, alive) => {
  expect(isSessionAlive({ lastSeenAt: at(seen), expiresAt: at(expires) }, now)).toBe(alive);
});

it('is written as seen once a minute, and the first time', () => {
  expect(isSeenStale(null, now)).toBe(true);
  expect(isSeenStale(at(-SEEN_RESOLUTION_MS), now)).toBe(true);
  expect(isSeenStale(at(-SEEN_RESOLUTION_MS + 1), now)).toBe(false);
});
