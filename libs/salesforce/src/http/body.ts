import type { IncomingMessage } from 'node:http';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '#platform';
import type { Meter } from '../calls.js';
import { collectBuffers } from './collect.js';
import { abortReason, type HttpAnswer, isError, listenForGood } from './http-client.js';

export interface BodyOptions {
  idleTimeoutMs: number;
  meter?: Meter | undefined;
  signal?: AbortSignal | undefined;
}

/** JSON answers are read whole; none of ours comes near this. */
const LARGEST_TEXT_BYTES = 256 * 1024 * 1024;

/** Ends a body in which nothing moves. Silence while the reader holds the stream back is the reader's, and counts not. */
function watchSilence(body: IncomingMessage, idleTimeoutMs: number): void {
  let lastMovedAt = performance.now();
  const timer = setInterval(
    () => {
      if (body.isPaused()) lastMovedAt = performance.now();
      if (performance.now() - lastMovedAt < idleTimeoutMs) return;
      body.destroy(new AppError('SALESFORCE_TIMEOUT', `The answer stopped for ${idleTimeoutMs} ms before its end`));
    },
    Math.min(idleTimeoutMs / 4, 5_000),
  );
  timer.unref();
  body.on('data', () => (lastMovedAt = performance.now()));
  body.once('close', () => {
    clearInterval(timer);
  });
}

/** A body ends early as ECONNRESET of the connection, or as a compressed stream without its end. */
function readingFailure(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted === true) return abortReason(signal);
  if (error instanceof AppError || !isError(error)) return error;
  return new AppError('SALESFORCE_RESPONSE_CUT', 'The connection ended in the middle of an answer', { cause: error });
}

async function* chunksOf(decoded: Readable, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of decoded as AsyncIterable<Buffer>) {
      yield chunk;
      collectBuffers(chunk.length);
    }
  } catch (error) {
    throw readingFailure(error, signal);
  }
}

/**
 * The decompressed bytes of an answer, as fast as the reader takes them. Fails with SALESFORCE_TIMEOUT,
 * SALESFORCE_RESPONSE_CUT or the signal's reason; destroying it ends the connection.
 */
export function openBody({ body, headers }: HttpAnswer, { idleTimeoutMs, meter, signal }: BodyOptions): Readable {
  if (meter !== undefined) body.on('data', (chunk: Buffer) => (meter.bytes += chunk.length));
  watchSilence(body, idleTimeoutMs);
  const isGzip = headers['content-encoding']?.toLowerCase() === 'gzip';
  const decoded = isGzip ? createGunzip({ chunkSize: 128 * 1024 }) : new PassThrough({ highWaterMark: 256 * 1024 });
  // `pipeline` and the reader take their listeners along when they leave, while zlib still finds what is wrong.
  listenForGood(decoded);
  const abort = (): void => void body.destroy(abortReason(signal));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();
  // Only `pipeline` passes a failure on in both directions; the reader of `decoded` gets it.
  pipeline(body, decoded, () => signal?.removeEventListener('abort', abort));
  const readable = Readable.from(chunksOf(decoded, signal), { objectMode: false });
  // A reader that never came, or left, must not turn a broken connection into an uncaught exception.
  listenForGood(readable);
  readable.once('close', () => decoded.destroy());
  return readable;
}

/** The whole body as text. */
export async function readText(answer: HttpAnswer, options: BodyOptions): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of openBody(answer, options) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_TEXT_BYTES) throw new AppError('SALESFORCE_RESPONSE_INVALID', 'The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
