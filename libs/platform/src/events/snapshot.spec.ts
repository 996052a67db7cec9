import { isLater, parseSnapshot, wasVisible } from './snapshot.js';

const snapshot = parseSnapshot('10:20:12,15');

it.each([
  [9n, true],
  [10n, true],
  [12n, false],
  [15n, false],
  [19n, true],
  [20n, false],
  [21n, false],
])('transaction %s was over: %s', (transaction, isOver) => {
  expect(wasVisible(snapshot, transaction)).toBe(isOver);
});

it('of two snapshots the later one ends later, or has fewer that run on', () => {
  expect(isLater(parseSnapshot('10:21:12,15'), snapshot)).toBe(true);
  expect(isLater(parseSnapshot('15:20:15'), snapshot)).toBe(true);
  expect(isLater(snapshot, parseSnapshot('15:20:15'))).toBe(false);
  expect(isLater(snapshot, snapshot)).toBe(false);
  expect(parseSnapshot('3:3:')).toEqual({ end: 3n, running: new Set() });
});
