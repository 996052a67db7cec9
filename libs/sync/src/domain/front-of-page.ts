/** The beginning of a page that more pages follow: all rows of its window before an instant. */
export interface PageFront<Row> {
  readonly rows: readonly Row[];
  /** Behind them the window goes on: rows with a stamp from here on are still to be read. RFC 3339, whole seconds. */
  readonly until: string;
}

/**
 * The rows of a page, in the order of their stamps, before the second of its last one: of that second more may follow, and
 * a query goes on by whole seconds. Undefined where there are none, as when one second has more rows than a page, and where
 * the page is not what was asked for: short of rows, or in another order.
 */
export function frontOfPage<Row extends Readonly<Record<string, unknown>>>(
  records: readonly Row[],
  { nextRecordsUrl, from }: { nextRecordsUrl: string | undefined; from: string },
): PageFront<Row> | undefined {
  const stamps = records.map(({ SystemModstamp }) => secondOf(SystemModstamp));
  const last = stamps.at(-1);
  if (last === undefined || !Number.isFinite(last) || rowsBefore(nextRecordsUrl) !== records.length) return undefined;
  const isOrdered = stamps.every((stamp, index) => stamp >= (stamps[index - 1] ?? secondOf(from)));
  const rows = records.slice(0, stamps.indexOf(last));
  return isOrdered && rows.length > 0 ? { rows, until: new Date(last).toISOString() } : undefined;
}

/** How many rows lie before the next page: its locator ends with it. */
function rowsBefore(nextRecordsUrl: string | undefined): number {
  return Number(/-(\d+)$/.exec(nextRecordsUrl ?? '')?.[1] ?? NaN);
}

function secondOf(stamp: unknown): number {
  const at = typeof stamp === 'string' ? Date.parse(stamp.replace(/\+0000$/, 'Z')) : NaN;
  return Math.floor(at / 1000) * 1000;
}
