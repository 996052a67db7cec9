import type { Steps } from './turns.js';

/** Text is turned into bytes in pieces of this many characters: of several megabytes at once it takes too long. */
const PIECE_LENGTH = 64 * 1024;

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

/** No further object within: its text is made at once. */
function isLeaf(value: unknown): boolean {
  if (!isBranch(value)) return true;
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) return false;
  return !Array.isArray(value) || value.length < 100;
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

  whole(): string | Buffer {
    return this.bytes.length === 0 ? this.text : Buffer.concat([...this.bytes, Buffer.from(this.text)]);
  }
}

function* writeBranch(value: object, pieces: Pieces): Steps<void> {
  const isList = Array.isArray(value);
  pieces.add(isList ? '[' : '{');
  let separator = '';
  for (const [name, member] of (isList ? value.entries() : Object.entries(value)) as Iterable<[string, unknown]>) {
    const before = isList ? separator : `${separator}${JSON.stringify(name)}:`;
    // Of undefined a list keeps the place, an object nothing.
    const text = isLeaf(member)
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
 * else up. Long text comes as bytes in UTF-8. Undefined where it makes nothing.
 */
export function* jsonText(value: unknown): Steps<string | Buffer | undefined> {
  yield;
  if (!isBranch(value) || isLeaf(value)) return JSON.stringify(value);
  const pieces = new Pieces();
  yield* writeBranch(value, pieces);
  return pieces.whole();
}
