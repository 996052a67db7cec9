import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { AppError, type SpanOptions, withSpan } from '#platform';
import { operationOf } from '../domain/operation.js';

export interface HttpRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs: number;
}

/** The head of an answer; its body has to be read or destroyed. */
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: IncomingMessage;
}

/** The request never reached the org: any request may be sent again. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** `instanceof` fails for the errors of another realm, and a DOMException is none of Node's natives. */
export function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.name);

/** Whether the org can not have seen the request that failed so. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof AppError && isError(error.cause) && NOT_SENT.has(codeOf(error.cause));
}

/** Why a caller ended a call, as an error whatever it gave. */
export function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return isError(reason) ? reason : new Error('Aborted', { cause: reason });
}

/**
 * A failure that comes when nobody reads any more is of no interest, and would end the process: an 'error' event without a
 * listener is an uncaught exception. Whoever reads gets it all the same.
 */
export function listenForGood(stream: Readable): void {
  stream.on('error', () => undefined);
}

/** A failure of the connection before the head of an answer came. */
function connectionFailure(url: URL, cause: Error): AppError {
  return new AppError('SALESFORCE_UNREACHABLE', `No connection to ${url.host}: ${codeOf(cause)}`, { cause });
}

interface Agents {
  'http:': http.Agent;
  'https:': https.Agent;
}

function agentsWith(options: http.AgentOptions): Agents {
  return { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
}

/**
 * One HTTP exchange, with none of the traps of jsforce's own: NO_PROXY counts, time is bounded, and whatever happens to
 * the connection ends in the promise or in the body, never in an uncaught exception.
 */
export class HttpClient {
  private readonly agents: Agents;
  /** An idle connection may be closed under a request just sent on it; a POST that must not be sent twice avoids that. */
  private readonly freshAgents: Agents;

  /** `proxyEnv` holds HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in either case. */
  constructor(proxyEnv: NodeJS.ProcessEnv = process.env) {
    this.agents = agentsWith({ keepAlive: true, maxSockets: 32, proxyEnv });
    this.freshAgents = agentsWith({ keepAlive: false, proxyEnv });
  }

  /** SALESFORCE_UNREACHABLE or SALESFORCE_TIMEOUT; the signal's reason when it is aborted. Never follows a redirect. */
  async open(request: HttpRequest): Promise<HttpAnswer> {
    const { method, url } = request;
    // The org is told nothing of our traces, nor they of what it is asked.
    const options: SpanOptions = {
      kind: 'client',
      attributes: { 'server.address': url.hostname, 'http.request.method': method },
    };
    return withSpan(`Salesforce ${operationOf(url.pathname)}`, options, async (span) => {
      const answer = await this.exchange(request);
      span.set({ 'http.response.status_code': answer.status });
      if (answer.status >= 400) span.fail(String(answer.status));
      return answer;
    });
  }

  private async exchange(request: HttpRequest): Promise<HttpAnswer> {
    const { signal, url, timeoutMs } = request;
    signal?.throwIfAborted();
    const sent = this.send(request);
    return new Promise<HttpAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        sent.destroy(new AppError('SALESFORCE_TIMEOUT', `${url.host} did not answer within ${timeoutMs} ms`));
      }, timeoutMs);
      const abort = (): void => void sent.destroy(abortReason(signal));
      signal?.addEventListener('abort', abort, { once: true });
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      sent.once('response', (body) => {
        settle();
        listenForGood(body);
        resolve({ status: body.statusCode ?? 0, headers: body.headers, body });
      });
      // Stays for good: an error after the head belongs to the body, and must not be left without a listener.
      sent.on('error', (error) => {
        settle();
        reject(signal?.aborted === true || error instanceof AppError ? error : connectionFailure(url, error));
      });
      sent.end(request.body);
    });
  }

  close(): void {
    for (const agents of [this.agents, this.freshAgents]) {
      agents['http:'].destroy();
      agents['https:'].destroy();
    }
  }

  private send({ method, url, headers }: HttpRequest): ClientRequest {
    const isPlain = url.protocol === 'http:';
    const agents = method === 'POST' ? this.freshAgents : this.agents;
    const options = { method, headers, agent: isPlain ? agents['http:'] : agents['https:'] };
    return isPlain ? http.request(url, options) : https.request(url, options);
  }
}
