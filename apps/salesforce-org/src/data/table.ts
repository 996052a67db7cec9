import { type Columns } from './column.js';
import { type Value } from './fields.js';
import { type IdCodec } from './ids.js';
import { type ObjectDef } from './object-def.js';

export type Values = Record<string, Value>;

/** The state of a record from one commit on: every value that differs from the generated one. */
interface Version {
  seq: number;
  values: Values;
  purged: boolean;
}

/** A line of the delete log, which getDeleted reads. */
export interface DeletedLine {
  index: number;
  /** Epoch milliseconds. */
  at: number;
}

/** The commit a reader sees; LATEST sees all. */
export const LATEST = Number.MAX_SAFE_INTEGER;

/**
 * One object's records. Records 0…base-1 are generated when read; changed and created ones keep their versions, so a
 * query job reads the org as it was when the job ran while the org moves on.
 */
export class Table {
  readonly overlay = new Map<number, Version[]>();
  deleteLog: DeletedLine[] = [];
  /** Deletions before this are forgotten; epoch milliseconds. */
  deleteLogPurgedBefore = 0;
  /** Deletions before this are forgotten, and a look further back is answered all the same. */
  deleteLogForgotBefore = 0;
  next: number;

  constructor(
    readonly def: ObjectDef,
    readonly codec: IdCodec,
    readonly base: number,
    readonly columns: Columns,
    /** The base record numbers whose SystemModstamp lies in [from, to), without looking at each; undefined: scan. */
    readonly stampRange: ((from: number, to: number) => Iterable<number>) | undefined,
  ) {
    this.next = base;
  }

  private versionAt(index: number, seq: number): Version | undefined {
    const versions = this.overlay.get(index);
    return versions?.findLast((version) => version.seq <= seq);
  }

  exists(index: number, seq = LATEST): boolean {
    const version = this.versionAt(index, seq);
    return version ? !version.purged : index >= 0 && index < this.base;
  }

  value(index: number, key: string, seq = LATEST): Value {
    if (key === 'Id') return this.codec.encode(index);
    const held = this.versionAt(index, seq)?.values[key];
    return held === undefined ? (index < this.base ? (this.columns[key]?.(index) ?? null) : null) : held;
  }

  isDeleted(index: number, seq = LATEST): boolean {
    return this.overlay.size > 0 && this.value(index, 'IsDeleted', seq) === true;
  }

  /** Everything that differs from the generated record, or undefined when nothing does. */
  changes(index: number): Values | undefined {
    return this.overlay.get(index)?.at(-1)?.values;
  }

  put(index: number, seq: number, values: Values, purged = false): void {
    const versions = this.overlay.get(index);
    if (versions) versions.push({ seq, values, purged });
    else this.overlay.set(index, [{ seq, values, purged }]);
    if (index >= this.next) this.next = index + 1;
  }

  /** Every record number there ever was, purged ones too. */
  get size(): number {
    return this.next;
  }

  /** The record number of an id, or -1 when there is no such record. */
  find(id: string, seq = LATEST): number {
    const index = this.codec.decode(id);
    return index >= 0 && this.exists(index, seq) ? index : -1;
  }

  count(includeDeleted: boolean, seq = LATEST): number {
    let total = this.base;
    for (const index of this.overlay.keys()) {
      const counted = this.exists(index, seq) && (includeDeleted || !this.isDeleted(index, seq));
      if (index < this.base && !counted) total -= 1;
      if (index >= this.base && counted) total += 1;
    }
    return total;
  }
}
