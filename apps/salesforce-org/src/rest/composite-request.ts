import { ApiError } from '../http/api-error.js';

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;
/** A part's address obeys the rule of every address. */
const MAX_URL_BYTES = 16_384;

export interface Subrequest {
  method: string;
  url: string;
  referenceId: string;
  httpHeaders: Record<string, string>;
}

function refused(errorCode: string, message: string): ApiError {
  return new ApiError(400, errorCode, message);
}

/** The parts of a composite request. Whatever is wrong with its form refuses it as a whole. */
export function subrequests(body: Buffer, version: string): { allOrNone: boolean; list: Subrequest[] } {
  const { compositeRequest, allOrNone } = parsed(body);
  if (!Array.isArray(compositeRequest)) throw malformed();
  const list = compositeRequest.map(subrequest);
  if (list.length === 0) throw refused('INVALID_INPUT', 'The request has no subrequests');
  if (list.length > MAX_SUBREQUESTS)
    throw refused('LIMIT_EXCEEDED', `The maximum number of subrequests is ${String(MAX_SUBREQUESTS)}`);
  const queries = list.filter((one) => /^\/services\/data\/v[\d.]+\/query/i.test(one.url)).length;
  if (queries > MAX_QUERIES)
    throw refused('LIMIT_EXCEEDED', `The maximum number of query subrequests is ${String(MAX_QUERIES)}`);
  const known = new Set<string>();
  for (const one of list) checkForm(one, version, known);
  return { allOrNone: allOrNone === true, list };
}

function malformed(): ApiError {
  return refused(
    'JSON_PARSER_ERROR',
    'The HTTP entity body must be {"compositeRequest":[{"method","url","referenceId"}]}',
  );
}

function parsed(body: Buffer): { compositeRequest?: unknown; allOrNone?: unknown } {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw malformed();
}

function subrequest(one: unknown): Subrequest {
  const { method, url, referenceId, httpHeaders } = (one ?? {}) as Partial<Record<string, unknown>>;
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') throw malformed();
  return { method, url, referenceId, httpHeaders: (httpHeaders ?? {}) as Record<string, string> };
}

function checkForm({ url, referenceId, httpHeaders }: Subrequest, version: string, known: Set<string>): void {
  if (!/^[A-Za-z0-9]\w*$/.test(referenceId)) {
    throw refused(
      'INVALID_INPUT',
      `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`,
    );
  }
  if (known.has(referenceId)) throw refused('INVALID_INPUT', `Duplicate ReferenceId provided: ${referenceId}`);
  known.add(referenceId);
  // Of another host or version, or of none.
  if (!url.startsWith(`/services/data/v${version}/`))
    throw refused('INVALID_INPUT', `The url of a subrequest must begin with /services/data/v${version}/: ${url}`);
  if (Buffer.byteLength(url) > MAX_URL_BYTES) throw new ApiError(414, 'URI_TOO_LONG', 'The url is too long');
  if (Object.keys(httpHeaders).some((name) => /^(authorization|accept|content-type)$/i.test(name)))
    throw refused('INVALID_INPUT', 'A subrequest has the session and the format of the whole');
}
