import { countedForm, normalEmail, storedForms } from './email.js';

test.each([
  [' Ana@Ours.Example ', 'ana@ours.example'],
  ['Ana@GoogleMail.com', 'ana@gmail.com'],
  ['ana@BÜCHER.example', 'ana@xn--bcher-kva.example'],
  // ASCII letters alone are folded.
  ['BÖ@ours.example', 'bÖ@ours.example'],
  ['not an address', 'not an address'],
])('W6: a user’s address %j is stored as %s', (given, stored) => {
  expect(normalEmail(given)).toBe(stored);
});

test('W6: whoever was stored by another reading still signs in', () => {
  expect(storedForms('ana@BÜCHER.example')).toEqual(['ana@xn--bcher-kva.example', 'ana@bücher.example']);
  expect(storedForms('BÖ@ours.example')).toEqual(['bÖ@ours.example', 'bö@ours.example']);
  expect(storedForms(' Ana@ours.example')).toEqual(['ana@ours.example']);
});

const spellings: [stored: string, typed: string][] = [
  ['kevin@ours.example', '\u212aevin@ours.example'],
  ['kevin@ours.example', 'KEVIN@OURS.EXAMPLE'],
  ['kevin@ours.example', ' \t\u00a0Kevin@ours.example \n'],
  ['kevin@ours.example', '\u200bkevin@ours.example'],
  ['kevin@ours.example', 'kevin@\uff4f\uff55\uff52\uff53.example'],
  ['kevin@ours.example', 'kevin@ours\u3002example'],
  ['kevin@kilo.example', 'kevin@\u212ailo.example'],
  ['i\u0307da@ours.example', '\u0130DA@ours.example'],
  ['\u0130da@ours.example', '\u0130DA@ours.example'],
  ['\uff4bevin@ours.example', '\uff2bevin@ours.example'],
  ['\uff2bevin@ours.example', '\uff2bEVIN@ours.example'],
  ['\u00e5sa@ours.example', '\u212bSA@ours.example'],
  ['\u00e5sa@ours.example', 'A\u030aSA@ours.example'],
  ['b\u00f6@ours.example', 'B\u00d6@ours.example'],
  ['\u03c9@ours.example', '\u2126@ours.example'],
  ['ana@b\u00fccher.example', 'ANA@B\u00dcCHER.example'],
  ['ana@googlemail.com', 'Ana@GoogleMail.com'],
];
test.each(spellings)('%j is counted with %j, by which it is found too', (stored, typed) => {
  expect(storedForms(typed)).toContain(stored);
  expect(countedForm(typed)).toBe(countedForm(stored));
});

test.each([
  ['kevin@ours.example', 'kevim@ours.example'],
  ['ida@ours.example', '\u0130da@ours.example'],
  ['ida@ours.example', '\u0131da@ours.example'],
  ['kevin@ours.example', '\uff4bevin@ours.example'],
])('%j is not counted with %j, by which it is not found', (stored, typed) => {
  expect(storedForms(typed)).not.toContain(stored);
  expect(countedForm(typed)).not.toBe(countedForm(stored));
});
