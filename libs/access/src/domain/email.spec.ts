import { normalEmail, storedForms } from './email.js';

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
