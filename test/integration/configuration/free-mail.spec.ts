import providers from 'email-providers';
import { freeMailList, isSharedHost } from '#field-mapping';
import * as linking from '../../../libs/linking/src/domain/addresses/mail-hosts.js';

const noTeamLists = { add: [], remove: [] };
const ours = ['fastmail.com', 'tutanota.com', 'duck.com', 'example.com', 'bt.com', 'test.de', 'acme.com', 'skiff.com'];

it('W1: what linking takes for free mail is refused as an internal domain, and nothing else', () => {
  const differing = [...providers, ...ours].filter(
    (host) => linking.isListedFreeMail(host) !== (freeMailList(host, noTeamLists) !== undefined),
  );
  // A host below a free-mail domain is free mail here by that domain.
  expect(differing.filter((host) => host.split('.').length === 2)).toEqual([]);
});

it('what is a shared host in itself is one for both', () => {
  const hosts = ['onmicrosoft.com', 'appleid.com', 'myshopify.com', 'wixsite.com', 'salesforce.com', 'acme.com'];
  expect(hosts.filter(isSharedHost)).toEqual(hosts.filter(linking.isSharedHost));
});
