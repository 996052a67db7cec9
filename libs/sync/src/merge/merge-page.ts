import type { CrmObject } from '#identifiers';
import { batches, type BatchCounts, derivations, type MergeKind, type Selection, type StagedPage } from '#mirror';
import { AppError, type Db, transaction, withSpan } from '#platform';
import { isRead } from '../domain/plan.js';
import { isComplete, type ReadProof } from '../domain/prove.js';
import { type ReadPage } from '../read/pages.js';
import { type ReadAttempt } from '../read/read-attempt.js';
import { announce } from '../run/announce.js';
import { finish } from '../run/finish.js';
import { type ReadCounts, Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { boundIdle } from '../store/run-writes.js';
import { mergePartitions } from './partitions.js';

/** A page on its way into the mirror. */
export interface PageToMerge {
  attempt: ReadAttempt;
  chosen: Selection;
  page: ReadPage;
  /** Rows so few that what derives from them is made at once. */
  isSmall: boolean;
  /** The page before: this one may be staged beside its merge, and is merged behind it. */
  behind: Promise<void>;
}

/**
 * Stages and merges a page, and moves the run behind it once all of it is merged; with the last page of the run, also
 * ends it. A page some of whose values do not fit is opened again and taken leniently.
 */
export async function mergePage(tools: RunTools, run: Run, page: PageToMerge): Promise<void> {
  const attributes = { 'run.object': run.object, 'page.rows': page.page.rows };
  await withSpan('sync.page', { kind: 'internal', attributes }, () => mergeWhole(tools, run, page));
}

async function mergeWhole(tools: RunTools, run: Run, page: PageToMerge): Promise<void> {
  let staged: StagedPage;
  try {
    staged = await mergeOnce(tools, run, page, false);
  } catch (error) {
    if (!batches.isMisfit(error)) throw error;
    staged = await mergeOnce(tools, run, page, true);
  }
  page.attempt.merged(staged);
}

/** A read that brought no row. */
export interface EmptyRead {
  run: Run;
  attempt: ReadAttempt;
}

/** Reads without a row move their runs, and end them with their last steps, in one transaction: nothing is staged for them. */
export async function mergeNothing(tools: RunTools, teamId: string, reads: readonly EmptyRead[]): Promise<void> {
  for (const { run, attempt } of reads) prove(run.object, [{ expected: attempt.announced ?? 0, read: 0 }]);
  const staged: Pick<StagedPage, 'read' | 'sample'> = { read: 0, sample: [] };
  await transaction(tools.db, async (trx) => {
    await boundIdle(trx, tools.tuning.leaseSeconds);
    const moved = await Run.advanceAll(
      trx,
      reads.map(({ run, attempt }) => {
        const plan = attempt.behind(run.checkpoint.plan, staged, { next: undefined });
        return { run, change: { plan, counts: { expected: attempt.expected } } };
      }),
    );
    const read = moved.filter(({ checkpoint: { plan } }) => isRead(plan));
    await finish(tools, trx, teamId, read);
  });
}

async function mergeOnce(tools: RunTools, run: Run, merge: PageToMerge, lenient: boolean): Promise<StagedPage> {
  const { attempt, chosen, page, isSmall, behind } = merge;
  const body = await page.open();
  // There is no use in staging a page whose predecessor failed.
  behind.catch((error: unknown) => body.destroy(error instanceof Error ? error : undefined));
  try {
    if (!isSmall) await derivations.markPending(tools.db, run.teamId, run.object);
    return await mergePartitions(tools, run, {
      chosen,
      lenient,
      page: { body, rows: page.rows },
      merge: { how: mergeKind(run), derive: isSmall ? 'now' : 'later' },
      ready: async (staged) => {
        await behind;
        prove(run.object, [{ expected: page.rows, read: staged.read }, ...wholeOf(attempt, page, staged)]);
        attempt.assertNew(staged);
      },
      move: async (trx, staged, counts) => {
        await moveRun(tools, run, trx, { attempt, page, staged, counts });
        return staged;
      },
    });
  } finally {
    body.destroy();
  }
}

/** What reads everything takes the org's word; a window is of what changed, and the newer of two wins (Y2). */
function mergeKind({ step, checkpoint: { plan } }: Run): MergeKind {
  if (step?.reads === 'fill') return 'fill';
  if (step?.reads === 'records') return 'replace';
  const isWhole = step?.from === null || plan.steps.some(({ reads }) => reads === 'ids');
  return isWhole ? 'replace' : 'upsert';
}

interface MergedPage {
  attempt: ReadAttempt;
  page: ReadPage;
  staged: StagedPage;
  counts: BatchCounts;
}

async function moveRun(
  tools: RunTools,
  run: Run,
  trx: Db,
  { attempt, page, staged, counts }: MergedPage,
): Promise<void> {
  const { plan, counts: before } = run.checkpoint;
  const next = await run.advance(trx, {
    plan: attempt.behind(plan, staged, page),
    counts: { ...added(before, counts), expected: attempt.expected },
  });
  if (isRead(next.plan)) await finish(tools, trx, run.teamId, [{ run, checkpoint: next }]);
  else await announce(tools, run, trx, next);
}

/** The whole read is proven with its last page. */
function wholeOf({ announced, rows }: ReadAttempt, { next }: ReadPage, { read }: StagedPage): ReadProof[] {
  return next === undefined && announced !== undefined ? [{ expected: announced, read: rows + read }] : [];
}

/** EXTRACTION_INCOMPLETE unless all is there: missing rows are never a success, and undo the page that lacks them (Y2). */
export function prove(object: CrmObject, proofs: readonly ReadProof[]): void {
  for (const proof of proofs) {
    if (isComplete(proof)) continue;
    const message = `Salesforce announced ${proof.expected} ${object} rows and sent ${proof.read}`;
    throw new AppError('EXTRACTION_INCOMPLETE', message);
  }
}

function added(before: ReadCounts, { read, inserted, updated, deleted }: BatchCounts): ReadCounts {
  return {
    expected: before.expected,
    read: before.read + read,
    inserted: before.inserted + inserted,
    updated: before.updated + updated,
    unchanged: before.unchanged + read - inserted - updated,
    deleted: before.deleted + deleted,
  };
}
