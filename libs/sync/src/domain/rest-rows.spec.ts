import { csvHeader, csvLines } from './rest-rows.js';

it('writes a REST page as Bulk would: all quoted, numbers as they came, date-times with Z', () => {
  const fields = ['Id', 'Name', 'Amount', 'IsDeleted', 'SystemModstamp', 'Note__c'];
  const record = {
    attributes: { type: 'Opportunity' },
    Id: '006',
    Name: 'a "b",\nc',
    Amount: '999999999999999999',
    IsDeleted: false,
    SystemModstamp: '2026-05-01T07:25:37.000+0000',
    Note__c: '2026-05-01T07:25:37.000+0000',
  };
  expect(csvHeader(fields)).toBe('"Id","Name","Amount","IsDeleted","SystemModstamp","Note__c"\n');
  expect(csvLines([record, { Id: '007', Name: null }], fields, new Set(['SystemModstamp']))).toBe(
    '"006","a ""b"",\nc","999999999999999999","false","2026-05-01T07:25:37.000Z","2026-05-01T07:25:37.000+0000"\n' +
      '"007","","","","",""\n',
  );
});
