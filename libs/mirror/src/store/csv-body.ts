import { Transform, type TransformCallback } from 'node:stream';
import { AppError } from '#platform';

const NUL = 0;
const LINE_FEED = 10;
/** A header longer than this is no header. Bytes. */
const LONGEST_HEADER = 100_000;

function withoutNul(chunk: Buffer): Buffer {
  // PostgreSQL holds no NUL in text; Salesforce does (S1). A page without one is passed on as it is.
  return chunk.includes(NUL) ? Buffer.from(chunk.filter((byte) => byte !== NUL)) : chunk;
}

/**
 * A page of CSV without its header line and without NUL characters. The header must name exactly `sources`, in their
 * order: anything else would load values into the wrong columns. Nothing else is parsed.
 */
export class CsvBody extends Transform {
  private head: Buffer | undefined = Buffer.alloc(0);

  constructor(private readonly sources: readonly string[]) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.head === undefined) {
      done(null, withoutNul(chunk));
      return;
    }
    this.head = Buffer.concat([this.head, chunk]);
    const end = this.head.indexOf(LINE_FEED);
    if (end === -1) {
      done(this.head.length > LONGEST_HEADER ? this.mismatch() : null);
      return;
    }
    const rest = this.head.subarray(end + 1);
    const fault = this.check(this.head.subarray(0, end));
    this.head = undefined;
    done(fault, withoutNul(rest));
  }

  override _flush(done: TransformCallback): void {
    // A page without rows may be a header line without a line end.
    done(this.head === undefined ? null : this.check(this.head));
  }

  private check(line: Buffer): AppError | null {
    const names = line
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(',');
    const found = names.map((name) => name.replaceAll('"', '').toLowerCase()).join();
    return found === this.sources.join().toLowerCase() ? null : this.mismatch();
  }

  private mismatch(): AppError {
    return new AppError(
      'EXTRACTION_INCOMPLETE',
      `Salesforce sent a page without the header line ${this.sources.join(', ')}; it was not loaded`,
    );
  }
}
