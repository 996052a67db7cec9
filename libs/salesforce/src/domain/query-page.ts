import { asObject } from './exact-json.js';

export type CrmRecord = Record<string, unknown>;

/** One page of a query. In `records` every number is its exact source text. */
export interface QueryPage {
  /** Rows of the whole result, on each page. */
  totalSize: number;
  done: boolean;
  /** Path of the next page; undefined on the last. */
  nextRecordsUrl: string | undefined;
  records: CrmRecord[];
}

/** A page as Salesforce sends it, or undefined when it is none, or leads somewhere that is not the query API. */
export function toQueryPage(answer: unknown): QueryPage | undefined {
  const page = asObject(answer);
  const totalSize = Number(page?.totalSize);
  if (page === undefined || !Number.isInteger(totalSize) || !Array.isArray(page.records)) return undefined;
  if (typeof page.done !== 'boolean') return undefined;
  const { nextRecordsUrl } = page;
  const next = typeof nextRecordsUrl === 'string' ? nextRecordsUrl : undefined;
  // Neither an end without `done` nor a next page after it; and the path goes out with the session's token.
  if (page.done === (next !== undefined)) return undefined;
  if (next !== undefined && !/^\/services\/data\/v[\d.]+\/query(?:All)?\/[\w-]+$/.test(next)) return undefined;
  return { totalSize, done: page.done, nextRecordsUrl: next, records: page.records as CrmRecord[] };
}
