import providers from 'email-providers/all.json' with { type: 'json' };
import { freeMailList } from '#field-mapping';
import * as linking from '../../../libs/linking/src/domain/addresses/rules.js';
import { registrableDomain } from '../../../libs/linking/src/domain/addresses/registrable-domain.js';

const ours = ['fastmail.com', 'tutanota.com', 'duck.com', 'example.com', 'bt.com', 'test.de', 'acme.com', 'skiff.com'];
/** As hosts come: in ASCII. */
const hosts = [...providers, ...ours]
  .filter((host) => /^[a-z0-9.-]+$/.test(host))
  .flatMap((host) => [host, `mail.${host}`]);

it.each([
  ['no lists of its own', [], []],
  ['additions', ['acme.com', 'mail.beta.de'], []],
  ['removals', [], ['gmail.com', 'mail.yahoo.com', 'acme.com']],
])('W1: what linking takes for free mail is refused as an internal domain, and nothing else: %s', (_, add, remove) => {
  const rules = { freeMailAdded: new Set(add), freeMailRemoved: new Set(remove) };
  const differing = hosts.filter(
    (host) =>
      (linking.freeMailList(host, registrableDomain(host), rules) !== undefined) !==
      (freeMailList(host, { add, remove }) !== undefined),
  );
  expect(differing).toEqual([]);
});
