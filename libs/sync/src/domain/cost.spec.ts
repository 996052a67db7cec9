import { cheaperTransport, expectedCost, type MeasuredRead } from './cost.js';

const read = (transport: 'rest' | 'bulk', rows: number, seconds: number, apiCalls: number): MeasuredRead => ({
  transport,
  rows,
  seconds,
  apiCalls,
});
const changes = (rows: number): { rows: number; extent: 'changes' } => ({ rows, extent: 'changes' });
/** Where reading goes over from REST to Bulk, in thousands of rows. */
const limit = (measured: readonly MeasuredRead[], left = 1): number => {
  const thousands = Array.from({ length: 60 }, (_, index) => index + 1);
  return thousands.find((n) => cheaperTransport(changes(n * 1000), measured, left) === 'bulk')!;
};

it('what fits a page is read by REST, and what is much by Bulk, whatever was measured', () => {
  const fastJobs = [read('bulk', 100_000, 0.1, 4)];
  const slowJobs = [read('bulk', 100_000, 3600, 300)];
  expect(cheaperTransport(changes(2_000), fastJobs, 1)).toBe('rest');
  expect(cheaperTransport(changes(50_001), slowJobs, 1)).toBe('bulk');
});

it('between them the cheaper one is taken: quick jobs move the limit down, slow ones up', () => {
  const usual = limit([]);
  expect(usual).toBeGreaterThan(10);
  expect(usual).toBeLessThan(50);
  expect(limit([read('bulk', 100_000, 0.5, 4)])).toBeLessThan(usual);
  expect(limit([read('bulk', 100_000, 60, 20)])).toBeGreaterThan(usual);
  expect(limit([read('rest', 4_000, 20, 2)])).toBeLessThan(usual);
});

it('everything is read by Bulk from the fourth page on, so that a full load never takes many calls', () => {
  expect(cheaperTransport({ rows: 6_000, extent: 'everything' }, [], 1)).toBe('rest');
  expect(cheaperTransport({ rows: 6_001, extent: 'everything' }, [], 1)).toBe('bulk');
});

it('when few calls are left, the transport that needs fewer is taken (Y5)', () => {
  const measured = [read('bulk', 100_000, 0.5, 30), read('rest', 4_000, 20, 2)];
  expect(cheaperTransport(changes(10_000), measured, 1)).toBe('bulk');
  expect(cheaperTransport(changes(10_000), measured, 0.01)).toBe('rest');
});

it('a read is expected to take what the last ones took, the more of them the more exactly', () => {
  const pages = read('bulk', 1_000_000, 100, 40);
  const error = (count: number): number =>
    Math.abs(expectedCost('bulk', 1_000_000, Array(count).fill(pages)).seconds - 100);
  expect(error(1)).toBeLessThan(error(0));
  expect(error(6)).toBeLessThan(error(1));
  expect(error(6)).toBeLessThan(15);
  expect(expectedCost('bulk', 1_000_000, [read('rest', 4_000, 9, 9)])).toEqual(expectedCost('bulk', 1_000_000, []));
});

it('REST takes a call per page of two thousand', () => {
  expect([0, 1, 2_000, 2_001, 10_000].map((rows) => expectedCost('rest', rows, []).apiCalls)).toEqual([1, 1, 1, 2, 5]);
});
