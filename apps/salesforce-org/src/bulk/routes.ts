import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, createGzip } from 'node:zlib';
import { ApiError } from '../http/api-error.js';
import { param, type Exchange } from '../http/exchange.js';
import { acceptsGzip, empty, json, type Reply } from '../http/reply.js';
import { csvPage } from './csv.js';
import { type BulkJob } from './jobs.js';

const DELIMITERS: Record<string, string> = {
  COMMA: ',',
  BACKQUOTE: '`',
  CARET: '^',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};
const LINE_ENDS: Record<string, string> = { LF: '\n', CRLF: '\r\n' };
const KNOWN_MEMBERS = new Set(['operation', 'query', 'contentType', 'columnDelimiter', 'lineEnding']);
const RESULT_PAGES = 5;
const FIRST_BULK_VERSION = 47;
const FIRST_PAGES_VERSION = 58;

function bodyOf(exchange: Exchange): Record<string, unknown> {
  const type = exchange.request.headers['content-type'] ?? '';
  if (!type.includes('application/json'))
    throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json');
  try {
    const parsed: unknown = JSON.parse(exchange.body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Falls through to the refusal below.
  }
  throw new ApiError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body is required and must be valid JSON');
}

function choice(body: Record<string, unknown>, name: string, allowed: string[], fallback: string): string {
  const value = body[name];
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'string' && allowed.includes(value)) return value;
  throw new ApiError(400, 'INVALID_FIELD', `Invalid value for ${name}: ${JSON.stringify(value)}`);
}

