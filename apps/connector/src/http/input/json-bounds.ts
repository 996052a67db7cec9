/** How deep a body may be nested; the outermost object is the first level. */
const DEPTH_MOST = 32;
const MEMBERS_MOST = 1000;
/** Objects, lists and what they hold, in all. The largest hand-in, 10,000 participants with every member, has 110,000. */
const VALUES_MOST = 150_000;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Counts what JSON text holds before it is parsed, in one pass over its bytes. Parsing, and whatever walks the result, cost
 * time by depth, by the members of one object and by values, and not by bytes alone. Says nothing of well-formedness.
 */
export class JsonBounds {
  private values = 0;
  private isInString = false;
  private isEscaped = false;
  /** Members so far of each open object or list, outermost first. */
  private readonly open: number[] = [];

  /** Reads the next piece of the text. The bound that is exceeded, as a sentence; undefined while all hold. */
  read(bytes: Uint8Array): string | undefined {
    for (const byte of bytes) {
      if (this.isInString) this.readInString(byte);
      else if (byte === QUOTE) this.isInString = true;
      else if (byte === COMMA) this.values += 1;
      else if (byte === COLON) {
        if (this.countMember() > MEMBERS_MOST) return `An object of the body has more than ${MEMBERS_MOST} members.`;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.values += 1;
        if (this.open.push(0) > DEPTH_MOST) return `The body is nested deeper than ${DEPTH_MOST} levels.`;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.open.pop();
    }
    return this.values > VALUES_MOST ? `The body holds more than ${VALUES_MOST} values.` : undefined;
  }

  private readInString(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.isInString = false;
  }

  private countMember(): number {
    const innermost = this.open.length - 1;
    const members = (this.open[innermost] ?? 0) + 1;
    if (innermost >= 0) this.open[innermost] = members;
    return members;
  }
}
