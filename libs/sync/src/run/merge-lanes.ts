import { type Readable } from 'node:stream';
import { batches, type BatchCounts, dealRows, type MergeOptions, type Selection, type StagedPage } from '#mirror';
import { type Db, transaction } from '#platform';
import { joined } from '../domain/sample.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import { boundIdle, confirm } from '../store/run-writes.js';
import { type RunContext, type RunTools } from './run-context.js';

// The rows of a large page are dealt out to lanes, transactions that stage and merge side by side: PostgreSQL carries one
// statement out on one processor. The first lane commits last, and moves the run. Cut short in between, the page is read
// again, and the rows of lanes that had committed are found unchanged.

export interface LanedPage<T> {
  chosen: Selection;
  lenient: boolean;
  page: { body: Readable; rows: number };
  merge: MergeOptions;
  /** Called once, when all of the page is staged and before any of it is merged; fails where rows are missing. */
  ready: (staged: StagedPage) => Promise<void>;
  /** Called in the first lane's transaction, when the others have committed. */
  move: (trx: Db, staged: StagedPage, counts: BatchCounts) => Promise<T>;
}

interface Lane {
  body: Readable;
  /** Told what this lane staged. */
  staging: PromiseWithResolvers<StagedPage>;
}

/** Stages and merges a page. Nothing of it is merged unless all of it was staged. */
export async function mergeLanes<T>(tools: RunTools, context: RunContext, page: LanedPage<T>): Promise<T> {
  const { lanes, rowsPerLane } = tools.tuning;
  // What derives at once is made under a lock of the team: the first lane would hold it and wait for those that want it.
  const isLarge = page.merge.derive === 'later' && page.page.rows >= lanes * rowsPerLane;
  const [lead, ...others] = lanesOf(dealRows(page.page.body, isLarge ? lanes : 1));
  const whole = wholePage(page, [lead, ...others]);
  const merge = (trx: Db, lane: Lane): Promise<BatchCounts> => mergeLane(tools, context, trx, { page, lane, whole });
  const merging = others.map((lane) =>
    inLane(tools.db, lane, async (trx) => {
      const counts = await merge(trx, lane);
      await confirm(trx, context.hold);
      return counts;
    }),
  );
  const moving = inLane(tools.db, lead, async (trx) => {
    const counts = await merge(trx, lead);
    return page.move(trx, await whole, total([counts, ...(await Promise.all(merging))]));
  });
  // No transaction is left open behind a failure: the page may be tried again.
  await Promise.allSettled([moving, ...merging]);
  return moving;
}

function lanesOf([first, ...others]: [Readable, ...Readable[]]): [Lane, ...Lane[]] {
  const lane = (body: Readable): Lane => ({ body, staging: Promise.withResolvers<StagedPage>() });
  return [lane(first), ...others.map(lane)];
}

/** The transaction of a lane. One that never began has staged nothing either, which the others wait to hear. */
async function inLane<T>(db: Db, { staging }: Lane, work: (trx: Db) => Promise<T>): Promise<T> {
  try {
    return await transaction(db, work);
  } catch (error) {
    staging.reject(error);
    throw error;
  }
}

async function mergeLane<T>(
  { tuning, clock }: RunTools,
  { teamId, object }: RunContext,
  trx: Db,
  { page, lane, whole }: { page: LanedPage<T>; lane: Lane; whole: Promise<StagedPage> },
): Promise<BatchCounts> {
  const { chosen, lenient } = page;
  const staging = batches.stage(trx, { chosen, body: lane.body, lenient });
  staging.then(lane.staging.resolve, lane.staging.reject);
  const staged = await staging;
  await whole;
  await boundIdle(trx, tuning.leaseSeconds);
  const counts = await batches.merge(trx, teamId, staged, page.merge);
  if (counts.withheld > 0) await crmSyncErrors.recordWithheld(trx, teamId, object, clock.now());
  return counts;
}

/** What all lanes staged, once it is proven. */
function wholePage<T>({ chosen, ready }: LanedPage<T>, lanes: readonly Lane[]): Promise<StagedPage> {
  const whole = Promise.all(lanes.map(({ staging }) => staging.promise)).then(async (parts) => {
    const staged = {
      chosen,
      read: parts.reduce((rows, { read }) => rows + read, 0),
      sample: parts.reduce<readonly string[]>((sample, part) => joined(sample, part.sample), []),
    };
    await ready(staged);
    return staged;
  });
  // Every lane waits for it; one that failed before has its own failure.
  whole.catch(() => undefined);
  return whole;
}

function total(lanes: readonly BatchCounts[]): BatchCounts {
  const sum = (count: keyof BatchCounts): number => lanes.reduce((all, lane) => all + lane[count], 0);
  return {
    read: sum('read'),
    inserted: sum('inserted'),
    updated: sum('updated'),
    deleted: sum('deleted'),
    withheld: sum('withheld'),
  };
}
