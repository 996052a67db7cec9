import { type Readable } from 'node:stream';
import { batches, type BatchCounts, type CrmObject, derivations, type Selection, type StagedPage } from '#mirror';
import { AppError, type Db } from '#platform';
import { type Plan } from '../domain/plan.js';
import { isComplete, type ReadProof } from '../domain/prove.js';
import { progress } from '../store/run-writes.js';
import { announce } from './announce.js';
import { finish } from './finish.js';
import { mergeLanes } from './merge-lanes.js';
import { type ReadCounts, type RunContext, type RunTools, type Stand } from './run-context.js';

/** A page on its way into the mirror. */
export interface Page {
  chosen: Selection;
  /** Called again when the values of the page did not fit. */
  open: () => Promise<OpenedPage> | OpenedPage;
  /** Rows so few that what derives from them is made at once. */
  isSmall: boolean;
  /** The page before: this one may be staged beside its merge, and is merged behind it. */
  behind?: Promise<void>;
}

export interface OpenedPage {
  body: Readable;
  /** Rows the org says the page has. */
  rows: number;
  /** Of the last page of a read: rows of the whole read, by the org, and ours of the pages before. */
  whole?: (plan: Plan) => { expected: number; before: number };
  /** The plan once the page is merged. */
  next: (plan: Plan, page: StagedPage) => Plan;
}

/**
 * Stages and merges a page, and moves the run behind it once all of it is merged; with the last page of the run, also
 * ends it. A page some of whose values do not fit is opened again and taken leniently.
 */
export async function commitPage(tools: RunTools, context: RunContext, page: Page): Promise<void> {
  try {
    context.stand = await attempt(tools, context, page, false);
  } catch (error) {
    if (!batches.isMisfit(error)) throw error;
    context.stand = await attempt(tools, context, page, true);
  }
  context.pages += 1;
}

async function attempt(tools: RunTools, context: RunContext, page: Page, lenient: boolean): Promise<Stand> {
  const { chosen, behind, isSmall } = page;
  const opened = await page.open();
  // There is no use in staging a page whose predecessor failed.
  behind?.catch((error: unknown) => opened.body.destroy(error instanceof Error ? error : undefined));
  try {
    if (!isSmall) await derivations.owe(tools.db, context.teamId, context.object);
    return await mergeLanes(tools, context, {
      chosen,
      lenient,
      page: opened,
      merge: { how: context.leg?.reads === 'fill' ? 'fill' : 'upsert', derive: isSmall ? 'now' : 'later' },
      ready: async (staged) => {
        await behind;
        const proof = { expected: opened.rows, read: staged.read };
        prove(context.object, [proof, ...wholeOf(opened, context.stand.plan, staged.read)]);
      },
      move: (trx, staged, counts) => moveRun(tools, context, trx, { opened, staged, counts }),
    });
  } finally {
    opened.body.destroy();
  }
}

interface MergedPage {
  opened: OpenedPage;
  staged: StagedPage;
  counts: BatchCounts;
}

async function moveRun(
  tools: RunTools,
  context: RunContext,
  trx: Db,
  { opened, staged, counts }: MergedPage,
): Promise<Stand> {
  const plan = opened.next(context.stand.plan, staged);
  const moved = { plan, counts: added(context.stand.counts, counts) };
  await progress(trx, context.hold, context.progress('extract', moved));
  const isOver = plan.leg >= plan.legs.length;
  if (isOver) await finish(tools, context, trx, moved);
  else await announce(tools, context, trx, moved);
  return moved;
}

function wholeOf({ whole }: OpenedPage, plan: Plan, read: number): ReadProof[] {
  const proof = whole?.(plan);
  return proof === undefined ? [] : [{ expected: proof.expected, read: proof.before + read }];
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
