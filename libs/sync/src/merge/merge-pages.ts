import { type Selection } from '#mirror';
import { type ReadPages } from '../read/pages.js';
import { type ReadAttempt } from '../read/read-attempt.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import { mergePage } from './merge-page.js';

/** A read on its way into the mirror. */
export interface PagesToMerge {
  attempt: ReadAttempt;
  chosen: Selection;
  pages: ReadPages;
  isSmall: boolean;
}

/**
 * Merges the pages of a read in their order. While one is merged, the next one is asked for and staged, which keeps both
 * ends busy; no third one is asked for before the first is merged.
 */
export async function mergePages(
  tools: RunTools,
  run: Run,
  { attempt, chosen, pages, isSmall }: PagesToMerge,
): Promise<void> {
  // The page under way, and the one before it.
  let [behind, last] = [Promise.resolve(), Promise.resolve()];
  try {
    for await (const page of pages) {
      behind = last;
      last = mergePage(tools, run, { attempt, chosen, page, isSmall, behind });
      // Its failure is met below; until then it must not look as if nobody waited for it.
      last.catch(() => undefined);
      await behind;
    }
  } catch (error) {
    // No transaction stays open, and the failure of the earlier page is the read's.
    for (const merge of await Promise.allSettled([behind, last])) if (merge.status === 'rejected') throw merge.reason;
    throw error;
  }
  await last;
}
