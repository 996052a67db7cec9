import { type Readable } from 'node:stream';
import { batches, type BatchCounts, type Selection } from '#mirror';
import { AppError, type Db, transaction } from '#platform';
import { type Plan } from '../domain/plan.js';
import { isComplete } from '../domain/prove.js';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import { progress } from '../store/run-writes.js';
import { announce } from './announce.js';
import { finish } from './finish.js';
import { type ReadCounts, type RunContext, type RunTools, type Stand } from './run-context.js';

/** A page on its way into the mirror. */
export interface Page {
  chosen: Selection;
  /** Called again when the values of the page did not fit. */
  open: () => Promise<OpenedPage> | OpenedPage;
  /** Rows so few that what derives from them is made at once. */
  isSmall: boolean;
}

export interface OpenedPage {
  body: Readable;
  /** Rows the org says the page has. */
  rows: number;
  /** Of the last page of a read: rows of the whole read, by the org, and ours of the pages before. */
  whole?: { expected: number; before: number };
  /** The plan once the page is merged. */
  next: (plan: Plan, batch: BatchCounts) => Plan;
}

/**
 * Stages and merges a page, and moves the run behind it, all in one transaction; with the last page of the run, also
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
  const opened = await page.open();
  try {
    return await transaction(tools.db, (trx) => mergePage(tools, context, { ...page, ...opened, trx, lenient }));
  } finally {
    opened.body.destroy();
  }
}

type Merging = Omit<Page, 'open'> & OpenedPage & { trx: Db; lenient: boolean };

async function mergePage(tools: RunTools, context: RunContext, page: Merging): Promise<Stand> {
  const { trx, lenient } = page;
  const { teamId, object, leg } = context;
  const now = tools.clock.now();
  const counts = await batches.merge(trx, teamId, {
    chosen: page.chosen,
    page: page.body,
    how: leg?.reads === 'fill' ? 'fill' : 'upsert',
    lenient,
    derive: page.isSmall ? 'now' : 'later',
  });
  prove(page, counts.read);
  if (counts.withheld > 0) await crmSyncErrors.recordWithheld(trx, teamId, object, now);
  const { stand } = context;
  const moved = { plan: page.next(stand.plan, counts), counts: added(stand.counts, counts) };
  await progress(trx, context.hold, context.progress('extract', moved));
  const isOver = moved.plan.leg >= moved.plan.legs.length;
  if (isOver) await finish(tools, context, trx, moved);
  else await announce(tools, context, trx, moved);
  return moved;
}

/** Missing rows are never a success (Y2): the transaction of the page that lacks them is undone. */
export function prove({ chosen, rows, whole }: Pick<Merging, 'chosen' | 'rows' | 'whole'>, read: number): void {
  const proofs = [{ expected: rows, read }];
  if (whole !== undefined) proofs.push({ expected: whole.expected, read: whole.before + read });
  for (const proof of proofs) {
    if (isComplete(proof)) continue;
    const message = `Salesforce announced ${proof.expected} ${chosen.object} rows and sent ${proof.read}`;
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
