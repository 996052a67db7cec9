import { dueMode, type LastRequest, wasAskedLately } from './due.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const INTERVALS = { syncIntervalMinutes: 5, reconcileIntervalHours: 24 };
const last = (mode: LastRequest['mode'], minutes: number): LastRequest => ({ object: 'Lead', mode, at: ago(minutes) });

/** An object that was complete long ago. */
const known = (
  requests: LastRequest[],
  firstCompletedAt: Date | null = ago(10_000),
): Parameters<typeof dueMode>[0] => ({
  object: 'Lead',
  last: requests,
  firstCompletedAt,
});

it.each<[string, LastRequest[], string | undefined]>([
  ['a long time', [], 'reconcile'],
  ['a sync just now', [last('full', 1440), last('incremental', 1)], 'reconcile'],
  ['a sync just now, a reconcile today', [last('reconcile', 60), last('incremental', 1)], undefined],
  ['a sync five minutes ago', [last('reconcile', 60), last('incremental', 5)], 'incremental'],
  ['a tick half a minute early', [last('reconcile', 60), last('incremental', 4.6)], 'incremental'],
  ['a full read five minutes ago', [last('full', 5)], 'incremental'],
  ['another object alone', [last('reconcile', 60), { ...last('incremental', 1), object: 'Account' }], 'incremental'],
  ['a back-fill alone', [last('reconcile', 60), last('backfill', 1)], 'incremental'],
])('after %s a tick asks for %s', (_name, requests, mode) => {
  expect(dueMode(known(requests), INTERVALS, NOW)).toBe(mode);
});

it('a first run counts as full, whatever it was asked for as: no reconcile follows at once', () => {
  expect(dueMode(known([], null), INTERVALS, NOW)).toBe('incremental');
  expect(dueMode(known([last('incremental', 8)], null), INTERVALS, NOW)).toBe('incremental');
  expect(dueMode(known([last('incremental', 4)], ago(3)), INTERVALS, NOW)).toBeUndefined();
  expect(dueMode(known([last('incremental', 8)], ago(7)), INTERVALS, NOW)).toBe('incremental');
  expect(dueMode(known([last('incremental', 4)], ago(1440)), INTERVALS, NOW)).toBe('reconcile');
});

it('an interval of 0 switches that schedule off', () => {
  const old = [last('full', 5000)];
  expect(dueMode(known(old), { syncIntervalMinutes: 0, reconcileIntervalHours: 24 }, NOW)).toBe('reconcile');
  expect(dueMode(known(old), { syncIntervalMinutes: 5, reconcileIntervalHours: 0 }, NOW)).toBe('incremental');
  expect(dueMode(known(old), { syncIntervalMinutes: 0, reconcileIntervalHours: 0 }, NOW)).toBeUndefined();
});

it('what an object needs is not asked for again every minute', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const asked = (minutesAgo: number): Parameters<typeof wasAskedLately>[1] => [
    { object: 'Contact', mode: 'reconcile', at: new Date(now.getTime() - minutesAgo * 60_000) },
  ];
  const needed = { object: 'Contact', mode: 'reconcile' } as const;
  expect(wasAskedLately(needed, asked(1), now)).toBe(true);
  expect(wasAskedLately(needed, asked(5), now)).toBe(false);
  expect(wasAskedLately(needed, [{ ...asked(5)[0]!, doneAt: asked(20)[0]!.at }], now)).toBe(true);
  expect(wasAskedLately(needed, [{ ...asked(5)[0]!, doneAt: asked(60)[0]!.at }], now)).toBe(false);
  expect(wasAskedLately({ ...needed, mode: 'backfill' }, asked(1), now)).toBe(false);
  expect(wasAskedLately({ ...needed, object: 'Lead' }, asked(1), now)).toBe(false);
});
