import fc from 'fast-check';
import { jsonValue } from './json-value.js';
import type { Steps } from './turns.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);

function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

type Outcome = { readonly value: unknown } | 'malformed';

function outcomeOf(parse: () => unknown): Outcome {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof SyntaxError) return 'malformed';
    throw error;
  }
}

/**
 * What JSON.parse and we make of it; of objects also the order of their members. Without a lone backslash: once V8 has seen a
 * member of that name, its JSON.parse takes names like `"` and line feed for it (Node 24.21, not 20.20).
 */
function bothOf(text: string, piece: number): readonly [theirs: Outcome, ours: Outcome] {
  fc.pre(!text.includes(JSON.stringify('\\')) && text.isWellFormed());
  return [outcomeOf(() => JSON.parse(text) as unknown), outcomeOf(() => atOnce(jsonValue(Buffer.from(text), piece)))];
}

const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '1', '0', 'a', 'b'));
const json = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.jsonValue({ maxDepth: 0 }),
      fc.array(tie('value')),
      fc.dictionary(names, tie('value')),
    ),
  }))
  .value.chain((value) => fc.constantFrom(0, 1, '\n\t ').map((space) => JSON.stringify(value, null, space)));
const signs = fc.constantFrom(
  ...Array.from('[]{},:" \n\\01-e.'),
  '"a"',
  '"a":',
  'null',
  'true',
  '"\\"',
  '"\\ud800"',
  '\u00a0',
  '\ufeff',
  'ü€😀',
);
const piece = fc.integer({ min: 1, max: 12 });
const place = fc.double({ min: 0, max: 1, noNaN: true });

describe(`as JSON.parse (FC_SEED=${seed})`, () => {
  test('what is well-formed', () => {
    fc.assert(
      fc.property(json, piece, (text, size) => {
        const [theirs, ours] = bothOf(text, size);
        expect(ours).toEqual(theirs);
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('what is damaged somewhere', () => {
    const damage = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 2 }), signs), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(json, damage, piece, (text, wounds, size) => {
        const damaged = wounds.reduce((whole, [where, length, sign]) => {
          const at = Math.floor(where * whole.length);
          return whole.slice(0, at) + sign + whole.slice(at + length);
        }, text);
        const [theirs, ours] = bothOf(damaged, size);
        expect(ours).toEqual(theirs);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('what was never JSON', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), piece, (parts, size) => {
        const [theirs, ours] = bothOf(parts.join(''), size);
        expect(ours).toEqual(theirs);
      }),
      { seed, numRuns: 1500 },
    );
  });
});

test('a long text is parsed in many steps', () => {
  const text = JSON.stringify({ list: Array.from({ length: 100_000 }, (_, i) => ({ i })), last: 1 });
  expect([...jsonValue(Buffer.from(text))].length).toBeGreaterThan(10);
});

test('bytes that are no UTF-8 are refused wherever they are', () => {
  const text = Buffer.from(JSON.stringify(Array.from({ length: 40 }, (_, i) => ({ [`n${i}`]: `é${i}` }))));
  for (let at = 0; at < text.length; at += 1) {
    const damaged = Buffer.from(text);
    damaged[at] = 0xff;
    expect(() => atOnce(jsonValue(damaged, 10))).toThrow();
  }
});
