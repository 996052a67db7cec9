import { Readable } from 'node:stream';
import { type CallOptions, type CrmRecord, type QueryPage, type SalesforceOrg } from '#salesforce';
import { type PageFront } from '../domain/front-of-page.js';
import { csvHeader, csvLines } from '../domain/rest-rows.js';

/** A page of a read, whichever way it came: CSV whose first line is the header. */
export interface ReadPage {
  /** Rows the org says the page has. */
  rows: number;
  /** Where the read goes on; undefined behind its last page. */
  next: string | undefined;
  /** Of the front of a page: the window of the read begins there once it is merged. */
  until?: string;
  /** Its body, once it is wanted; again, when it has to be read anew. Has to be read or destroyed. */
  open(): Promise<Readable>;
}

export type ReadPages = AsyncGenerator<ReadPage, void, undefined>;

/** What a read is asked of. */
export interface PageSource {
  org: SalesforceOrg;
  teamId: string;
  call: CallOptions;
}

/** A read by REST: its first page is the answer to the question. */
export interface RestSource {
  kind: 'rest';
  first: QueryPage;
  /** The select list. */
  fields: readonly string[];
  /** Fields that hold a date-time. */
  dateTimes: ReadonlySet<string>;
}

/** A read of the result of a bulk job that is complete. */
export interface BulkSource {
  kind: 'bulk';
  jobId: string;
  /** Of the page to begin with; undefined for the first. */
  locator: string | undefined;
  /** Rows of a page; undefined leaves it to Salesforce. */
  rowsAtMost: number | undefined;
}

/** So many rows of REST pages make one page of a read: they go into one transaction. */
const ROWS_PER_PAGE = 10_000;

/** The pages of a read in their order, each asked for when the one before was taken. */
export async function* readPages(from: PageSource, source: RestSource | BulkSource): ReadPages {
  let place: QueryPage | string | undefined = source.kind === 'rest' ? source.first : source.locator;
  do {
    const page: PageAt =
      source.kind === 'rest' ? await restPage(from, source, place) : await bulkPage(from, source, place);
    yield page;
    place = page.place;
  } while (place !== undefined);
}

/** The front of a page as a page of its own, behind which another read goes on. */
export function frontPage(
  { rows, until }: PageFront<CrmRecord>,
  { fields, dateTimes }: Pick<RestSource, 'fields' | 'dateTimes'>,
): ReadPage {
  const body = [csvHeader(fields), csvLines(rows, fields, dateTimes)].map((text) => Buffer.from(text));
  const open = (): Promise<Readable> => Promise.resolve(Readable.from(body, { objectMode: false }));
  return { rows: rows.length, next: 'window', until, open };
}

/** A page, and what the next one is asked by. */
interface PageAt extends ReadPage {
  place: QueryPage | string | undefined;
}

async function restPage(
  { org, teamId, call }: PageSource,
  { fields, dateTimes }: RestSource,
  first: QueryPage | string | undefined,
): Promise<PageAt> {
  const lines = [csvHeader(fields)];
  let rows = 0;
  let page = typeof first === 'object' ? first : undefined;
  while (page !== undefined && rows < ROWS_PER_PAGE) {
    lines.push(csvLines(page.records, fields, dateTimes));
    rows += page.records.length;
    page = page.done ? undefined : await org.queryMore(teamId, page, call);
  }
  const body = lines.map((line) => Buffer.from(line));
  const open = (): Promise<Readable> => Promise.resolve(Readable.from(body, { objectMode: false }));
  return { rows, next: page === undefined ? undefined : 'cursor', place: page, open };
}

async function bulkPage(
  { org, teamId, call }: PageSource,
  { jobId, rowsAtMost }: BulkSource,
  at: QueryPage | string | undefined,
): Promise<PageAt> {
  const locator = typeof at === 'string' ? at : undefined;
  const size = rowsAtMost === undefined ? {} : { maxRecords: rowsAtMost };
  const ask = (): ReturnType<SalesforceOrg['bulkQuery']['results']> =>
    org.bulkQuery.results(teamId, jobId, { ...call, ...size, locator });
  const { body, records: rows, nextLocator: next } = await ask();
  let unread: Readable | undefined = body;
  const open = async (): Promise<Readable> => {
    const opened = unread ?? (await ask()).body;
    unread = undefined;
    return opened;
  };
  return { rows, next, place: next, open };
}
