import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { partitionRows } from './partition-rows.js';

const HEADER = '"Id","Name"\n';
const row = (id: string, name: string): string => `"${id}","${name.replaceAll('"', '""')}"\n`;

/** The text in pieces that end anywhere, in the middle of a character too. */
function pieces(text: string, sizes: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const cut: Buffer[] = [];
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    cut.push(bytes.subarray(at, at + size));
    at += size;
  }
  return cut;
}

async function partitioned(text: string, partitions: number, sizes: readonly number[] = [64_000]): Promise<string[]> {
  const bodies = partitionRows(Readable.from(pieces(text, sizes), { objectMode: false }), partitions);
  return (await Promise.all(bodies.map((body) => buffer(body)))).map((bytes) => bytes.toString());
}

const letter = fc.constantFrom('0', '1', '9', 'A', 'P', 'Z', 'a', 'p', 'z');
const id = fc.string({ unit: letter, minLength: 6, maxLength: 6 }).map((tail) => `003dM0000${tail}QAK`);
const name = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', '\n', '\r\n', '\u0000') });
const rows = fc.array(fc.tuple(id, name), { maxLength: 40 });
const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);

test(`every row comes once, whole, in the order it had, and all of a record in one partition (FC_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(rows, sizes, fc.integer({ min: 1, max: 4 }), async (list, cut, partitions) => {
      const text = HEADER + list.map(([each, value]) => row(each, value)).join('');
      const bodies = await partitioned(text, partitions, cut);
      expect(bodies).toHaveLength(partitions);
      const partitionOf = new Map<string, number>();
      const found = bodies.map((body, partition) => {
        expect(body.startsWith(HEADER)).toBe(true);
        let rest = body.slice(HEADER.length);
        return list.filter(([each, value]) => {
          if (!rest.startsWith(row(each, value)) || (partitionOf.get(each) ?? partition) !== partition) return false;
          rest = rest.slice(row(each, value).length);
          partitionOf.set(each, partition);
          return true;
        }).length;
      });
      expect(found.reduce((sum, count) => sum + count, 0)).toBe(list.length);
      const length = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
      expect(length).toBe(Buffer.byteLength(text) + (partitions - 1) * HEADER.length);
    }),
    { seed },
  );
});

test('neighbours stay together, and partitions get about as much', async () => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const ids = Array.from(
    { length: 62 * 62 },
    (_, n) => `003dM00000000${digits[Math.floor(n / 62)]}${digits[n % 62]}QAK`,
  );
  const [first = '', second = ''] = await partitioned(HEADER + ids.map((each) => row(each, 'x')).join(''), 2);
  expect(first.length / second.length).toBeGreaterThan(0.8);
  expect(first.length / second.length).toBeLessThan(1.25);
  expect(first).toContain(
    ids
      .slice(10 * 62, 20 * 62)
      .map((each) => row(each, 'x'))
      .join(''),
  );
});

test.each([
  ['half a row', `${HEADER}"003dM00000000AAQAK","x"\n"003dM000000`],
  ['a header line alone', HEADER.trimEnd()],
  ['nothing', ''],
])('%s is passed on for COPY to refuse', async (_, text) => {
  const bodies = await partitioned(text, 2, [7]);
  expect(bodies.join('').length).toBeGreaterThanOrEqual(text.length);
  expect(bodies.some((body) => body.endsWith(text.slice(-11)))).toBe(true);
});

test('a page that breaks off fails every partition with its own failure', async () => {
  const broken = new Error('cut');
  const page = Readable.from(
    (async function* () {
      yield Buffer.from(HEADER);
      await Promise.resolve();
      throw broken;
    })(),
    { objectMode: false },
  );
  const ends = await Promise.allSettled(partitionRows(page, 3).map((body) => buffer(body)));
  expect(ends.map((end) => end.status === 'rejected' && (end.reason as unknown))).toEqual([broken, broken, broken]);
});

test('a partition whose reader fails takes the page and the other partitions along', async () => {
  const failure = new Error('misfit');
  const endless = Readable.from(
    (function* () {
      yield Buffer.from(HEADER);
      for (;;) yield Buffer.from(row('003dM00000000AAQAK', 'x') + row('003dM00000000PAQAK', 'x'));
    })(),
    { objectMode: false },
  );
  const [first, second] = partitionRows(endless, 2);
  const other = buffer(second!).catch((error: unknown) => error);
  first.once('data', () => first.destroy(failure));
  await expect(buffer(first)).rejects.toThrow();
  expect(await other).toBe(failure);
  expect(endless.destroyed).toBe(true);
});
