import { audienceOf } from './audience.js';

test.each([
  ['https://login.salesforce.com', 'https://login.salesforce.com'],
  ['https://test.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme--uat.my.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme.scratch.my.salesforce.com', 'https://test.salesforce.com'],
  ['http://127.0.0.1:4900', 'http://127.0.0.1:4900'],
])('%s signs in to %s', (login, audience) => {
  expect(audienceOf(login)).toBe(audience);
});
