/** So many hashes are kept of all the pages of a read. */
const SAMPLE = 1024;

function compare(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : a === b ? 0 : 1;
}

/**
 * The lowest hashes of the ids of a read, which are a fair sample of them: every id is in it with the same chance, and a
 * read of few records is in it whole. A read of a million, half a percent of which comes again on a later page, is found
 * out 99 times in 100; a page that comes again whole, always.
 */
export function joined(sample: readonly string[], page: readonly string[]): string[] {
  return [...sample, ...page].sort(compare).slice(0, SAMPLE);
}

/** Whether a record of the page came before. */
export function repeats(sample: readonly string[], page: readonly string[]): boolean {
  const known = new Set(sample);
  return page.some((hash) => known.has(hash));
}
