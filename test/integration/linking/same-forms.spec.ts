import fc from 'fast-check';
import { asciiHost, emailBase, normalEmail, normalName, registrableDomain } from '#mirror';
import { baseOf, parseAddress } from '../../../libs/linking/src/domain/addresses/parse-address.js';
import { isOnSharedHost } from '#field-mapping/mail-hosts';
import * as linking from '../../../libs/linking/src/domain/addresses/registrable-domain.js';
import { nameKeyOf } from '../../../libs/linking/src/domain/participants/attendee.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const options = { seed, numRuns: 2_000 };

const label = fc.stringMatching(/^[a-zA-Zäöü0-9](?:[a-z0-9-]{0,6}[a-z0-9])?$/);
const suffix = fc.constantFrom('com', 'co.uk', 'uk.com', 'example', 'Gmail.com', 'onmicrosoft.com', 'de');
const host = fc.tuple(fc.array(label, { maxLength: 2 }), suffix).map(([labels, end]) => [...labels, end].join('.'));
const local = fc.stringMatching(/^[a-zA-Z0-9_'-]+(?:\.[a-z0-9]+)*(?:\+[a-z0-9]*)?$/);

/** Linking finds by equality what the merge derived: the two must never differ. */
describe(`what is looked up is what the mirror keeps (FC_SEED=${seed})`, () => {
  test('W6, 2.3: addresses, and their bases', () => {
    fc.assert(
      fc.property(local, host, (name, at) => {
        const address = parseAddress(` ${name}@${at} `);
        const normal = normalEmail(` ${name}@${at} `);
        expect(address?.text).toBe(normal);
        if (address !== undefined && normal !== undefined) expect(baseOf(address)).toBe(emailBase(normal));
      }),
      options,
    );
  });

  test('W6: hosts and registrable domains, but for shared hosts, which linking never reduces', () => {
    fc.assert(
      fc.property(host, (at) => {
        const ascii = linking.asciiHost(at);
        expect(ascii).toBe(asciiHost(at));
        if (ascii === undefined || isOnSharedHost(ascii)) return;
        expect(linking.registrableDomain(ascii)).toBe(registrableDomain(at));
      }),
      options,
    );
  });

  test('W3: full names', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(nameKeyOf(name)).toBe(normalName(name));
      }),
      options,
    );
  });
});
