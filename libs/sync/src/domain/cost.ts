/** How rows are read: page by page over REST, or by a bulk job, whose result is ready after a while. */
export const TRANSPORTS = ['rest', 'bulk'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Rows of a REST page, as Salesforce sends them. */
export const REST_PAGE_ROWS = 2_000;
/**
 * However slow the jobs are: a REST read that is cut short begins again. A read of everything, which nobody waits for, is
 * Bulk's after three pages, so that it never takes many more calls than a job would.
 */
const REST_ROWS_AT_MOST = { changes: 50_000, everything: 3 * REST_PAGE_ROWS };
/** What is read of an object: all its records, or those that changed. */
export type Extent = keyof typeof REST_ROWS_AT_MOST;

/** What reading so many rows takes, merging included. */
export interface Cost {
  apiCalls: number;
  seconds: number;
}

/** What a read took here. */
export interface MeasuredRead extends Cost {
  transport: Transport;
  rows: number;
}

/**
 * A usual org: a page in half a second; a job that is ready after a few seconds and looked at about eight times. Only how
 * an org compares with it counts, so it need not be exact.
 */
const USUAL: Readonly<Record<Transport, (rows: number) => Cost>> = {
  rest: (rows) => ({ apiCalls: Math.max(1, Math.ceil(rows / REST_PAGE_ROWS)), seconds: 0.3 + rows / 4_000 }),
  bulk: (rows) => ({ apiCalls: 10 + Math.ceil(rows / 100_000), seconds: 5 + rows / 30_000 }),
};

/** Below this a measured time says more about the clock than about the org. Seconds. */
const SHORTEST = 0.001;

/** The geometric mean of how the measured reads compare with the usual ones; the usual org itself counts as one of them. */
function factor(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / (ratios.length + 1));
}

/** What a read by this transport will take, by what the last ones took here. */
export function expectedCost(transport: Transport, rows: number, measured: readonly MeasuredRead[]): Cost {
  const usual = USUAL[transport];
  const known = measured.filter((read) => read.transport === transport);
  const calls = factor(known.map((read) => Math.max(1, read.apiCalls) / usual(read.rows).apiCalls));
  const time = factor(known.map((read) => Math.max(SHORTEST, read.seconds) / usual(read.rows).seconds));
  const { apiCalls, seconds } = usual(rows);
  return { apiCalls: Math.max(1, Math.round(apiCalls * calls)), seconds: seconds * time };
}

/** Seconds that a call may save while there are plenty; the fewer are left of the team's share, the more it is worth. */
const CALL_SECONDS = 0.1;
const SCARCEST = 0.01;

/**
 * The cheaper transport, in seconds, with each call at a price: a tenth of a second while the team's share of the day's
 * calls is whole, ten times that when a tenth of it is left. `left` is from 0 to 1. What fits one REST page is read so:
 * the page comes with the question.
 */
export function cheaperTransport(
  { rows, extent }: { rows: number; extent: Extent },
  measured: readonly MeasuredRead[],
  left: number,
): Transport {
  if (rows <= REST_PAGE_ROWS) return 'rest';
  if (rows > REST_ROWS_AT_MOST[extent]) return 'bulk';
  const price = CALL_SECONDS / Math.max(SCARCEST, left);
  const [rest, bulk] = TRANSPORTS.map((transport) => {
    const { apiCalls, seconds } = expectedCost(transport, rows, measured);
    return seconds + apiCalls * price;
  }) as [number, number];
  return rest <= bulk ? 'rest' : 'bulk';
}
