import fc from 'fast-check';
import { frontOfPage } from './front-of-page.js';

const FROM = '2026-03-01T00:00:00.000Z';
const row = (second: number, id = ''): { Id: string; SystemModstamp: string } => ({
  Id: id,
  SystemModstamp: new Date(Date.parse(FROM) + second * 1000).toISOString().replace('Z', '+0000'),
});
const page = (seconds: readonly number[], offset = seconds.length) => {
  const nextRecordsUrl = `/services/data/v66.0/query/0r8x-${offset}`;
  return frontOfPage(
    seconds.map((second) => row(second)),
    { nextRecordsUrl, from: FROM },
  );
};

it('takes the rows before the second of the last one: of that second more may follow', () => {
  expect(page([1, 2, 2, 3, 3])).toEqual({
    rows: [1, 2, 2].map((second) => row(second)),
    until: '2026-03-01T00:00:03.000Z',
  });
  expect(page([0, 1])?.rows).toHaveLength(1);
});

it.each([
  ['one second fills the page', page([5, 5, 5])],
  ['rows are missing from it', page([1, 2, 3], 4)],
  ['it has more than it should', page([1, 2, 3], 2)],
  ['the rows are in another order', page([2, 1, 3])],
  ['a row is older than was asked for', page([-1, 2, 3])],
  ['it has no row', page([])],
  ['a row has no stamp', frontOfPage([{ SystemModstamp: null }], { nextRecordsUrl: '/x-1', from: FROM })],
  ['its locator does not say where it goes on', frontOfPage([row(1), row(2)], { nextRecordsUrl: '/x', from: FROM })],
])('takes nothing where %s', (_case, front) => {
  expect(front).toBeUndefined();
});

it('what a front leaves is read again from its end on, and no row is in neither', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), (seconds) => {
      const rows = seconds.toSorted((a, b) => a - b).map((second, index) => row(second, String(index)));
      const front = frontOfPage(rows, { nextRecordsUrl: `/x-${rows.length}`, from: FROM });
      if (front === undefined) return new Set(seconds).size === 1;
      const rest = rows.filter(({ SystemModstamp }) => SystemModstamp >= front.until.replace('Z', '+0000'));
      return [...front.rows, ...rest].map(({ Id }) => Id).join() === rows.map(({ Id }) => Id).join();
    }),
  );
});
