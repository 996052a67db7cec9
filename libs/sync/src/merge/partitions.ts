import { type Readable } from 'node:stream';
import { batches, type BatchCounts, type MergeOptions, partitionRows, type Selection, type StagedPage } from '#mirror';
import { type Db, transaction } from '#platform';
import { joined } from '../domain/sample.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import { assertLease, boundIdle } from '../store/run-writes.js';

// The rows of a large page are split into partitions, each staged and merged by a transaction of its own, side by side:
// PostgreSQL carries one statement out on one processor. The first partition commits last, and moves the run. Cut short in
// between, the page is read again, and the rows of partitions that had committed are found unchanged.

export interface PartitionedPage<T> {
  chosen: Selection;
  lenient: boolean;
  page: { body: Readable; rows: number };
  merge: MergeOptions;
  /** Called once, when all of the page is staged and before any of it is merged; fails where rows are missing. */
  ready: (staged: StagedPage) => Promise<void>;
  /** Called in the first partition's transaction, when the others have committed. */
  move: (trx: Db, staged: StagedPage, counts: BatchCounts) => Promise<T>;
}

interface Partition {
  body: Readable;
  /** What this partition staged. */
  staging: PromiseWithResolvers<StagedPage>;
}

/** Stages and merges a page. Nothing of it is merged unless all of it was staged. */
export async function mergePartitions<T>(tools: RunTools, run: Run, page: PartitionedPage<T>): Promise<T> {
  const { partitions, rowsPerPartition } = tools.tuning;
  // What derives at once is made under a lock of the team: the first partition would hold it and wait for those that want it.
  const isLarge = page.merge.derive === 'later' && page.page.rows >= partitions * rowsPerPartition;
  const [first, ...others] = partitionsOf(partitionRows(page.page.body, isLarge ? partitions : 1));
  const whole = wholePage(page, [first, ...others]);
  const merge = (trx: Db, partition: Partition): Promise<BatchCounts> =>
    mergePartition(tools, run, trx, { page, partition, whole });
  const merging = others.map((partition) =>
    inPartition(tools.db, partition, async (trx) => {
      const counts = await merge(trx, partition);
      await assertLease(trx, run.lease);
      return counts;
    }),
  );
  const moving = inPartition(tools.db, first, async (trx) => {
    const counts = await merge(trx, first);
    return page.move(trx, await whole, total([counts, ...(await Promise.all(merging))]));
  });
  // No transaction is left open behind a failure: the page may be tried again.
  await Promise.allSettled([moving, ...merging]);
  return moving;
}

function partitionsOf([first, ...others]: [Readable, ...Readable[]]): [Partition, ...Partition[]] {
  const partition = (body: Readable): Partition => ({ body, staging: Promise.withResolvers<StagedPage>() });
  return [partition(first), ...others.map(partition)];
}

/** The transaction of a partition. One that never began has staged nothing either, which the others wait to hear. */
async function inPartition<T>(db: Db, { staging }: Partition, work: (trx: Db) => Promise<T>): Promise<T> {
  try {
    return await transaction(db, work);
  } catch (error) {
    staging.reject(error);
    throw error;
  }
}

async function mergePartition<T>(
  { tuning, clock }: RunTools,
  { teamId, object }: Run,
  trx: Db,
  { page, partition, whole }: { page: PartitionedPage<T>; partition: Partition; whole: Promise<StagedPage> },
): Promise<BatchCounts> {
  const { chosen, lenient } = page;
  const staging = batches.stage(trx, { chosen, body: partition.body, lenient });
  staging.then(partition.staging.resolve, partition.staging.reject);
  const staged = await staging;
  await whole;
  await boundIdle(trx, tuning.leaseSeconds);
  const counts = await batches.merge(trx, teamId, staged, page.merge);
  if (counts.withheld > 0) await crmSyncErrors.recordWithheld(trx, teamId, object, clock.now());
  return counts;
}

/** What all partitions staged, once it is proven. */
function wholePage<T>({ chosen, ready }: PartitionedPage<T>, partitions: readonly Partition[]): Promise<StagedPage> {
  const whole = Promise.all(partitions.map(({ staging }) => staging.promise)).then(async (parts) => {
    const staged = {
      chosen,
      read: parts.reduce((rows, { read }) => rows + read, 0),
      sample: parts.reduce<readonly string[]>((sample, part) => joined(sample, part.sample), []),
    };
    await ready(staged);
    return staged;
  });
  // Every partition waits for it; one that failed before has its own failure.
  whole.catch(() => undefined);
  return whole;
}

function total(partitions: readonly BatchCounts[]): BatchCounts {
  const sum = (count: keyof BatchCounts): number => partitions.reduce((all, partition) => all + partition[count], 0);
  return {
    read: sum('read'),
    inserted: sum('inserted'),
    updated: sum('updated'),
    deleted: sum('deleted'),
    withheld: sum('withheld'),
  };
}
