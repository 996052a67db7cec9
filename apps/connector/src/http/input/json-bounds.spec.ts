import { JsonBounds } from './json-bounds.js';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const object = (members: number): string =>
  `{${Array.from({ length: members }, (_, i) => `"m${i}":[${i},{"a":1}]`).join(',')}}`;
const list = (values: number): string => `[${'0,'.repeat(values)}0]`;

/** In pieces of any length: a piece may end in a string, or behind a backslash. */
function exceeded(text: string, piece: number): string | undefined {
  const bounds = new JsonBounds();
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += piece) {
    const found = bounds.read(bytes.subarray(start, start + piece));
    if (found !== undefined) return found;
  }
  return undefined;
}

describe.each([1, 7, 1_000_000])('in pieces of %i', (piece) => {
  it.each([
    ['32 levels', nested(32)],
    ['32 levels many times', `[${Array.from({ length: 50 }, () => nested(31)).join(',')}]`],
    ['1,000 members', object(1000)],
    ['many objects of many members', `[${Array.from({ length: 3 }, () => object(999)).join(',')}]`],
    ['brackets in a string', JSON.stringify('[{:,'.repeat(60_000))],
    ['quotes and backslashes in a string', JSON.stringify(`"\\"${'['.repeat(50)}\\\\"`)],
    ['a name of brackets', JSON.stringify({ [`"${'['.repeat(40)}`]: 1 })],
    ['no JSON at all', ':]}]:'],
  ])('%s pass', (_, text) => {
    expect(exceeded(text, piece)).toBeUndefined();
  });

  it.each([
    ['33 levels', nested(33), 'nested deeper than 32'],
    ['50,000 levels that never end', '{"a":'.repeat(50_000), 'nested deeper than 32'],
    ['1,001 members', object(1001), 'more than 1000 members'],
    ['1,001 times one member', `{${Array.from({ length: 1001 }, () => '"a":1').join(',')}}`, 'more than 1000 members'],
    ['1,001 members within', `{"a":[{"b":${object(1001)}}]}`, 'more than 1000 members'],
    ['200,000 values', list(200_000), 'more than 150000 values'],
    ['200,000 empty objects', `[${'{},'.repeat(200_000)}{}]`, 'more than 150000 values'],
  ])('%s do not', (_, text, words) => {
    expect(exceeded(text, piece)).toContain(words);
  });
});
