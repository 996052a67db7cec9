import type { Steps } from './turns.js';

/** Text is turned into bytes in pieces of this many characters: of several megabytes at once it takes too long. */
const PIECE_LENGTH = 64 * 1024;
/** The most characters whose text is made in one step, names and signs left aside. */
const SHORT_LENGTH = 16 * 1024;
/** What a number, or the name and signs around a value, counts for. */
const MEMBER_LENGTH = 8;

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

/** What is left of `room` characters beside the value, roughly; below 0 it is not known how much it lacks. */
function roomBeside(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length;
  if (!isBranch(value)) return room - MEMBER_LENGTH;
  let left = room;
  for (const member of Object.values(value)) {
    left = roomBeside(member, left - MEMBER_LENGTH);
    if (left < 0) break;
  }
  return left;
}

/** Its text is made at once: nobody notices. */
function isShort(value: unknown): boolean {
  return roomBeside(value, SHORT_LENGTH) >= 0;
}

/** Text as it is made: short text stays one, longer text becomes bytes. */
class Pieces {
  private text = '';
  private readonly bytes: Buffer[] = [];

  add(text: string): void {
    this.text += text;
    if (this.text.length < PIECE_LENGTH) return;
    this.bytes.push(Buffer.from(this.text));
    this.text = '';
  }

  all(): string | readonly Buffer[] {
    return this.bytes.length === 0 ? this.text : [...this.bytes, Buffer.from(this.text)];
  }
}

function* writeBranch(value: object, pieces: Pieces): Steps<void> {
  const isList = Array.isArray(value);
  pieces.add(isList ? '[' : '{');
  let separator = '';
  for (const [name, member] of (isList ? value.entries() : Object.entries(value)) as Iterable<[string, unknown]>) {
    const before = isList ? separator : `${separator}${JSON.stringify(name)}:`;
    // Of undefined a list keeps the place, an object nothing.
    const text =
      isShort(member) || !isBranch(member)
        ? ((JSON.stringify(member) as string | undefined) ?? (isList ? 'null' : ''))
        : undefined;
    yield;
    if (text === '') continue;
    pieces.add(before + (text ?? ''));
    if (text === undefined) yield* writeBranch(member as object, pieces);
    separator = ',';
  }
  pieces.add(isList ? ']' : '}');
}

/**
 * What `JSON.stringify` makes of the value, in steps: of a long list, or of one of large things, it would hold everybody
 * else up. Long text comes as bytes in UTF-8, in pieces. Undefined where it makes nothing.
 */
export function* jsonPieces(value: unknown): Steps<string | readonly Buffer[] | undefined> {
  yield;
  if (!isBranch(value) || isShort(value)) return JSON.stringify(value);
  const pieces = new Pieces();
  yield* writeBranch(value, pieces);
  return pieces.all();
}

/** The same, long text as one piece. */
export function* jsonText(value: unknown): Steps<string | Buffer | undefined> {
  const text = yield* jsonPieces(value);
  return typeof text === 'object' ? Buffer.concat(text) : text;
}
