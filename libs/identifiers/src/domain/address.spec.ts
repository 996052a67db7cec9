import { baseOf, parseAddress, withoutTag } from './address.js';

const text = (given: string | null) => parseAddress(given)?.text;

test.each([
  [' Bo@Acme.com ', 'bo@acme.com'],
  ['Bo Li <bo@acme.com>', 'bo@acme.com'],
  ["o'neil+x@acme.co.uk", "o'neil+x@acme.co.uk"],
  ['bo@bücher.example', 'bo@xn--bcher-kva.example'],
  ['bo@XN--BCHER-KVA.example', 'bo@xn--bcher-kva.example'],
  ['bo.@docomo.ne.jp', 'bo.@docomo.ne.jp'],
  ['bo@acme.com.', 'bo@acme.com'],
  ['bo@[10.0.0.1]', 'bo@[10.0.0.1]'],
])('W6: %s is %s', (given, expected) => {
  expect(text(given)).toBe(expected);
});

test.each([
  'na',
  '-',
  '',
  'bo',
  'a@b@c.com',
  '"bo@acme.com"@evil.com',
  'x <b@c.com> <d@e.com>',
  'bo@acme.com, cy@beta.de',
  'bo@',
  '@acme.com',
  null,
  `${'a'.repeat(500)}@acme.com`,
])('W6: %s is no address', (given) => {
  expect(text(given)).toBeUndefined();
});

test.each([
  ['bo@mail.acme.co.uk', 'acme.co.uk'],
  ['bo@a.uk.com', 'a.uk.com'],
  ['bo@uk.com', undefined],
  ['bo@10.0.0.1', undefined],
  ['bo@[10.0.0.1]', undefined],
  ['bo@acme.onmicrosoft.com', undefined],
  ['bo@x.privaterelay.appleid.com', undefined],
])('W6: the registrable domain of %s is %s', (given, domain) => {
  expect(parseAddress(given)?.domain).toBe(domain);
});

test('L2.3: tags and, on Gmail alone, dots are left out', () => {
  const forms = (given: string) => {
    const address = parseAddress(given);
    return address === undefined ? [] : [withoutTag(address), baseOf(address)];
  };
  expect(forms('b.o+crm@gmail.com')).toEqual(['b.o@gmail.com', 'bo@gmail.com']);
  expect(forms('b.o+crm@acme.com')).toEqual(['b.o@acme.com', 'b.o@acme.com']);
  expect(forms('+crm@acme.com')).toEqual(['+crm@acme.com', '+crm@acme.com']);
});
