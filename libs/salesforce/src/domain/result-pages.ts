import { asObject } from './exact-json.js';

export interface ResultPages {
  /** Of each page listed, in order; undefined stands for the first page. */
  locators: (string | undefined)[];
  /** Path of the rest of the list; undefined when this was all. */
  next: string | undefined;
}

function locatorOf(resultUrl: unknown): string | undefined {
  return new URL(String(resultUrl), 'https://org.invalid').searchParams.get('locator') ?? undefined;
}

/** Reads a list of result pages. Salesforce's table calls the next address `nextRecordUrl`, its example `nextRecordsUrl`. */
export function readResultPages(answer: Record<string, unknown>, jobId: string): ResultPages | undefined {
  const { resultPages, done } = answer;
  const next = answer.nextRecordsUrl ?? answer.nextRecordUrl;
  if (!Array.isArray(resultPages) || typeof done !== 'boolean') return undefined;
  const locators = resultPages.map((page) => locatorOf(asObject(page)?.resultUrl));
  if (done) return { locators, next: undefined };
  // It goes out with the session's token: only this job's own list.
  const isOurs =
    typeof next === 'string' &&
    /^\/services\/data\/v[\d.]+\/jobs\/query\//.test(next) &&
    next.includes(`/${jobId.slice(0, 15)}`);
  return isOurs ? { locators, next } : undefined;
}
