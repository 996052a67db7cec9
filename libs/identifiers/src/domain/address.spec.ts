import { addressReader, baseOf, parseAddress, readAddress, withoutInvalid, withoutTag } from './address.js';
import { ADDRESS_SHAPES } from './testing/addresses.js';

test.each(ADDRESS_SHAPES)('W6: %j is read as %j', (given, expected) => {
  const reading = readAddress(given);
  const read = reading.kind === 'address' ? reading.address.text : reading.kind === 'none' ? null : undefined;
  expect(read).toBe(expected);
});

test('W6: what is read once is read the same again', () => {
  for (const [given] of ADDRESS_SHAPES) {
    const text = parseAddress(given)?.text;
    expect(text === undefined ? undefined : parseAddress(text)?.text).toBe(text);
  }
});

test('W6: null and undefined are none', () => {
  expect(readAddress(null)).toEqual({ kind: 'none' });
  expect(readAddress(undefined)).toEqual({ kind: 'none' });
});

test.each([
  ['bo@mail.acme.co.uk', 'acme.co.uk'],
  ['bo@a.uk.com', 'a.uk.com'],
  ['bo@uk.com', undefined],
  ['bo@10.0.0.1', undefined],
  ['bo@[10.0.0.1]', undefined],
  ['bo@acme.onmicrosoft.com', undefined],
  ['bo@x.privaterelay.appleid.com', undefined],
  ['bo@mail.acme.weebly.com', 'mail.acme.weebly.com'],
  ['bo@acme.squarespace.com', 'acme.squarespace.com'],
  ['bo@acme.myshopify.com', 'acme.myshopify.com'],
  ['bo@acme.business.site', 'acme.business.site'],
  ['bo@acme.github.io', 'acme.github.io'],
  ['bo@weebly.com', 'weebly.com'],
])('W6: the registrable domain of %s is %s', (given, domain) => {
  expect(parseAddress(given)?.domain).toBe(domain);
});

test('L2.3: tags and, on Gmail alone, dots are left out', () => {
  const forms = (given: string) => {
    const address = parseAddress(given);
    return address === undefined ? [] : [withoutTag(address), baseOf(address)];
  };
  expect(forms('b.o+crm@gmail.com')).toEqual(['b.o@gmail.com', 'bo@gmail.com']);
  expect(forms('b.o+crm@googlemail.com')).toEqual(['b.o@gmail.com', 'bo@gmail.com']);
  expect(forms('b.o+crm@gmail.com.invalid')).toEqual(['b.o@gmail.com.invalid', 'bo@gmail.com.invalid']);
  expect(forms('b.o+crm@acme.com')).toEqual(['b.o@acme.com', 'b.o@acme.com']);
  expect(forms('+crm@acme.com')).toEqual(['+crm@acme.com', '+crm@acme.com']);
});

test.each([
  ['ana@ours.com.invalid', 'ana@ours.com'],
  ['ana@ours.com', 'ana@ours.com'],
  ['a.na@googlemail.com.invalid', 'a.na@gmail.com'],
  ['ana@ours.invalid', 'ana@ours'],
  ['ana@invalid', 'ana@invalid'],
])('W1: in a sandbox %s is %s', (given, expected) => {
  const address = parseAddress(given);
  expect(address === undefined ? undefined : withoutInvalid(address).text).toBe(expected);
});

test('W6: a reader reads each distinct text once', () => {
  const read = addressReader();
  expect(read(' Bo@acme.com')).toBe(read(' Bo@acme.com'));
  expect(read(' Bo@acme.com')).toEqual(readAddress('bo@acme.com'));
  expect(read(null)).toEqual({ kind: 'none' });
});

/** What once took seconds: brackets, dots, quotes and blanks without end, alone and in what looks like an address. */
const WORST = [
  '[',
  '(',
  '<',
  '"',
  "'",
  '.',
  'a.',
  '@',
  ' ',
  '\u200b',
  'mailto:',
  '()',
  '<>',
  '#EXT#',
  '_',
  'xn--a.',
  'ä',
  '\u0308',
];

type Times = [short: number, long: number, longest: number];

test('W6: 4,000 of the worst addresses are read in linear time', () => {
  const shapes = WORST.flatMap((part) => [part, `bo@${part}`, `${part}bo@acme.com`, `Bo ${part}<bo@acme.com>`]);
  const timeOf = (length: number): number => {
    const texts = shapes.map((shape) => shape + shape.slice(-1).repeat(Math.max(0, length - shape.length)));
    const repeated = WORST.map((part) => part.repeat(Math.ceil(length / part.length)).slice(0, length));
    const start = process.cpuUsage();
    for (let time = 0; time < 40; time++) for (const text of [...texts, ...repeated]) readAddress(text);
    return process.cpuUsage(start).user / 1000;
  };
  // The least of some measurements in turns: others work on the machine, and what collects garbage counts as ours.
  const rounds = Array.from({ length: 5 }, () => [timeOf(150), timeOf(300), timeOf(100_000)]);
  const [short, long, longest] = [0, 1, 2].map((of) => Math.min(...rounds.map((round) => round[of]!))) as Times;
  // Twice the length costs at most about twice as much; what is longer than an address is not looked at.
  expect(long).toBeLessThan(short * 4 + 50);
  expect(longest).toBeLessThan(short * 4 + 500);
});
