import { PassThrough, pipeline, type Readable, Writable } from 'node:stream';

const LINE_FEED = 10;
const QUOTE = 34;
/** Of an id of 15 characters the last but one: it changes every 62 records, so a partition gets them by the hundreds. */
const DECIDING_CHARACTER = 13;

/**
 * Splits the rows of a CSV page into several bodies, each of which begins with the header line. A record goes to the same
 * one whenever it comes, so that each body can be checked for records that come twice on its own. Fails, and is destroyed,
 * as a whole.
 */
export function partitionRows(page: Readable, partitions: number): [Readable, ...Readable[]] {
  if (partitions === 1) return [page];
  const bodies: [PassThrough, ...PassThrough[]] = [new PassThrough()];
  while (bodies.length < partitions) bodies.push(new PassThrough());
  const destroyAll = (error?: Error): void => {
    for (const stream of [page, ...bodies]) stream.destroy(error);
  };
  for (const body of bodies) {
    // A reader that left takes the others along; one that never came must not turn that into an uncaught exception.
    body.on('error', destroyAll);
    body.once('close', () => {
      if (!body.readableEnded) destroyAll();
    });
  }
  pipeline(page, new Partitioner(bodies), (error) => {
    if (error != null) destroyAll(error);
  });
  return bodies;
}

/** Consecutive rows of one partition. */
interface Stretch {
  partition: number;
  bytes: Buffer;
}

class Partitioner extends Writable {
  private isHeader = true;
  /** The beginning of a row whose end is yet to come. */
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly bodies: readonly PassThrough[]) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.send(this.assign(bytes)).then(() => {
      done();
    }, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    // A row without a line end, or the half of one: COPY tells them apart.
    const last = this.isHeader
      ? this.toAll(this.rest)
      : [{ partition: this.partitionOf(this.rest, 0), bytes: this.rest }];
    this.send(last).then(() => {
      for (const body of this.bodies) body.end();
      done();
    }, done);
  }

  /** Assigns whole rows, and keeps the one whose end is yet to come. */
  private assign(bytes: Buffer): Stretch[] {
    const assigned: Stretch[] = [];
    let [start, end, partition] = [0, 0, -1];
    for (let next = endOfRow(bytes, 0); next !== -1; next = endOfRow(bytes, end)) {
      if (this.isHeader) {
        this.isHeader = false;
        assigned.push(...this.toAll(bytes.subarray(0, next)));
        start = next;
      } else if (this.partitionOf(bytes, end) !== partition) {
        if (end > start) assigned.push({ partition, bytes: bytes.subarray(start, end) });
        [start, partition] = [end, this.partitionOf(bytes, end)];
      }
      end = next;
    }
    if (end > start) assigned.push({ partition, bytes: bytes.subarray(start, end) });
    this.rest = bytes.subarray(end);
    return assigned;
  }

  private toAll(bytes: Buffer): Stretch[] {
    return this.bodies.map((_, partition) => ({ partition, bytes }));
  }

  private partitionOf(bytes: Buffer, row: number): number {
    const id = bytes[row] === QUOTE ? row + 1 : row;
    // By sixteen, so that a partition gets the neighbours of a record too: pages of an index are then rarely shared.
    return ((bytes[id + DECIDING_CHARACTER] ?? 0) >> 4) % this.bodies.length;
  }

  private async send(stretches: readonly Stretch[]): Promise<void> {
    for (const { partition, bytes } of stretches) this.bodies[partition]?.write(bytes);
    await Promise.all(this.bodies.filter((body) => body.writableNeedDrain).map((body) => drained(body)));
  }
}

/** Where the row at `start` ends, its line end included; -1 when that is yet to come. */
function endOfRow(bytes: Buffer, start: number): number {
  let isQuoted = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === LINE_FEED && !isQuoted) return at + 1;
  }
  return -1;
}

function drained(body: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    body.once('drain', resolve).once('close', resolve);
  });
}
