import { type RecordRow, toRecord } from './record.js';

const CONTEXT = { instanceUrl: undefined, stageRule: undefined, staleTargets: [], survivor: null };

function notesOf(object: 'Account' | 'Contact' | 'Lead', values: Record<string, string | null>) {
  const row: RecordRow = {
    ...{ object, crm_id: '001000000000001AAA', is_deleted: false, merged_into: null, withheld: null, currency: null },
    ...{ system_modstamp: null, mirrored_at: new Date(0), ...values },
  };
  return toRecord(row, CONTEXT).notes.map(({ target, code }) => [target, code]);
}

test.each([
  ['https://www.facebook.com/bakery', 'WEBSITE_SOCIAL_PAGE'],
  ['linkedin.com/company/acme', 'WEBSITE_SOCIAL_PAGE'],
  ['under construction', 'WEBSITE_UNREADABLE'],
  ['www.acme', 'WEBSITE_UNREADABLE'],
])('W6: on an account’s page a website %j that gives no host is told: %s', (website, code) => {
  expect(notesOf('Account', { website })).toEqual([['website', code]]);
});

test.each(['https://acme.com', 'facebook.com/acme; acme.com', 'n/a', '', null])('W6: %j needs no note', (website) => {
  expect(notesOf('Account', { website })).toEqual([]);
});

test('W6: on a person’s page an address that cannot be read is told, one that is none is not', () => {
  expect(notesOf('Contact', { email: '/o=ExchangeLabs/cn=Recipients/cn=bo' })).toEqual([['email', 'EMAIL_UNREADABLE']]);
  expect(notesOf('Lead', { email: 'bo at acme' })).toEqual([['email', 'EMAIL_UNREADABLE']]);
  for (const email of ['mailto:Bo@acme.com', 'n/a', null]) expect(notesOf('Contact', { email })).toEqual([]);
});
