import fc from 'fast-check';
import { jsonText } from './json-text.js';
import { inTurns } from './turns.js';

/** As JSON has it, with what it leaves out or writes otherwise. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.integer(), { minLength: 90, maxLength: 110 }),
  ),
})).value;

it('is the text that JSON.stringify makes, in steps', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (value) => {
      expect(await inTurns(jsonText(value))).toBe(JSON.stringify(value));
    }),
  );
});

it('long text comes as bytes, the same ones', async () => {
  const value = {
    list: Array.from({ length: 3000 }, (_, i) => ({ i, text: 'ä🔑'.repeat(20), none: undefined, of: [i] })),
  };
  const bytes = await inTurns(jsonText(value));
  expect(Buffer.isBuffer(bytes)).toBe(true);
  expect(String(bytes)).toBe(JSON.stringify(value));
});

it('a long list is made item by item', () => {
  const steps = [...jsonText({ data: Array.from({ length: 5000 }, (_, i) => ({ i, of: { i } })) })];
  expect(steps.length).toBeGreaterThan(5000);
});

it('what is short is made at once, however many things it is of', () => {
  const value = { list: Array.from({ length: 100 }, (_, i) => ({ i, of: [{ text: 'x'.repeat(50) }] })) };
  expect([...jsonText(value)]).toHaveLength(1);
});

it('one that is long by its texts alone is made in steps', () => {
  const list = Array.from({ length: 50 }, () => ({ text: 'x'.repeat(10_000) }));
  expect([...jsonText({ list })].length).toBeGreaterThan(50);
});
