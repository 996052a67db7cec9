import type { RefusedAnswer } from './classify-answer.js';
import { asObject } from './exact-json.js';

/** A part of a composite call. The whole call costs one request of the daily allowance, whatever its parts. */
export type CompositeRequest =
  | { kind: 'query'; soql: string; includeDeleted?: boolean; batchSize?: number }
  | { kind: 'deleted'; object: string; from: Date; to: Date }
  | { kind: 'describe'; object: string };

/** Salesforce allows five queries in one call, and 25 parts in all. */
export const COMPOSITE_QUERIES_AT_MOST = 5;

/** Salesforce cuts both ends to the minute, so the log of the running minute is not in it. */
export function deletedPath(object: string, from: Date, to: Date): string {
  const iso = (date: Date): string => encodeURIComponent(date.toISOString().replace(/\.\d{3}Z$/, '+00:00'));
  return `/sobjects/${object}/deleted/?start=${iso(from)}&end=${iso(to)}`;
}

export function queryPath(soql: string, includeDeleted: boolean): string {
  return `/${includeDeleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
}

export function describePath(object: string): string {
  return `/sobjects/${encodeURIComponent(object)}/describe`;
}

function pathOf(request: CompositeRequest): string {
  switch (request.kind) {
    case 'query':
      return queryPath(request.soql, request.includeDeleted === true);
    case 'deleted':
      return deletedPath(request.object, request.from, request.to);
    case 'describe':
      return describePath(request.object);
  }
}

/** The body of a composite call. */
export function compositeBody(requests: readonly CompositeRequest[], version: string): string {
  const compositeRequest = requests.map((request, index) => {
    const path = pathOf(request);
    const batchSize = request.kind === 'query' ? request.batchSize : undefined;
    const headers =
      batchSize === undefined ? {} : { httpHeaders: { 'Sforce-Query-Options': `batchSize=${batchSize}` } };
    return { method: 'GET', url: `/services/data/v${version}${path}`, referenceId: `part${index}`, ...headers };
  });
  return JSON.stringify({ allOrNone: false, compositeRequest });
}

/** Whether a part of an answer refuses the session. In the text of a value the quotes would be escaped. */
export function partRefusesSession(body: string): boolean {
  return /"httpStatusCode"\s*:\s*401\b/.test(body);
}

export type CompositePart =
  { isRefused: false; body: unknown; etag: string | null } | { isRefused: true; refusal: RefusedAnswer };

/** The parts of a composite answer in the order asked; undefined when one is missing. Numbers are text, as ever. */
export function compositeParts(answer: unknown, count: number): CompositePart[] | undefined {
  const parts = asObject(answer)?.compositeResponse;
  if (!Array.isArray(parts)) return undefined;
  const byReference = new Map(parts.map((part) => [asObject(part)?.referenceId, asObject(part)]));
  const inOrder = Array.from({ length: count }, (_, index) => byReference.get(`part${index}`));
  if (inOrder.includes(undefined)) return undefined;
  return inOrder.map((part): CompositePart => {
    const status = Number(part?.httpStatusCode);
    if (status === 200) return { isRefused: false, body: part?.body, etag: etagOf(part?.httpHeaders) };
    const body = JSON.stringify(part?.body ?? null);
    return { isRefused: true, refusal: { status, contentType: 'application/json', retryAfter: undefined, body } };
  });
}

function etagOf(headers: unknown): string | null {
  const tag = Object.entries(asObject(headers) ?? {}).find(([name]) => /^etag$/i.test(name))?.[1];
  return typeof tag === 'string' ? tag : null;
}
