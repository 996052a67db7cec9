import { readResultHead } from './result-head.js';

const head = { 'content-type': 'text/csv', 'sforce-locator': 'MTAwMDA', 'sforce-numberofrecords': '50000' };

test('a page in the middle and a last page', () => {
  expect(readResultHead(head)).toEqual({ records: 50000, nextLocator: 'MTAwMDA' });
  expect(readResultHead({ ...head, 'sforce-locator': 'null' })).toEqual({ records: 50000, nextLocator: undefined });
});

test.each([
  ['sforce-locator', undefined, 'has no Sforce-Locator'],
  ['sforce-locator', '', 'has no Sforce-Locator'],
  ['sforce-numberofrecords', undefined, 'has no Sforce-NumberOfRecords'],
  ['sforce-numberofrecords', 'many', 'has no Sforce-NumberOfRecords'],
  ['content-type', 'application/json', 'is not CSV'],
])('%s = %s is refused: taken for an end it would lose rows', (name, value, fault) => {
  expect(readResultHead({ ...head, [name]: value })).toBe(fault);
});
