import fc from 'fast-check';
import { LongRow, MessageFraming } from './message-framing.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const LONG = 30;

/** A message of PostgreSQL's protocol. */
function message(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const bytes = (constraints: fc.IntArrayConstraints): fc.Arbitrary<Buffer> =>
  fc.uint8Array(constraints).map((array) => Buffer.from(array));
const messages = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 255 }),
      fc.oneof(bytes({ maxLength: LONG }), bytes({ minLength: 90, maxLength: 200 })),
    )
    .map(([kind, body]) => message(kind, body)),
  { maxLength: 12 },
);

test(`whole messages are handed on, in their order, however they were cut (FC_SEED=${seed})`, () => {
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1 }), (sent, sizes) => {
      const whole = Buffer.concat(sent);
      const handed: Buffer[] = [];
      const framing = new MessageFraming((some) => handed.push(Buffer.from(some)), LONG);
      for (let at = 0, n = 0; at < whole.length; n += 1) {
        const size = sizes[n % sizes.length] ?? 1;
        framing.take(whole.subarray(at, at + size));
        at += size;
        const arrived = handed.reduce((sum, { length }) => sum + length, 0);
        // Nothing that is complete waits.
        let complete = 0;
        for (const { length } of sent)
          if (complete + length <= at) complete += length;
          else break;
        expect(arrived).toBe(complete);
      }
      expect(Buffer.concat(handed)).toEqual(whole);
    }),
    { seed, numRuns: 500 },
  );
});

test('of a long row the long values stay bytes', () => {
  const values = [Buffer.from('é'), null, Buffer.alloc(70_000, 'ü'), Buffer.alloc(0)];
  const count = Buffer.alloc(2);
  count.writeInt16BE(values.length);
  const body = values.flatMap((value) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value?.length ?? -1);
    return value === null ? [length] : [length, value];
  });
  const row = new LongRow(message(0x44, Buffer.concat([count, ...body])));
  expect(row.values).toEqual(['é', null, values[2], '']);
  expect(row.fields).toEqual(['é', null, 'ü'.repeat(35_000), '']);
});
