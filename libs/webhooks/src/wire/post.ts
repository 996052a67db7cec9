import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Answer } from '../domain/retries.js';
import { guardedLookup, urlFault } from './endpoint-address.js';

const TIMEOUT_MS = 15_000;

/** A signed message and where it goes. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

function retryAfterSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}

/**
 * Posts a message; the answer's body is not read. Redirects are not followed: they could lead anywhere. Never throws but
 * when the process stops.
 */
export async function post({ url, headers, body, allowPrivate, signal }: Message): Promise<Answer> {
  const fault = urlFault(url, allowPrivate);
  if (fault !== undefined) return { kind: 'unanswered', error: fault };
  // Not by the text: a scheme may be written in capitals.
  const send = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const request = send(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: guardedLookup(allowPrivate),
        // A connection kept from another try could belong to a name that leads elsewhere by now.
        agent: false,
        signal: AbortSignal.any([signal, timeout]),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const seconds = retryAfterSeconds(response.headers['retry-after']);
        resolve({ kind: 'answered', status: response.statusCode ?? 0, retryAfterSeconds: seconds });
        response.destroy();
      });
      // Without a listener, nothing would be heard of the answer before the time is over.
      request.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve({ kind: 'answered', status: response.statusCode ?? 0, retryAfterSeconds: undefined });
      });
      request.end(body);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { kind: 'unanswered', error: `No answer within ${TIMEOUT_MS / 1000} s.` };
    return { kind: 'unanswered', error: error instanceof Error ? error.message : 'The connection failed.' };
  }
}
