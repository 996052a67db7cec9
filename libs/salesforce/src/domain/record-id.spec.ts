import { recordId18 } from './record-id.js';

test.each([
  ['001dM00003jU9Gy', '001dM00003jU9GyQAK'],
  ['001dM00003jU9GyQAK', '001dM00003jU9GyQAK'],
  ['750Tn000004ZoR3', '750Tn000004ZoR3IAK'],
  ['005R0000000UyrW', '005R0000000UyrWIAS'],
  ['short', undefined],
  ['001dM00003jU9Gy!', undefined],
])('%s is %s', (given, expected) => {
  expect(recordId18(given)).toBe(expected);
});
