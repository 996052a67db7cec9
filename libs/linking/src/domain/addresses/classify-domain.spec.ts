import { parseAddress } from '#identifiers';
import { classifyDomain } from './classify-domain.js';
import { readAddressRules } from './rules.js';
import { configuration } from '../testing/build.js';
import { atOnce } from '#identifiers';

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
  ['bo@relay.firefox.com', {}, 'SHARED_HOST_DOMAIN'],
  ['team@googlegroups.com', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@nhs.net', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@duck.com', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@33mail.com', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@passmail.net', {}, 'SHARED_HOST_DOMAIN'],
  ['bo@nhs.net', { freeMailDomains: { add: ['nhs.net'], remove: [] } }, 'FREE_MAIL_DOMAIN'],
  ['bo@mailinator.com', { freeMailDomains: { add: ['mailinator.com'], remove: [] } }, 'FREE_MAIL_DOMAIN'],
  ['bo@mailinator.com', { sharedHosts: { add: ['mailinator.com'], remove: [] } }, 'SHARED_HOST_DOMAIN'],
  ['bo@maildrop.cc', {}, 'DISPOSABLE_DOMAIN'],
  ['bo@googlemail.com', {}, 'FREE_MAIL_DOMAIN'],
  ['bo@googlemail.com', { freeMailDomains: { add: [], remove: ['googlemail.com'] } }, 'company'],
  ['bo@group.example', { sharedHosts: { add: ['group.example'], remove: [] } }, 'SHARED_HOST_DOMAIN'],
  ['bo@mail.group.example', { sharedHosts: { add: ['group.example'], remove: [] } }, 'SHARED_HOST_DOMAIN'],
  ['bo@nhs.net', { sharedHosts: { add: [], remove: ['nhs.net'] } }, 'company'],
  ['bo@acme.onmicrosoft.com', { sharedHosts: { add: [], remove: ['onmicrosoft.com'] } }, 'company'],
  ['bo@ours.onmicrosoft.com', { internalDomains: ['ours.onmicrosoft.com'] }, 'INTERNAL_DOMAIN'],
  ['bo@acme.weebly.com', {}, 'company'],
  ['bo@acme.com', { internalDomains: null }, 'company'],
  ['BÖ@acme.com', { excludedParticipants: ['BÖ@acme.com'] }, 'EXCLUDED'],
  ['bö@acme.com', { excludedParticipants: ['BÖ@acme.com'] }, 'company'],
  ['bo+x@acme.com', { excludedParticipants: ['bo@acme.com'] }, 'EXCLUDED'],
  ['bo@acme.com', { excludedParticipants: ['Bo Li <bo+crm@acme.com>;'] }, 'EXCLUDED'],
  ['b.o@googlemail.com', { excludedParticipants: ['bo@gmail.com'] }, 'EXCLUDED'],
  ['bo_acme.com#EXT#@x.onmicrosoft.com', { excludedParticipants: ['bo@acme.com'] }, 'EXCLUDED'],
  ['bo@eu.acme.com', { excludedParticipants: ['*.acme.com'] }, 'EXCLUDED'],
  ['bo@acme.com', {}, 'company'],
])('A5: %s with %j is %s', (given, changed, expected) => {
  const address = parseAddress(given);
  if (address === undefined) throw new Error(given);
  const found = classifyDomain(address, atOnce(readAddressRules({ ...settings, ...changed })));
  expect(found.kind === 'company' ? found.kind : found.reason).toBe(expected);
});

test('W1: a free-mail domain is no internal domain, a single address there is', () => {
  const rules = atOnce(
    readAddressRules({ ...settings, internalDomains: ['gmail.com', 'ben@gmail.com', 'ours.example'] }),
  );
  expect([...rules.internalHosts]).toEqual(['ours.example']);
  expect([...rules.internalAddresses]).toEqual(['ben@gmail.com']);
});
