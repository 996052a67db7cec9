import { type Db, maybeOne, statement, transaction } from './query.js';

const tryLock = statement(
  'platform.try_lock',
  `select 1 where pg_try_advisory_xact_lock(hashtextextended('related_records ' || $1, 0))`,
);

/** Does the work unless another process is at it: then there is nothing to do. `work` need not write on one transaction. */
export async function oneAtATime(db: Db, name: string, work: () => Promise<void>): Promise<void> {
  await transaction(db, async (trx) => {
    if ((await maybeOne(trx, tryLock, [name])) !== undefined) await work();
  });
}

/** Rows of one statement: it is over in moments, and holds nobody up. */
const BATCH_ROWS = 2_000;
/** Of one call: what is left, the next one finds. */
const BATCHES_AT_MOST = 500;

/** Deletes batch after batch, each a statement of its own, until one finds less than it might. */
export async function pruneInBatches(prune: (rowsAtMost: number) => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_AT_MOST; batch += 1) {
    if ((await prune(BATCH_ROWS)) < BATCH_ROWS) return;
  }
}
