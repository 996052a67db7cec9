/** What a handler answers (compressed already when it has a content-encoding); how it reaches the wire (compression, faults, chunks) is the sender's business. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer | AsyncIterable<Buffer> | undefined;
}

const JSON_TYPE = 'application/json;charset=UTF-8';

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return rawJson(JSON.stringify(body), status, headers);
}

/** For bodies whose numbers JSON.stringify would spoil. */
export function rawJson(body: string, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body };
}

export function html(body: string, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8', ...headers }, body };
}

export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: undefined };
}

export function acceptsGzip(header: string | string[] | undefined): boolean {
  return /\bgzip\b/.test(String(header));
}
