import { dueMode, type LastRequest } from './due.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const INTERVALS = { syncIntervalMinutes: 5, reconcileIntervalHours: 24 };
const last = (mode: LastRequest['mode'], minutes: number): LastRequest => ({ object: 'Lead', mode, at: ago(minutes) });

it.each<[string, LastRequest[], string | undefined]>([
  ['nothing before', [], 'incremental'],
  ['a sync just now', [last('full', 1440), last('incremental', 1)], 'reconcile'],
  ['a sync just now, a reconcile today', [last('reconcile', 60), last('incremental', 1)], undefined],
  ['a sync five minutes ago', [last('reconcile', 60), last('incremental', 5)], 'incremental'],
  ['a tick half a minute early', [last('reconcile', 60), last('incremental', 4.6)], 'incremental'],
  ['a full read five minutes ago', [last('full', 5)], 'incremental'],
  ['another object alone', [{ ...last('incremental', 1), object: 'Account' }], 'incremental'],
  ['a back-fill alone', [last('backfill', 2000)], 'incremental'],
])('after %s a tick asks for %s', (_name, requests, mode) => {
  expect(dueMode('Lead', requests, INTERVALS, NOW)).toBe(mode);
});

it('an interval of 0 switches that schedule off', () => {
  const old = [last('full', 5000)];
  expect(dueMode('Lead', old, { syncIntervalMinutes: 0, reconcileIntervalHours: 24 }, NOW)).toBe('reconcile');
  expect(dueMode('Lead', old, { syncIntervalMinutes: 5, reconcileIntervalHours: 0 }, NOW)).toBe('incremental');
  expect(dueMode('Lead', old, { syncIntervalMinutes: 0, reconcileIntervalHours: 0 }, NOW)).toBeUndefined();
});
