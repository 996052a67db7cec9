/**
 * Salesforce ids: 15 case-sensitive characters, and 18 with a check suffix that survives case folding.
 * The suffix holds one character per five: a bit mask of the upper-case ones, indexed in A…Z0…5.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const POD = 'Qy';

function upperMask(chunk: string): number {
  let mask = 0;
  for (let k = 0; k < chunk.length; k += 1) {
    const code = chunk.charCodeAt(k);
    if (code >= 65 && code <= 90) mask |= 1 << k;
  }
  return mask;
}

export function to18(id15: string): string {
  const suffix = [0, 5, 10].map((at) => SUFFIX.charAt(upperMask(id15.slice(at, at + 5)))).join('');
  return id15.slice(0, 15) + suffix;
}

export function isId(text: string): boolean {
  if (!/^[a-zA-Z0-9]+$/.test(text)) return false;
  return text.length === 15 || (text.length === 18 && to18(text.slice(0, 15)) === text);
}

const PAIRS: string[] = [];
const PAIR_MASKS: number[] = [];
for (const a of DIGITS) for (const b of DIGITS) PAIRS.push(a + b);
for (const pair of PAIRS) PAIR_MASKS.push(upperMask(pair));

/** Encodes record numbers of one object; the first ten characters never change, so only five are computed. */
export class IdCodec {
  private readonly head: string;
  private readonly headSuffix: string;
  private readonly first: number;

  constructor(prefix: string, seed: number) {
    this.head = `${prefix}${POD}00000${DIGITS.charAt(10 + (seed % 50))}`.slice(0, 10);
    this.headSuffix = to18(`${this.head}00000`).slice(15, 17);
    this.first = 238_328 * (1 + (seed % 40));
  }

  encode(index: number): string {
    const n = this.first + index;
    const low = n % 3844;
    const middle = Math.floor(n / 3844) % 3844;
    const high = Math.floor(n / 14_776_336) % 62;
    const mask = upperMask(DIGITS.charAt(high)) | ((PAIR_MASKS[middle] ?? 0) << 1) | ((PAIR_MASKS[low] ?? 0) << 3);
    return (
      this.head +
      DIGITS.charAt(high) +
      (PAIRS[middle] ?? '') +
      (PAIRS[low] ?? '') +
      this.headSuffix +
      SUFFIX.charAt(mask)
    );
  }

  /** The record number of a 15- or 18-character id, or -1 when it is not one of this object's. */
  decode(id: string): number {
    if (!id.startsWith(this.head) || (id.length !== 15 && id.length !== 18)) return -1;
    let n = 0;
    for (let at = 10; at < 15; at += 1) {
      const digit = DIGITS.indexOf(id.charAt(at));
      if (digit < 0) return -1;
      n = n * 62 + digit;
    }
    const index = n - this.first;
    return index >= 0 && (id.length === 15 || this.encode(index) === id) ? index : -1;
  }
}

/** An id for things that are not records in a table: jobs, profiles, the organisation. */
export function looseId(prefix: string, number: number): string {
  let tail = '';
  for (let n = number, k = 0; k < 7; k += 1, n = Math.floor(n / 62)) tail = DIGITS.charAt(n % 62) + tail;
  return to18(`${prefix}${POD}000${tail}`.slice(0, 15));
}
