import { type MirrorColumn } from '#mirror';
import { type FindSource, selectList, unmapped } from './select-list.js';

const COLUMNS: MirrorColumn[] = [
  { name: 'crm_id', type: 'id', source: 'Id' },
  { name: 'currency', type: 'text', source: 'CurrencyIsoCode' },
  { name: 'amount', type: 'numeric', target: 'amount' },
  { name: 'opportunity_type', type: 'text', target: 'opportunityType' },
  { name: 'stage', type: 'text', target: 'stage' },
];

it('selects what the org has, and names the mapped fields it has lost (Y3)', () => {
  const visible: Record<string, string> = { id: 'Id', amount: 'Amount', stagename: 'StageName' };
  const find: FindSource = (column, source) => {
    const name = visible[source.toLowerCase()];
    if (name === undefined) return 'FIELD_NOT_VISIBLE';
    return column.name === 'amount' ? 'FIELD_TYPE_CHANGED' : { name };
  };
  const mapping = { amount: 'Amount', opportunityType: 'Type', stage: 'stagename' };
  expect(selectList(COLUMNS, { mapping, readBefore: new Set() }, find)).toEqual({
    // An org without multi-currency has no CurrencyIsoCode, and misses nothing.
    sources: { crm_id: 'Id', stage: 'StageName' },
    lost: [
      { target: 'amount', source: 'Amount', cause: 'FIELD_TYPE_CHANGED' },
      { target: 'opportunityType', source: 'Type', cause: 'FIELD_NOT_VISIBLE' },
    ],
  });
});

it('has lost a field that no mapping names only where it was read before (Y3)', () => {
  const find: FindSource = (_column, source) => (source === 'Id' ? { name: 'Id' } : 'FIELD_NOT_VISIBLE');
  expect(selectList(COLUMNS, { mapping: {}, readBefore: new Set(['currency']) }, find)).toEqual({
    sources: { crm_id: 'Id' },
    lost: [{ target: 'currency', source: 'CurrencyIsoCode', cause: 'FIELD_NOT_VISIBLE' }],
  });
});

it('knows the fields that no mapping names, by what they feed', () => {
  const sources = { crm_id: 'Id', currency: 'CurrencyIsoCode', amount: 'Amount' };
  expect(unmapped(COLUMNS, sources)).toEqual({ currency: 'CurrencyIsoCode' });
});
