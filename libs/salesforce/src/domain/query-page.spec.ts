import { toQueryPage } from './query-page.js';

const next = '/services/data/v59.0/query/0r8xx5R2yF2gs3VASQ-2000';

test('a page in the middle and a last page', () => {
  expect(toQueryPage({ totalSize: '2086', done: false, nextRecordsUrl: next, records: [{ Id: 'a' }] })).toEqual({
    totalSize: 2086,
    done: false,
    nextRecordsUrl: next,
    records: [{ Id: 'a' }],
  });
  expect(toQueryPage({ totalSize: '0', done: true, records: [] })).toEqual({
    totalSize: 0,
    done: true,
    nextRecordsUrl: undefined,
    records: [],
  });
});

test.each([
  ['no page', 'text'],
  ['not done, but no next page', { totalSize: '1', done: false, records: [] }],
  ['done, with a next page', { totalSize: '1', done: true, nextRecordsUrl: next, records: [] }],
  [
    'a next page on another host',
    { totalSize: '1', done: false, nextRecordsUrl: 'https://evil.example/services/data/v59.0/query/x', records: [] },
  ],
  [
    'a next page outside the query API',
    { totalSize: '1', done: false, nextRecordsUrl: '/services/data/v59.0/query/../sobjects', records: [] },
  ],
  ['no records', { totalSize: '1', done: true }],
])('%s is refused', (_name, answer) => {
  expect(toQueryPage(answer)).toBeUndefined();
});
