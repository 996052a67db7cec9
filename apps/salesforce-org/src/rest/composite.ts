import { ApiError } from '../http/api-error.js';
import { type Exchange } from '../http/exchange.js';
import { rawJson, type Reply } from '../http/reply.js';
import { query, queryMore } from './query.js';
import { retrieve } from './records.js';
import { deleted, updated } from './replication.js';

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;

type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

const READS: [RegExp, Handler][] = [
  [/^\/services\/data\/v(?<version>[\d.]+)\/query\/?$/, (exchange) => query(exchange, false)],
  [/^\/services\/data\/v(?<version>[\d.]+)\/queryAll\/?$/, (exchange) => query(exchange, true)],
  [/^\/services\/data\/v(?<version>[\d.]+)\/query(?:All)?\/(?<locator>[^/]+)$/, queryMore],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/updated\/?$/, updated],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/deleted\/?$/, deleted],
  [/^\/services\/data\/v(?<version>[\d.]+)\/sobjects\/(?<object>\w+)\/(?<id>\w+)$/, retrieve],
];

interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
}

function subrequests(body: Buffer): Subrequest[] {
  const malformed = new ApiError(
    400,
    'JSON_PARSER_ERROR',
    'The HTTP entity body must be {"compositeRequest":[{"method","url","referenceId"}]}',
  );
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw malformed;
  }
  const list =
    typeof parsed === 'object' && parsed !== null && 'compositeRequest' in parsed ? parsed.compositeRequest : undefined;
  if (!Array.isArray(list)) throw malformed;
  return list.map((one: unknown) => {
    const { method, url, referenceId } = (one ?? {}) as Partial<Record<string, unknown>>;
    if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') throw malformed;
    return { method, url, referenceId };
  });
}

/** Reads only; the whole request counts as one call. Each subrequest fails or succeeds by itself, inside HTTP 200. */
export async function composite(exchange: Exchange): Promise<Reply> {
  const list = subrequests(exchange.body);
  if (list.length > MAX_SUBREQUESTS)
    throw new ApiError(400, 'LIMIT_EXCEEDED', 'The maximum number of subrequests is 25');
  const queries = list.filter((one) => /\/query/i.test(one.url)).length;
  if (queries > MAX_QUERIES) throw new ApiError(400, 'LIMIT_EXCEEDED', 'The maximum number of query subrequests is 5');
  const parts: string[] = [];
  for (const one of list) {
    const reply = await answer(exchange, one);
    const body = typeof reply.body === 'string' ? reply.body : 'null';
    parts.push(
      `{"body":${body},"httpHeaders":{},"httpStatusCode":${String(reply.status)},"referenceId":${JSON.stringify(one.referenceId)}}`,
    );
  }
  return rawJson(`{"compositeResponse":[${parts.join(',')}]}`);
}

async function answer(exchange: Exchange, one: Subrequest): Promise<Reply> {
  try {
    if (one.method.toUpperCase() !== 'GET')
      throw new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${one.method}' not allowed. Allowed are GET`);
    const url = new URL(one.url, exchange.url);
    for (const [pattern, handle] of READS) {
      const params = pattern.exec(url.pathname)?.groups;
      if (params) return await handle({ ...exchange, url, params: { ...params } });
    }
    throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
  } catch (error) {
    if (error instanceof ApiError) return error.reply();
    throw error;
  }
}
