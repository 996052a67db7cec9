import { selection } from './selection.js';

it('a field that feeds two columns is selected once, as text when their types differ', () => {
  const sources = new Map([
    ['crm_id', 'Id'],
    ['name', 'Label__c'],
    ['stage', 'Label__c'],
    ['close_date', 'Any__c'],
    ['opportunity_type', 'Any__c'],
  ]);
  const { fields } = selection('Opportunity', sources);
  expect(fields.map(({ source, type, columns }) => [source, type, columns.map(({ name }) => name)])).toEqual([
    ['Id', 'id', ['crm_id']],
    ['Label__c', 'text', ['name', 'stage']],
    ['Any__c', 'text', ['close_date', 'opportunity_type']],
  ]);
});
