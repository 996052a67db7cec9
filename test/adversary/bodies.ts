import { fill, listOf } from './attack.js';

const members = (count: number, name: (i: number) => string): string =>
  `{${listOf(count, (i) => `${JSON.stringify(name(i))}:0`).join(',')}}`;

/** As many values as are let through. */
const VALUES = 149_000;

/** Bodies of up to `bytes` that cost a JSON parser, or whatever walks what it made, as much as can be. */
export function bodies(bytes: number): Record<string, string> {
  const names = 990;
  const objects = Math.min(149, Math.floor(bytes / (names * 32)));
  return {
    'unknown members': members(80_000, (i) => `m${i}`).slice(0, bytes - 1),
    'a thousand unknown members': members(1000, (i) => `m${i}`),
    'other names in each object': `{"a":[${listOf(objects, (o) => members(names, (i) => `name-${o}-${i}-${'x'.repeat(10)}`)).join(',')}]}`,
    'other shapes in each object':
      `{"a":[${listOf(Math.floor(VALUES / 4), (o) => `{"a${o}":0,"b":{"c${o}":0}}`).join(',')}]}`.slice(0, bytes),
    'numbers as names': `{"a":[${listOf(140, (o) => members(names, (i) => String(o * 100_000 + i * 4_000_000))).join(',')}]}`,
    'names of prototypes': `{"__proto__":{"a":1},"constructor":{"prototype":1},"toString":0,"hasOwnProperty":0}`,
    'one member again and again': `{${fill('"a":1,', bytes - 100)}"a":1}`,
    'arrays within arrays': '['.repeat(bytes / 2 - 1) + ']'.repeat(bytes / 2 - 1),
    'arrays as deep as they may be': `[${listOf(4000, () => '['.repeat(31) + ']'.repeat(31)).join(',')}]`,
    'objects within objects': fill('{"a":', bytes - 10),
    'many empty objects': `{"a":[${fill('{},', 3 * 74_000)}{}]}`,
    'many values': `{"a":[${fill('0,', 2 * VALUES)}0]}`,
    'a long list of texts': `{"a":[${fill(`"${'a'.repeat(20)}",`, Math.min(bytes - 200, 23 * VALUES))}""]}`,
    'one long string': `{"a":"${'a'.repeat(bytes - 100)}"}`,
    'one long name': `{"${'a'.repeat(bytes - 100)}":1}`,
    'a string of escapes': `{"a":"${fill('\\u00e9', bytes - 100)}"}`,
    'a string of three bytes each': `{"a":"${fill('ﷺ', bytes - 100)}"}`,
    'a string that never ends': `{"a":"${fill('\\"', bytes - 100)}`,
    'halves of surrogate pairs': `{"a":[${fill('"\\ud800",', Math.min(bytes - 100, 9 * VALUES))}""]}`,
    'one long number': `{"a":${'9'.repeat(bytes - 100)}}`,
    'numbers without end': `{"a":[${fill('1e999999999,', Math.min(bytes - 100, 12 * VALUES))}0]}`,
    'fractions without end': `{"a":[${fill(`0.${'123456789'.repeat(8)}e-7,`, bytes - 100)}0]}`,
    'white space': `{${' '.repeat(bytes - 100)}}`,
    'no UTF-8': `{"a":"${'é'.repeat(bytes / 2 - 100)}`,
  };
}
