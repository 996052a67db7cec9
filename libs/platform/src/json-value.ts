import type { Steps } from './turns.js';

/** Bytes that are parsed in one go: less than a millisecond. */
const PIECE = 64 * 1024;

const [TAB, LINE_FEED, RETURN, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [9, 10, 13, 32, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A list or an object that is open where the text is read. */
interface Open {
  readonly start: number;
  /** What is read of it so far, once it is too long to be parsed in one go; until then it is a part of what holds it. */
  value: unknown[] | Record<string, unknown> | undefined;
  readonly isList: boolean;
  /** Where the first item begins that is not in `value` yet. */
  from: number;
  /** The item that ends at `from` is in `value`: only a comma or the end may follow. */
  isAfterItem: boolean;
  /** The last name in it. */
  name: readonly [from: number, to: number];
}

function malformed(): SyntaxError {
  return new SyntaxError('The JSON text is malformed');
}

/** A mark of the order of bytes is no white space of JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses text by its items, several at a time. All signs are ASCII, which UTF-8 uses for nothing else. */
class Pieces {
  private readonly open: Open[] = [];
  private lastString: readonly [from: number, to: number] = [0, 0];
  private whole: { readonly value: unknown } | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly piece: number,
  ) {}

  *read(): Steps<unknown> {
    const { bytes } = this;
    for (let at = 0, rested = 0; at < bytes.length; at += 1) {
      if (at - rested > this.piece) {
        rested = at;
        yield;
      }
      const sign = bytes[at];
      if (sign === QUOTE) at = yield* this.readString(at);
      else if (sign === COMMA) this.readComma(at);
      else if (sign === COLON) this.readColon();
      else if (sign === OPEN_LIST || sign === OPEN_OBJECT) this.begin(at, sign === OPEN_LIST);
      else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) {
        this.end(at, sign === CLOSE_LIST);
        if (this.open.length === 0) return this.finish(at + 1);
      }
    }
    return this.finish(bytes.length);
  }

  /** Where the string ends that begins there. */
  private *readString(start: number): Steps<number> {
    const { bytes } = this;
    for (let at = start + 1, rested = start; at < bytes.length; at += 1) {
      if (at - rested > this.piece) {
        rested = at;
        yield;
      }
      const sign = bytes[at];
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) {
        this.lastString = [start, at + 1];
        return at;
      }
    }
    throw malformed();
  }

  private begin(start: number, isList: boolean): void {
    const unread = { value: undefined, from: start + 1, isAfterItem: false, name: [0, 0] as const };
    this.open.push({ start, isList, ...unread });
  }

  private readColon(): void {
    const innermost = this.open.at(-1);
    if (innermost !== undefined) innermost.name = this.lastString;
  }

  private readComma(at: number): void {
    const innermost = this.open.at(-1);
    if (innermost === undefined) throw malformed();
    if (!innermost.isAfterItem && at - innermost.from <= this.piece) return;
    this.take(innermost, at);
    innermost.from = at + 1;
    innermost.isAfterItem = false;
  }

  private end(at: number, isList: boolean): void {
    const ended = this.open.pop();
    if (ended?.isList !== isList) throw malformed();
    if (ended.value === undefined) return;
    this.take(ended, at);
    const around = this.open.at(-1);
    if (around === undefined) this.whole = { value: ended.value };
    else this.put(around, ended, at + 1);
    if (around === undefined && !this.isBlank(0, ended.start)) throw malformed();
  }

  /** Takes the items up to there into the value. */
  private take(open: Open, to: number): void {
    open.value ??= open.isList ? [] : {};
    if (open.isAfterItem) {
      if (!this.isBlank(open.from, to)) throw malformed();
    } else if (!this.takeItems(open, open.from, to)) throw malformed();
  }

  /** False when there are none. */
  private takeItems(open: Open, from: number, to: number): boolean {
    const items = this.textOf(from, to);
    if (Array.isArray(open.value)) {
      const list = JSON.parse(`[${items}]`) as unknown[];
      for (const item of list) open.value.push(item);
      return list.length > 0;
    }
    const members = Object.entries(JSON.parse(`{${items}}`) as object);
    for (const [name, value] of members) this.define(open, name, value);
    return members.length > 0;
  }

  /** Puts an item that was parsed by itself where it belongs, behind those before it. */
  private put(around: Open, { start, value }: Open, end: number): void {
    if (around.isAfterItem) throw malformed();
    around.value ??= around.isList ? [] : {};
    const [nameFrom, nameTo] = around.name;
    const itemStart = around.isList ? start : nameFrom;
    if (itemStart < around.from) throw malformed();
    if (!this.isBlank(around.from, itemStart)) {
      const comma = this.bytes.lastIndexOf(COMMA, itemStart);
      if (!this.isBlank(comma + 1, itemStart) || !this.takeItems(around, around.from, comma)) throw malformed();
    }
    if (Array.isArray(around.value)) around.value.push(value);
    else {
      const colon = this.bytes.indexOf(COLON, nameTo);
      if (!this.isBlank(nameTo, colon) || !this.isBlank(colon + 1, start)) throw malformed();
      this.define(around, JSON.parse(this.textOf(nameFrom, nameTo)) as string, value);
    }
    around.from = end;
    around.isAfterItem = true;
  }

  /** As JSON.parse does it: `__proto__` is a name like any other. */
  private define({ value: object }: Open, name: string, value: unknown): void {
    if (name === '__proto__') {
      Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
    } else (object as Record<string, unknown>)[name] = value;
  }

  private finish(end: number): unknown {
    // What never ends is not parsed at once, only to be told so.
    if (this.open.length > 0) throw malformed();
    if (this.whole === undefined) return JSON.parse(this.textOf(0, this.bytes.length));
    if (!this.isBlank(end, this.bytes.length)) throw malformed();
    return this.whole.value;
  }

  private textOf(from: number, to: number): string {
    return utf8.decode(this.bytes.subarray(from, to));
  }

  private isBlank(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      const sign = this.bytes[at];
      if (sign !== SPACE && sign !== LINE_FEED && sign !== RETURN && sign !== TAB) return false;
    }
    return true;
  }
}

/** What `JSON.parse` makes of text in UTF-8, in steps: much text at once would hold everybody else up. */
export function* jsonValue(bytes: Uint8Array, piece = PIECE): Steps<unknown> {
  return yield* new Pieces(bytes, piece).read();
}
