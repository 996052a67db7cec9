import { AppError, inTurns, jsonValue, type Steps } from '#platform';
import { JsonBounds } from './json-bounds.js';

/** Bytes looked at before others get their turn: about a millisecond. */
const PIECE_BYTES = 128 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

function malformed(cause: unknown): AppError {
  const message = 'The body is not well-formed JSON.';
  return new AppError('INVALID_INPUT', message, { cause, errors: [{ path: '', message }] });
}

function* parse(bytes: Uint8Array): Steps<unknown> {
  const bounds = new JsonBounds();
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const exceeded = bounds.read(bytes.subarray(start, start + PIECE_BYTES));
    if (exceeded !== undefined) {
      throw new AppError('INVALID_INPUT', exceeded, { errors: [{ path: '', message: exceeded }] });
    }
    yield;
  }
  try {
    // A member named `__proto__` becomes one of its own, and is refused by name like any other unknown one.
    return yield* jsonValue(withoutMark(bytes));
  } catch (error) {
    throw malformed(error);
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length));
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

/** What a body says; undefined for an empty one, as clients name a content type on a POST without a body. */
export async function parseBody(bytes: Uint8Array): Promise<unknown> {
  return bytes.length === 0 ? undefined : inTurns(parse(bytes));
}
