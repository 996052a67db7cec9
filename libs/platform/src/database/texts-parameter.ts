import { inTurns, type Steps } from '../turns.js';
import { LongParameter } from './long-query.js';

/** Characters of a list that the driver sends as it does any other. */
const SHORT_LENGTH = 16 * 1024;
/** Bytes of one piece: less than a millisecond. */
const PIECE_BYTES = 64 * 1024;
const TEXT_OID = 25;

/** Of an array of one dimension without nulls, its subscripts from one (PostgreSQL, `array_recv`). */
function head(count: number): Buffer {
  const numbers = [1, 0, TEXT_OID, count, 1];
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeInt32BE(number, 4 * i);
  return bytes;
}

function* binaryPieces(texts: readonly string[]): Steps<readonly Buffer[]> {
  const pieces = [head(texts.length)];
  let items: Buffer[] = [];
  let size = 0;
  for (const text of texts) {
    const bytes = Buffer.from(text);
    const length = Buffer.allocUnsafe(4);
    length.writeInt32BE(bytes.length);
    items.push(length, bytes);
    size += length.length + bytes.length;
    if (size < PIECE_BYTES) continue;
    pieces.push(Buffer.concat(items));
    [items, size] = [[], 0];
    yield;
  }
  return [...pieces, Buffer.concat(items)];
}

/** A parameter of type `text[]`. A long list is made in steps and sent as bytes, in turns: at once it holds everybody else up. */
export async function textsParameter(texts: readonly string[]): Promise<readonly string[] | LongParameter> {
  let length = 0;
  for (const text of texts) length += text.length;
  return length < SHORT_LENGTH ? texts : new LongParameter(await inTurns(binaryPieces(texts)));
}
