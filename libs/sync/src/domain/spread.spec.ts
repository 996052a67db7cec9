import { randomUUID } from 'node:crypto';
import { dueMode } from './due.js';
import { nextTurn } from './spread.js';

const INTERVAL_MS = 300_000;

it('a thousand teams that were due at once are spread over the interval after fifteen turns, and none was ever late', () => {
  const start = new Date('2026-03-02T15:00:00Z');
  const ends = Array.from({ length: 1_000 }, () => {
    const team = randomUUID();
    let at = start;
    for (let turn = 0; turn < 16; turn += 1) {
      const next = nextTurn(team, at, INTERVAL_MS);
      const gapMs = next.getTime() - at.getTime();
      expect(gapMs).toBeLessThanOrEqual(INTERVAL_MS);
      expect(gapMs).toBeGreaterThanOrEqual(INTERVAL_MS * 0.9);
      at = next;
    }
    // It stays where it is.
    expect(nextTurn(team, at, INTERVAL_MS).getTime() - at.getTime()).toBeGreaterThan(INTERVAL_MS - 5);
    return at.getTime() % INTERVAL_MS;
  });
  const inASecond = Map.groupBy(ends, (at) => Math.floor(at / 1000));
  expect(Math.max(...[...inASecond.values()].map(({ length }) => length))).toBeLessThan(20);
});

it('what is asked for some seconds behind its tick is due again at the next turn, however early that comes', () => {
  const intervals = { syncIntervalMinutes: INTERVAL_MS / 60_000, reconcileIntervalHours: 0 };
  const tick = new Date('2026-03-02T15:00:00Z');
  const last = [{ object: 'Lead' as const, mode: 'incremental' as const, at: new Date(tick.getTime() + 8_000) }];
  for (let n = 0; n < 100; n += 1) {
    const turn = nextTurn(randomUUID(), tick, INTERVAL_MS);
    expect(dueMode({ object: 'Lead', last, firstCompletedAt: tick }, intervals, turn)).toBe('incremental');
  }
});
