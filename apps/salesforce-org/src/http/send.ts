import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { type PlannedFault } from '../faults/fault-plan.js';
import { type Org } from '../org.js';
import { json, type Reply } from './reply.js';

export interface Sent {
  status: number;
  /** Body bytes on the wire. */
  bytes: number;
}

const SMALL = 1000;
const FAST = { level: constants.Z_BEST_SPEED };

function wantsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
}

function troubled(reply: Reply, fault: PlannedFault | undefined): Reply {
  if (!fault) return reply;
  const { status, errorCode = 'UNKNOWN_EXCEPTION', message = 'An unexpected error occurred.' } = fault.effect;
  return json([{ message, errorCode }], status);
}

/** Writes a reply: chunked, compressed when the caller takes it, broken when a fault says so. */
export async function send(
  org: Org,
  request: IncomingMessage,
  response: ServerResponse,
  plain: Reply,
  fault?: PlannedFault,
): Promise<Sent> {
  const reply = troubled(plain, fault);
  response.statusCode = reply.status;
  response.setHeader('server', 'sfdcedge');
  response.setHeader('cache-control', 'no-cache,must-revalidate,max-age=0,no-store,private');
  response.setHeader('vary', 'Accept-Encoding');
  response.setHeader('date', new Date(org.now()).toUTCString());
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  const { body } = reply;
  let bytes = 0;
  if (body === undefined || request.method === 'HEAD') {
    response.end();
    return { status: reply.status, bytes };
  }
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    const whole = Buffer.from(body);
    const zipped = wantsGzip(request) && whole.length > SMALL;
    if (zipped) response.setHeader('content-encoding', 'gzip');
    const out = zipped ? gzipSync(whole, FAST) : whole;
    response.flushHeaders();
    response.end(out);
    return { status: reply.status, bytes: out.length };
  }
  const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  try {
    if (wantsGzip(request)) {
      response.setHeader('content-encoding', 'gzip');
      await pipeline(Readable.from(body, { objectMode: false }), createGzip(FAST), count, response);
    } else {
      await pipeline(Readable.from(body, { objectMode: false }), count, response);
    }
  } catch {
    // The reader went away; there is nobody left to tell.
  }
  return { status: reply.status, bytes };
}
