import { sampleQuery, samplesOf } from './field-samples.js';

it('asks for every field of the records that changed last, in one query', () => {
  expect(sampleQuery('Opportunity', ['Amount', 'Deal__c'])).toBe(
    'SELECT Amount, Deal__c FROM Opportunity ORDER BY SystemModstamp DESC LIMIT 30',
  );
  expect(sampleQuery('Opportunity', [])).toBeUndefined();
});

it('asks for no more fields than an address can name', () => {
  const names = Array.from({ length: 500 }, (_, index) => `A_rather_long_field_name_${String(index)}__c`);
  const query = sampleQuery('Lead', names) ?? '';
  expect(query.length).toBeLessThan(6_500);
  expect(query).toContain('A_rather_long_field_name_0__c');
});

it('shows three different values, without empty ones, and cuts long texts', () => {
  const values = [null, '', '  ', 12.5, 12.5, 'Web', false, 'fourth'];
  const records = values.map((Any__c) => ({ Any__c }));
  expect(samplesOf(records, 'Any__c')).toEqual(['12.5', 'Web', 'false']);
  expect(samplesOf([{ Any__c: 'x'.repeat(500) }], 'Any__c')).toEqual([`${'x'.repeat(79)}…`]);
  expect(samplesOf([{ Any__c: { nested: true } }], 'Any__c')).toEqual([]);
});