function requireVersion(exchange: Exchange, least: number): void {
  if (Number(param(exchange, 'version')) < least)
    throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

/** Creation answers 200, not 201. */
export function createJob(exchange: Exchange): Reply {
  requireVersion(exchange, FIRST_BULK_VERSION);
  const body = bodyOf(exchange);
  const unknown = Object.keys(body).find((name) => !KNOWN_MEMBERS.has(name));
  if (unknown !== undefined)
    throw new ApiError(
      400,
      'JSON_PARSER_ERROR',
      `Unrecognized field "${unknown}" (Class QueryJobCreateRequest), not marked as ignorable`,
    );
  if (typeof body.query !== 'string' || body.query === '')
    throw new ApiError(400, 'API_ERROR', 'Query cannot be null or empty');
  if (body.operation !== 'query' && body.operation !== 'queryAll')
    throw new ApiError(400, 'API_ERROR', 'Unsupported operation: must be query or queryAll');
  choice(body, 'contentType', ['CSV'], 'CSV');
  const delimiterName = choice(body, 'columnDelimiter', Object.keys(DELIMITERS), 'COMMA');
  const lineEnding = choice(body, 'lineEnding', Object.keys(LINE_ENDS), 'LF');
  const { jobs } = exchange.org;
  const job = jobs.create({
    operation: body.operation,
    query: body.query,
    delimiterName,
    lineEnding,
    form: { delimiter: DELIMITERS[delimiterName] ?? ',', lineEnd: LINE_ENDS[lineEnding] ?? '\n' },
    apiVersion: param(exchange, 'version'),
    user: exchange.session.user,
  });
  return json(jobs.view(job, false));
}

function jobOf(exchange: Exchange): BulkJob {
  return exchange.org.jobs.find(param(exchange, 'job'), exchange.session.user);
}

export function showJob(exchange: Exchange): Reply {
  return json(exchange.org.jobs.view(jobOf(exchange), true));
}

export function listJobs(exchange: Exchange): Reply {
  const { org, session } = exchange;
  const records = org.jobs.list(session.user).map((job) => ({ ...org.jobs.view(job, false), jobType: 'V2Query' }));
  return json({ done: true, records, nextRecordsUrl: null });
}

export function changeJob(exchange: Exchange): Reply {
  const { jobs } = exchange.org;
  const job = jobOf(exchange);
  if (bodyOf(exchange).state !== 'Aborted')
    throw new ApiError(400, 'API_ERROR', 'The only state a query job can be set to is Aborted');
  jobs.abort(job);
  return json(jobs.view(job, false));
}

export function deleteJob(exchange: Exchange): Reply {
  exchange.org.jobs.delete(jobOf(exchange));
  return empty(204);
}

/** Locators are stable while the job exists and mean nothing to the reader. */
function locatorOf(job: BulkJob, row: number): string {
  return Buffer.from(`${job.id.slice(-6)}.${String(row)}`).toString('base64url');
}

function rowOfLocator(job: BulkJob, locator: string | null): number {
  if (locator === null) return 0;
  const [tail, row] = Buffer.from(locator, 'base64url').toString('utf8').split('.');
  if (tail !== job.id.slice(-6) || !/^\d+$/.test(row ?? '') || Number(row) > job.indexes.length) {
    throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  }
  return Number(row);
}

function completed(exchange: Exchange): BulkJob {
  const job = jobOf(exchange);
  if (job.apiVersion !== param(exchange, 'version')) {
    throw new ApiError(
      409,
      'INVALID_VERSION',
      `The API version ${param(exchange, 'version')} does not match the version ${job.apiVersion} the job was created with`,
    );
  }
  if (job.state !== 'JobComplete')
    throw new ApiError(400, 'INVALIDJOBSTATE', `The job is not complete: its state is ${job.state}`);
  return job;
}

export function results(exchange: Exchange): Reply {
  requireVersion(exchange, FIRST_BULK_VERSION);
  const job = completed(exchange);
  const { searchParams } = exchange.url;
  const { pageRows } = exchange.org.jobs.pace;
  const asked = searchParams.get('maxRecords');
  if (asked !== null && !/^[1-9]\d*$/.test(asked))
    throw new ApiError(400, 'API_ERROR', 'maxRecords must be a positive integer');
  const from = rowOfLocator(job, searchParams.get('locator'));
  const to = Math.min(from + Math.min(Number(asked ?? pageRows), pageRows), job.indexes.length);
  const zipped = acceptsGzip(exchange.request.headers['accept-encoding']);
  const headers = {
    'content-type': 'text/csv; charset=UTF-8',
    'sforce-locator': to >= job.indexes.length ? 'null' : locatorOf(job, to),
    'sforce-numberofrecords': String(to - from),
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  };
  const rows = disturbedRows(exchange, from, to);
  return { status: 200, headers, body: pageBody(exchange, job, rows, zipped) };
}

/** Which rows really go out when a fault shapes the page. */
function disturbedRows({ fault }: Exchange, from: number, to: number): { from: number; to: number } {
  if (fault?.type === 'truncate-rows') return { from, to: Math.max(from, to - fault.rows) };
  if (fault?.type === 'duplicate-page' && from > 0) return { from: Math.max(0, from - (to - from)), to: from };
  return { from, to };
}

async function* pageBody(
  exchange: Exchange,
  job: BulkJob,
  rows: { from: number; to: number },
  zipped: boolean,
): AsyncGenerator<Buffer> {
  const { cache } = exchange.org.jobs;
  const key = `${job.contentKey}|${String(rows.from)}|${String(rows.to)}|${String(zipped)}`;
  const plain = csvPage(job.columns, job.indexes.subarray(rows.from, rows.to), job.form);
  const cached = cache.get(key);
  let bytes = 0;
  for await (const chunk of cached ?? cache.keep(key, zipped ? gzip(plain) : inTurns(plain))) {
    bytes += chunk.length;
    yield chunk;
  }
  exchange.org.jobs.countBytes(bytes);
}

/** Other requests get their turn between chunks. */
async function* inTurns(source: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const chunk of source) {
    yield chunk;
    await nextTurn();
  }
}

async function* gzip(source: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const zip = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 64 * 1024 });
  const fed = pipeline(Readable.from(source, { objectMode: false }), zip);
  try {
    for await (const chunk of zip) yield chunk as Buffer;
    await fed;
  } finally {
    zip.destroy();
    await fed.catch(() => undefined);
  }
}

/** Up to five locators at a time, for readers that fetch in parallel. */
export function resultPages(exchange: Exchange): Reply {
  requireVersion(exchange, FIRST_PAGES_VERSION);
  const job = completed(exchange);
  const { pageRows } = exchange.org.jobs.pace;
  const from = rowOfLocator(job, exchange.url.searchParams.get('locator'));
  const root = `/services/data/v${job.apiVersion}/jobs/query/${job.id}`;
  const pages: { resultUrl: string }[] = [];
  let row = from;
  do {
    pages.push({ resultUrl: `${root}/results?locator=${locatorOf(job, row)}` });
    row += pageRows;
  } while (pages.length < RESULT_PAGES && row < job.indexes.length);
  const done = row >= job.indexes.length;
  return json({
    resultPages: pages,
    ...(done ? {} : { nextRecordsUrl: `${root}/resultPages?locator=${locatorOf(job, row)}` }),
    done,
  });
}
