import { joined, repeats } from './sample.js';

const page = (from: number, to: number, step = 1): string[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => String(from + index * step));

it('keeps the lowest hashes, by their value and not by their spelling', () => {
  expect(joined(['-9', '2'], ['-10', '10', '3'])).toEqual(['-10', '-9', '2', '3', '10']);
  expect(joined(page(1000, 2000), page(0, 1000))).toEqual(page(0, 1024));
});

it('finds a record that came before, also in a short page', () => {
  const sample = joined(page(0, 500), page(500, 900));
  expect(repeats(sample, page(900, 1000))).toBe(false);
  expect(repeats(sample, ['899'])).toBe(true);
  expect(repeats([], page(0, 10))).toBe(false);
});
