import { count, select } from './soql.js';

it('asks for a window in an order that is whole, and for everything in none', () => {
  const from = new Date('2026-03-01T12:34:56.789Z');
  expect(select({ object: 'Lead', fields: ['Id', 'Name'], from, ordered: true })).toBe(
    'SELECT Id, Name FROM Lead WHERE SystemModstamp >= 2026-03-01T12:34:56Z ORDER BY SystemModstamp, Id',
  );
  // Bulk splits the work only without an order.
  expect(select({ object: 'Lead', fields: ['Id'], from })).toBe(
    'SELECT Id FROM Lead WHERE SystemModstamp >= 2026-03-01T12:34:56Z',
  );
  expect(select({ object: 'Lead', fields: ['Id'], ordered: true })).toBe('SELECT Id FROM Lead');
  expect(count('Lead')).toBe('SELECT COUNT() FROM Lead');
});
