import { parseAddress } from '#identifiers';
import { classifyDomain } from './classify-domain.js';
import { readAddressRules } from './rules.js';
import { configuration } from '../testing/build.js';

const settings = configuration().settings;
test.each([
  ['bo@gmail.com', {}, 'FREE_MAIL_DOMAIN'],
  ['bo@fastmail.com', {}, 'FREE_MAIL_DOMAIN'],
  ['bo@mail.gmail.com', {}, 'FREE_MAIL_DOMAIN'],
  ['bo@gmail.com', { freeMailDomains: { add: [], remove: ['gmail.com'] } }, 'company'],
  ['bo@acme.com', { freeMailDomains: { add: ['acme.com'], remove: [] } }, 'FREE_MAIL_DOMAIN'],
  ['bo@mailinator.com', {}, 'DISPOSABLE_DOMAIN'],
  ['bo@x.mailinator.com', {}, 'DISPOSABLE_DOMAIN'],
  ['bo@acme.web.id', {}, 'company'],
  ['bo@acme.onmicrosoft.com', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@eu.ours.example', {}, 'INTERNAL_DOMAIN'],
  ['bo@acme.com', { excludedParticipants: ['acme.com'] }, 'EXCLUDED'],
  ['bo@192.168.0.1', {}, 'NO_ACCOUNT_FOR_DOMAIN'],
  ['bo@salesforce.com', {}, 'company'],
  ['bo@acme.com', {}, 'company'],
])('A5: %s with %j is %s', (given, changed, expected) => {
  const address = parseAddress(given);
  if (address === undefined) throw new Error(given);
  const found = classifyDomain(address, readAddressRules({ ...settings, ...changed }));
  expect(found.kind === 'company' ? found.kind : found.reason).toBe(expected);
});

test('W1: a free-mail domain is no internal domain, a single address there is', () => {
  const rules = readAddressRules({ ...settings, internalDomains: ['gmail.com', 'ben@gmail.com', 'ours.example'] });
  expect([...rules.internalHosts]).toEqual(['ours.example']);
  expect([...rules.internalAddresses]).toEqual(['ben@gmail.com']);
});
