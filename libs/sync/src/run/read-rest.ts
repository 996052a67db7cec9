import { Readable } from 'node:stream';
import { type Selection } from '#mirror';
import { type QueryPage } from '#salesforce';
import { type Plan } from '../domain/plan.js';
import { csvHeader, csvLines } from '../domain/rest-rows.js';
import { commitPage } from './commit-page.js';
import { type RunContext, type RunTools } from './run-context.js';

/** So many rows go into one transaction. */
const ROWS_PER_COMMIT = 10_000;
/** Below this, bringing what derives from contacts up to date costs less than all of it at the end. */
const SMALL = 10_000;

export interface RestRead {
  chosen: Selection;
  first: QueryPage;
  /** The plan once the whole read is merged. */
  next: (plan: Plan) => Plan;
}

/**
 * Reads page after page and merges them a few at a time. A cursor is no place to go on from after a crash: a read that
 * was cut short begins again, and what it had merged is found unchanged.
 */
export async function readByRest(
  tools: RunTools,
  context: RunContext,
  { chosen, first, next }: RestRead,
): Promise<void> {
  const { totalSize: expected } = first;
  let before = 0;
  for await (const { lines, rows, isLast } of batchesOf(tools, context, chosen, first)) {
    const proof = { expected, before };
    await commitPage(tools, context, {
      chosen,
      open: () => ({
        body: Readable.from(lines, { objectMode: false }),
        rows,
        ...(isLast ? { whole: () => proof, next } : { next: (plan: Plan) => plan }),
      }),
      isSmall: expected <= SMALL,
    });
    before += rows;
  }
}

interface RestBatch {
  /** CSV, the header line first. */
  lines: Buffer[];
  rows: number;
  isLast: boolean;
}

async function* batchesOf(
  { org }: RunTools,
  { teamId, call, stand }: RunContext,
  chosen: Selection,
  first: QueryPage,
): AsyncGenerator<RestBatch> {
  const fields = chosen.fields.map(({ source }) => source);
  const dateTimes = new Set(stand.plan.dateTimes);
  for (let page: QueryPage | undefined = first; page !== undefined;) {
    const lines = [csvHeader(fields)];
    let rows = 0;
    while (page !== undefined && rows < ROWS_PER_COMMIT) {
      lines.push(csvLines(page.records, fields, dateTimes));
      rows += page.records.length;
      page = page.done ? undefined : await org.queryMore(teamId, page, call);
    }
    yield { lines: lines.map((line) => Buffer.from(line)), rows, isLast: page === undefined };
  }
}
