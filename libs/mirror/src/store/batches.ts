import { type Readable } from 'node:stream';
import { AppError, type Db } from '#platform';
import { type Selection } from '../domain/selection.js';
import * as derivations from './derivations.js';
import { compare, type MergeCounts, type MergeKind, write } from './merge.js';
import { stage as stageTyped, stagedIds, stageLeniently } from './staging.js';

export interface Page {
  chosen: Selection;
  /** CSV with a header line that names `chosen.fields` in their order. */
  body: Readable;
  /** Rows that do not fit are withheld instead of failing the page. */
  lenient: boolean;
}

/** A page in `pg_temp.staging` (`s0` is the id, `withheld`, `raw`) of the transaction that staged it, until it ends. */
export interface StagedPage {
  chosen: Selection;
  /** Rows of the page, each of another record. */
  read: number;
  /** The lowest hashes of the records' ids, ascending: a record that came on a page before is found by them. */
  sample: readonly string[];
}

export interface MergeOptions {
  how: MergeKind;
  /** What derives from contacts is made at once, or is pending (`derivations.markPending`) and made by `derivePending`. */
  derive: 'now' | 'later';
}

export interface BatchCounts extends MergeCounts {
  read: number;
}

/**
 * Stages a page in the caller's transaction, beside whatever another one is merging. EXTRACTION_INCOMPLETE when a record
 * is in it twice. After a failure for which `isMisfit` is true, the caller may roll back and come again with `lenient`.
 */
export async function stage(trx: Db, { chosen, body, lenient }: Page): Promise<StagedPage> {
  const read = await (lenient ? stageLeniently : stageTyped)(trx, chosen, body);
  const { count, sample } = await stagedIds(trx);
  if (count === read) return { chosen, read, sample };
  const message = `A page of ${read} ${chosen.object} rows has ${count} records: some came twice, so others are missing`;
  throw new AppError('EXTRACTION_INCOMPLETE', message);
}

/** Merges the page that was staged in this transaction. Of one object, one caller at a time. */
export async function merge(
  trx: Db,
  teamId: string,
  { chosen, read }: StagedPage,
  { how, derive }: MergeOptions,
): Promise<BatchCounts> {
  if (read === 0) return { read, inserted: 0, updated: 0, deleted: 0, withheld: 0 };
  return { read, ...(await mergeStaged(trx, teamId, chosen, { how, derive })) };
}

/** Merges what is in pg_temp.staging, with what derives from it. */
export async function mergeStaged(
  trx: Db,
  teamId: string,
  chosen: Selection,
  { how, derive }: MergeOptions,
): Promise<MergeCounts> {
  const counts = await compare(trx, teamId, chosen, how);
  const affected = derive === 'now' ? await derivations.affectedAccounts(trx, teamId, chosen) : [];
  await write(trx, teamId, { chosen, kind: how, counts });
  if (affected === undefined) await derivations.markPending(trx, teamId, chosen.object);
  else await derivations.derive(trx, teamId, affected);
  return counts;
}

/** A row of the page could not be taken as it is: the same page, staged leniently, can be. */
export function isMisfit(error: unknown): boolean {
  const state = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // 22P04 is a broken CSV: the page is to be read again, not bent. 54000: too long for an index.
  return (state.startsWith('22') && state !== '22P04') || state === '54000';
}
