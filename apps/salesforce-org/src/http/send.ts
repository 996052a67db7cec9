import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { disturbed, falsified, silence } from '../faults/disturb.js';
import { type FaultEffect } from '../faults/fault-plan.js';
import { acceptsGzip, type Reply } from './reply.js';

export interface Sent {
  status: number;
  /** Body bytes on the wire. */
  bytes: number;
}

/** Shorter bodies are not worth compressing. */
const SMALL = 1000;
const FAST = { level: constants.Z_BEST_SPEED };

function setHeaders(response: ServerResponse, reply: Reply, now: number): void {
  response.statusCode = reply.status;
  response.setHeader('server', 'sfdcedge');
  response.setHeader('cache-control', 'no-cache,must-revalidate,max-age=0,no-store,private');
  response.setHeader('vary', 'Accept-Encoding');
  response.setHeader('date', new Date(now).toUTCString());
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
}

/** A short reply in one piece: the usual case, without any stream. */
function sendWhole(response: ServerResponse, body: Buffer): number {
  response.flushHeaders();
  response.end(body);
  return body.length;
}

async function* oneChunk(body: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(body);
}

/** Writes a reply: chunked, compressed when the caller takes it, disturbed when a fault says so. `now`: the org's clock. */
export async function send(
  exchange: { request: IncomingMessage; response: ServerResponse; now: number },
  plain: Reply,
  effect?: FaultEffect,
): Promise<Sent> {
  const { request, response, now } = exchange;
  if (effect?.type === 'delay') await silence(response, effect.ms);
  const reply = falsified(plain, effect);
  const { status, body } = reply;
  setHeaders(response, reply, now);
  if (body === undefined || request.method === 'HEAD') {
    response.end();
    return { status, bytes: 0 };
  }
  const whole = typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : undefined;
  const isEncoded = 'content-encoding' in reply.headers;
  const zipped =
    isEncoded ||
    (acceptsGzip(request.headers['accept-encoding']) &&
      (whole === undefined || whole.length > SMALL || effect?.type === 'broken-gzip' || effect?.type === 'short-body'));
  if (zipped) response.setHeader('content-encoding', 'gzip');
  if (whole && !effect) return { status, bytes: sendWhole(response, zipped ? gzipSync(whole, FAST) : whole) };
  const source = whole ? oneChunk(zipped ? gzipSync(whole, FAST) : whole) : (body as AsyncIterable<Buffer>);
  return { status, bytes: await stream(source, response, { zip: zipped && !whole && !isEncoded, zipped, effect }) };
}

async function stream(
  source: AsyncIterable<Buffer>,
  response: ServerResponse,
  how: { zip: boolean; zipped: boolean; effect: FaultEffect | undefined },
): Promise<number> {
  let bytes = 0;
  const onWire = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of how.effect ? disturbed(chunks, how.effect, response, how.zipped) : chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  const input = Readable.from(source, { objectMode: false });
  try {
    if (how.zip) await pipeline(input, createGzip(FAST), onWire, response);
    else await pipeline(input, onWire, response);
  } catch {
    // The reader went away, or a fault cut the connection; there is nobody left to tell.
  }
  return bytes;
}
