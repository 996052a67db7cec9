import { AppError } from '#platform';
import { readErasureList, recordingLine } from './erasure-list.js';

const assertPerson = (person: string): void => {
  if (!person.includes('@')) throw new AppError('INVALID_INPUT', 'No person is named so.');
};

test('a line is a recording or a person; comments and empty lines say nothing', () => {
  const text = '# erased since March\n\nrecording r-1\r\n  person  bo@acme.example \nrecording id with spaces\n';
  expect(readErasureList(text, assertPerson)).toEqual([
    { recording: 'r-1' },
    { person: 'bo@acme.example' },
    { recording: 'id with spaces' },
  ]);
});

test.each([
  'r-1',
  'with blanks in it',
  ' at its ends ',
  '\u001b[31m',
  'two\nlines\t',
  '"quoted"',
  '\u202e',
  'ä',
  '\\u001b',
  '#',
])('the id %j is read from its line as it was', (recording) => {
  const line = recordingLine(recording);
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  expect(readErasureList(line, assertPerson)).toEqual([{ recording }]);
});

test('every fault is told by its line, and nothing is erased', () => {
  const read = (): unknown =>
    readErasureList('recording r-1\nr-2\nperson nobody\nmeeting m-1\nrecording\nrecording "x\n', assertPerson);
  expect(read).toThrow(
    expect.objectContaining({
      code: 'INVALID_INPUT',
      errors: [2, 3, 4, 5, 6].map((line): unknown => expect.objectContaining({ path: `line ${line}` })),
    }),
  );
});
