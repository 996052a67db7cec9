import { randomUUID } from 'node:crypto';
import { nextTurn } from './spread.js';

const INTERVAL_MS = 300_000;

it('a thousand teams that were due at once are spread over the interval after ten turns, and none was ever late', () => {
  const start = new Date('2026-03-02T15:00:00Z');
  const ends = Array.from({ length: 1_000 }, () => {
    const team = randomUUID();
    let at = start;
    for (let turn = 0; turn < 11; turn += 1) {
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
