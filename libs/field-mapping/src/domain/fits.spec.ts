import { fits, whatFits } from './fits.js';
import { type TargetKind } from './targets.js';

/** Every type that describe knows; what is not named below is refused. */
const TYPES = `id string boolean int long double currency percent date datetime time reference picklist multipicklist
  combobox textarea phone email url address location encryptedstring base64 anyType complexvalue`.split(/\s+/);

const FITTING: Record<TargetKind, string[]> = {
  account: ['reference'],
  user: ['reference'],
  money: ['int', 'double', 'currency'],
  date: ['date'],
  date_or_time: ['date', 'datetime'],
  stage: ['string', 'picklist', 'combobox', 'textarea'],
  text: ['string', 'picklist', 'combobox', 'textarea', 'phone', 'email', 'url'],
};

test.each(Object.entries(FITTING) as [TargetKind, string[]][])(
  'every field type is mapped exactly or refused: %s takes %j and no other',
  (kind, types) => {
    const referenceTo = ['Account', 'User', 'Group'];
    const field = (type: string): Parameters<typeof fits>[1] => ({
      name: 'Field__c',
      label: 'Field',
      custom: true,
      type,
      referenceTo: type === 'reference' ? referenceTo : [],
    });
    expect(TYPES.filter((type) => fits(kind, field(type)))).toEqual(types);
    expect(whatFits(kind)).toMatch(types[0] === 'reference' ? /^a reference to/ : /^a .* field$/);
  },
);

test('a reference fits by what it may point to', () => {
  const field = { name: 'Owner__c', label: 'Owner', custom: true, type: 'reference', referenceTo: ['Contact'] };
  expect(fits('user', field)).toBe(false);
  expect(fits('account', field)).toBe(false);
});
