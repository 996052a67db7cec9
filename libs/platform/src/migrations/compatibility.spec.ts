import { readHeader, worksBeside } from './compatibility.js';

it.each([
  ['0.2.0', '0.2.0', true],
  ['0.2.1', '0.2.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.9.9', true],
  ['0.1.9', '0.2.0', false],
  ['0.2.0', '1.0.0', false],
  ['0.2.0-rc.1', '0.2.0', true],
])('program %s beside a schema that works with %s: %s', (version, oldest, expected) => {
  expect(worksBeside(version, oldest)).toBe(expected);
});

it('a migration says what it works with in its first lines, and nowhere else', () => {
  expect(readHeader('-- works-with: 0.2.0\n-- outside-transaction\nselect 1;')).toEqual({
    worksWith: '0.2.0',
    isOutsideTransaction: true,
  });
  expect(readHeader(`select 1;${' '.repeat(200)}\n-- works-with: 0.2.0`)).toEqual({
    worksWith: null,
    isOutsideTransaction: false,
  });
});
