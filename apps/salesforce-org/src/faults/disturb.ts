import { type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { html, json, type Reply } from '../http/reply.js';
import { type FaultEffect } from './fault-plan.js';

const MAINTENANCE =
  "<html><head><title>Maintenance</title></head><body><p>We are down for maintenance. Sorry for the inconvenience. We'll be back shortly.</p></body></html>";
const SETTING_UP =
  '<html><head><title>Setting up</title></head><body><p>We are setting things up. This process can take a few minutes…</p></body></html>';
/** More than the check sum and the length that gzip ends with. */
const SHORT_BYTES = 12;
/** Slow bodies go out in this many portions a second. */
const PORTIONS = 10;

/** The answer of a request that a fault keeps from being processed; undefined: process it. */
export function replyInstead(effect: FaultEffect | undefined): Reply | undefined {
  if (effect?.type !== 'status') return undefined;
  const { status, body = 'json', errorCode = 'UNKNOWN_EXCEPTION', message = 'An unexpected error occurred.' } = effect;
  const headers: Record<string, string> =
    effect.retryAfterSeconds === undefined ? {} : { 'retry-after': String(effect.retryAfterSeconds) };
  if (body === 'html')
    return html(status === 420 ? SETTING_UP : MAINTENANCE, status, { ...headers, server: 'AkamaiNetStorage' });
  if (body === 'empty') return { status, headers, body: undefined };
  if (body === 'text') return { status, headers: { ...headers, 'content-type': 'text/plain' }, body: message };
  if (body === 'oauth') return json({ error: errorCode, error_description: message }, status, headers);
  return json([{ message, errorCode }], status, headers);
}

/** How a route tells that the session is over. */
export function endedSession({ errorCode = 'INVALID_SESSION_ID', body = 'json' }: EndedSession): Reply {
  const message = 'Session expired or invalid';
  if (body === 'html') return html('<html><head><title>Login</title></head><body>Log in</body></html>', 401);
  if (body === 'empty') return { status: 401, headers: {}, body: undefined };
  if (body === 'json') return json([{ message, errorCode }], 401);
  const xml = `<?xml version="1.0"?><error><exceptionCode>${errorCode}</exceptionCode><exceptionMessage>${message}</exceptionMessage></error>`;
  return { status: 401, headers: { 'content-type': 'application/xml' }, body: xml };
}

type EndedSession = Extract<FaultEffect, { type: 'expire-session' }>;

/** Headers a fault falsifies. */
export function falsified(reply: Reply, effect: FaultEffect | undefined): Reply {
  const headers = { ...reply.headers };
  const count = headers['sforce-numberofrecords'];
  if (effect?.type === 'wrong-count' && count !== undefined)
    headers['sforce-numberofrecords'] = String(Number(count) + effect.by);
  if (effect?.type === 'missing-locator') delete headers['sforce-locator'];
  return { ...reply, headers };
}

/** Passes the bytes on as the fault lets them: late, slowly, up to a point, or damaged. Ends by destroying the response when cut. */
export async function* disturbed(
  source: AsyncIterable<Buffer>,
  effect: FaultEffect,
  response: ServerResponse,
  zipped: boolean,
): AsyncGenerator<Buffer> {
  switch (effect.type) {
    case 'slow':
      yield* slowly(source, effect.bytesPerSecond);
      return;
    case 'cut':
      yield* upTo(source, effect.afterBytes);
      await cutOff(response);
      return;
    case 'expire-session':
      if (effect.afterBytes === undefined) break;
      yield* upTo(source, effect.afterBytes);
      await cutOff(response);
      return;
    case 'stall':
      yield* stalling(source, effect, response);
      return;
    case 'broken-gzip':
      yield* zipped ? damaged(source) : source;
      return;
    case 'short-body':
      yield* withoutEnd(source, effect.bytes ?? SHORT_BYTES);
      return;
    case 'status':
    case 'drop':
    case 'delay':
    case 'truncate-rows':
    case 'wrong-count':
    case 'missing-locator':
    case 'duplicate-page':
    case 'refuse-parts':
      break;
  }
  yield* source;
}

/** What was written is flushed before the connection goes, so that the reader has really seen it. */
async function cutOff(response: ServerResponse): Promise<void> {
  await pause(10);
  response.socket?.destroy();
}

async function* upTo(source: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of source) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
}

async function* withoutEnd(source: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    const passed = Math.max(0, held.length - bytes);
    yield held.subarray(0, passed);
    held = held.subarray(passed);
  }
}

async function* slowly(source: AsyncIterable<Buffer>, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const portion = Math.max(1, Math.floor(bytesPerSecond / PORTIONS));
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += portion) {
      yield chunk.subarray(at, at + portion);
      await pause(1000 / PORTIONS);
    }
  }
}

async function* stalling(
  source: AsyncIterable<Buffer>,
  effect: { afterBytes: number; ms?: number },
  response: ServerResponse,
): AsyncGenerator<Buffer> {
  let left = effect.afterBytes;
  let stalled = false;
  for await (const chunk of source) {
    if (stalled || chunk.length <= left) {
      left -= chunk.length;
      yield chunk;
      continue;
    }
    if (left > 0) yield chunk.subarray(0, left);
    stalled = true;
    await silence(response, effect.ms);
    yield chunk.subarray(Math.max(0, left));
  }
}

/** Waits, but no longer than there is a reader. */
export async function silence(response: ServerResponse, ms: number | undefined): Promise<void> {
  const gone = new AbortController();
  const onClose = (): void => {
    gone.abort();
  };
  response.once('close', onClose);
  // A reader that never gives up is held for a day.
  await pause(ms ?? 86_400_000, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
  response.off('close', onClose);
}

/** Flips bytes from the second half of what passes; gzip's check sum or its codes then fail. */
async function* damaged(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    const copy = Buffer.from(chunk);
    for (let at = Math.floor(copy.length / 2); at < copy.length; at += 7) copy[at] = (copy[at] ?? 0) ^ 0x5a;
    yield copy;
  }
}
