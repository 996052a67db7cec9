import { type IncomingMessage } from 'node:http';
import { ApiError } from '../http/api-error.js';
import { type Exchange } from '../http/exchange.js';
import { rawJson, type Reply } from '../http/reply.js';
import { type Subrequest, subrequests } from './composite-request.js';
import { describeObject } from './describe.js';
import { query, queryMore } from './query.js';
import { retrieve } from './records.js';
import { deleted, updated } from './replication.js';

type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

const READS: [RegExp, Handler][] = [
  [/^\/services\/data\/v(?<version>[\d.]+)\/query\/?$/, (exchange) => query(exchange, false)],
  [/^\/services\/data\/v(?<version>[\d.]+)\/queryAll\/?$/, (exchange) => query(exchange, true)],
  [/^\/services\/data\/v(?<version>[\d.]+)\/query(?:All)?\/(?<locator>[^/]+)$/, queryMore],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/describe\/?$/, describeObject],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/updated\/?$/, updated],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/deleted\/?$/, deleted],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/(?<id>\w+)$/, retrieve],
];

interface Part {
  reply: Reply;
  referenceId: string;
}

/**
 * Reads only; the whole request counts as one call. Its parts are answered one after the other, and each fails or succeeds
 * by itself, inside HTTP 200; with `allOrNone` one that fails halts all.
 */
export async function composite(exchange: Exchange): Promise<Reply> {
  const { allOrNone, list } = subrequests(exchange.body, exchange.params.version ?? '');
  const parts: Part[] = [];
  for (const one of list) parts.push({ reply: await answer(exchange, one), referenceId: one.referenceId });
  const isHalted = allOrNone && parts.some(({ reply }) => reply.status >= 400);
  const shown = isHalted ? parts.map((part) => (part.reply.status >= 400 ? part : halted(part))) : parts;
  return rawJson(`{"compositeResponse":[${shown.map(written).join(',')}]}`);
}

function halted({ referenceId }: Part): Part {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { reply: new ApiError(400, 'PROCESSING_HALTED', message).reply(), referenceId };
}

function written({ reply, referenceId }: Part): string {
  const body = typeof reply.body === 'string' ? reply.body : 'null';
  const { etag, 'last-modified': lastModified } = reply.headers;
  const headers = {
    ...(etag === undefined ? {} : { ETag: etag }),
    ...(lastModified === undefined ? {} : { 'Last-Modified': lastModified }),
  };
  return `{"body":${body},"httpHeaders":${JSON.stringify(headers)},"httpStatusCode":${String(reply.status)},"referenceId":${JSON.stringify(referenceId)}}`;
}

/** A part has its own headers. Whether Salesforce heeds its conditions is not known: a full answer is the harsher one. */
function requestOf({ request }: Exchange, { httpHeaders }: Subrequest): IncomingMessage {
  const options = Object.entries(httpHeaders).find(([name]) => /^sforce-query-options$/i.test(name))?.[1];
  const headers = options === undefined ? {} : { 'sforce-query-options': options };
  return Object.create(request, { headers: { value: headers } }) as IncomingMessage;
}

function checkFault({ fault }: Exchange, { url }: Subrequest): void {
  if (fault?.type !== 'refuse-parts' || !new RegExp(fault.url).test(url)) return;
  throw new ApiError(fault.status, fault.errorCode, fault.message ?? 'Refused');
}

async function answer(exchange: Exchange, one: Subrequest): Promise<Reply> {
  try {
    checkFault(exchange, one);
    if (one.method.toUpperCase() !== 'GET')
      throw new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${one.method}' not allowed. Allowed are GET`);
    const url = new URL(one.url, exchange.url);
    for (const [pattern, handle] of READS) {
      const params = pattern.exec(url.pathname)?.groups;
      if (params) return await handle({ ...exchange, request: requestOf(exchange, one), url, params: { ...params } });
    }
    throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  } catch (error) {
    if (error instanceof ApiError) return error.reply();
    throw error;
  }
}
