import { Inject, Injectable } from '@nestjs/common';
import { Connection } from 'jsforce/lib/core.js';
import { AppError, Config, DB, type Db } from '#platform';
import type { CallOptions } from './calls.js';
import { needsAttention } from './domain/failure.js';
import { SessionTokens, type SessionToken } from './sign-in/session-tokens.service.js';
import { ApiUsageTracker } from './api-usage-tracker.service.js';
import { openBody, readText } from './http/body.js';
import { answerFailure, type TextAnswer, withRetry } from './http/retry.js';
import { HttpClient, type HttpAnswer } from './http/http-client.js';
import { type JsforceRequest, JsforceTransport } from './http/jsforce-transport.js';
import { HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';

/** How often one call may meet an expired session. jsforce alone goes on for ever (jsforce#1766). */
const RENEWALS_PER_CALL = 2;

export interface OrgRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/services/data/vXX.X`, or a whole path from `/services/` on. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Attempt {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

/** One call's state: the token it uses now, and how often it took another. */
interface Call {
  teamId: string;
  token: SessionToken;
  renewals: number;
  options: CallOptions;
}

/**
 * Calls to a team's org in its session. Every failure leaves as an AppError with a SALESFORCE_ code, or as the reason of
 * the caller's aborted signal. What lasts marks the connection; a call that works takes the mark off.
 */
@Injectable()
export class OrgSession {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly tokens: SessionTokens,
    private readonly http: HttpClient,
    private readonly usage: ApiUsageTracker,
    @Inject(HTTP_OPTIONS) private readonly httpOptions: HttpOptions,
  ) {}

  get version(): string {
    return this.config.salesforce.apiVersion;
  }

  /** Work through jsforce: its session handling and addresses on our HTTP client. It never holds a refresh token. */
  async withJsforce<T>(
    teamId: string,
    options: CallOptions,
    work: (connection: Connection, last: () => TextAnswer) => Promise<T>,
  ): Promise<T> {
    const call = await this.begin(teamId, options);
    let failure: unknown;
    let last: TextAnswer | undefined;
    const connection = this.connectionOf(call, (error) => (failure = error));
    connection._transport = new JsforceTransport(async (request) => (last = await this.exchange(call, request)));
    try {
      const result = await work(connection, () => {
        if (last === undefined) throw new Error('No answer yet');
        return last;
      });
      await this.succeed(call);
      return result;
    } catch (error) {
      // jsforce replaces what the renewal threw by an Error of its own, without cause or code; and there are answers 401
      // for which it asks no renewal.
      throw await this.fail(call, failure ?? (last?.status === 401 ? answerFailure(last) : error));
    }
  }

  /** One request, its answer whole and as text: what jsforce would parse into inexact numbers. */
  async text(
    teamId: string,
    { method = 'GET', path, headers, body }: OrgRequest,
    options: CallOptions,
  ): Promise<TextAnswer> {
    return this.withJsforce(teamId, options, async (connection, last) => {
      const request = { method, url: path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
      await connection.request(request, { responseType: 'text/plain' });
      return last();
    });
  }

  /**
   * One request whose body is streamed, past jsforce, which would buffer it whole and hand a 401's body over as data. An
   * answer other than 200 is a failure; the body has to be read or destroyed.
   */
  async stream(teamId: string, { path, headers }: OrgRequest, options: CallOptions): Promise<HttpAnswer> {
    const call = await this.begin(teamId, options);
    try {
      for (;;) {
        const answer = await this.openRepeated(call, path, headers ?? {});
        if (answer.status !== 401) {
          await this.succeed(call);
          return answer;
        }
        await readText(answer, this.bodyOptions(call));
        await this.renew(call);
      }
    } catch (error) {
      throw await this.fail(call, error);
    }
  }

  private async begin(teamId: string, options: CallOptions): Promise<Call> {
    options.signal?.throwIfAborted();
    await options.guard?.();
    return { teamId, token: await this.tokens.current(teamId), renewals: 0, options };
  }

  private async succeed({ teamId, token }: Call): Promise<void> {
    if (token.isFlagged) await this.tokens.noteSuccess(teamId);
  }

  private async fail({ teamId, options }: Call, error: unknown): Promise<unknown> {
    if (options.signal?.aborted === true) return options.signal.reason;
    if (!(error instanceof AppError)) return error;
    if (needsAttention(error.code)) await this.tokens.noteFailure(this.db, teamId, error);
    return error;
  }

  private connectionOf(call: Call, onFailure: (error: unknown) => void): Connection {
    return new Connection({
      instanceUrl: call.token.instanceUrl,
      accessToken: call.token.accessToken,
      version: this.version,
      // jsforce logs whole requests when JSFORCE_LOG_LEVEL says so.
      logLevel: 'NONE',
      callOptions: { client: 'RelatedRecords' },
      refreshFn: (_connection, done) => {
        this.renew(call).then(
          () => void done(null, call.token.accessToken),
          (error: unknown) => {
            onFailure(error);
            done(error instanceof Error ? error : new Error('Renewal failed', { cause: error }));
          },
        );
      },
    });
  }

  private async renew(call: Call): Promise<void> {
    call.renewals += 1;
    if (call.renewals > RENEWALS_PER_CALL) {
      throw new AppError('SALESFORCE_SESSION_REFUSED', 'The org refuses a session that it issued a moment ago.');
    }
    call.token = await this.tokens.renew(call.teamId, call.token);
  }

  /** What jsforce sees: answers below 400, and 401, on which it asks for another token. The rest fails here. */
  private async exchange(call: Call, request: JsforceRequest): Promise<TextAnswer> {
    const { method, url, headers = {}, body } = request;
    const { pathname, search } = new URL(url);
    const text = typeof body === 'string' ? body : undefined;
    const { signal } = call.options;
    return withRetry(
      async () => {
        const answer = await this.open(call, { method, path: pathname + search, headers, body: text });
        const read = { ...answer, body: await readText(answer, this.bodyOptions(call)) };
        if (read.status === 401 || isUsable(read)) return read;
        throw answerFailure(read);
      },
      {
        baseMs: this.httpOptions.retryBaseMs,
        signal,
        isRetryable: method !== 'POST' || pathname.endsWith('/composite'),
      },
    );
  }

  private async openRepeated(call: Call, path: string, headers: Record<string, string>): Promise<HttpAnswer> {
    const { signal } = call.options;
    const authorization = `Bearer ${call.token.accessToken}`;
    return withRetry(
      async () => {
        const absolute = path.startsWith('/services/') ? path : `/services/data/v${this.version}${path}`;
        const answer = await this.open(call, { method: 'GET', path: absolute, headers: { ...headers, authorization } });
        const isPage = /^text\/html/i.test(answer.headers['content-type'] ?? '');
        if ((answer.status === 200 && !isPage) || answer.status === 401) return answer;
        throw answerFailure({ ...answer, body: await readText(answer, this.bodyOptions(call)) });
      },
      { baseMs: this.httpOptions.retryBaseMs, signal, isRetryable: true },
    );
  }

  /** One attempt. The org's address is the token's: a renewal may have moved it (jsforce#196). */
  private async open(
    { teamId, token, options: { meter, signal } }: Call,
    { method, path, headers, body }: Attempt,
  ): Promise<HttpAnswer> {
    if (meter !== undefined) meter.apiCalls += 1;
    const answer = await this.http.open({
      method,
      url: new URL(path, token.instanceUrl),
      headers: { 'accept-encoding': 'gzip', ...headers },
      body,
      signal,
      timeoutMs: this.httpOptions.headersTimeoutMs,
    });
    this.usage.observe(teamId, answer.headers['sforce-limit-info']);
    const orgTime = new Date(answer.headers.date ?? '');
    if (meter !== undefined && !Number.isNaN(orgTime.getTime())) meter.orgTime = orgTime;
    return answer;
  }

  private bodyOptions({ options: { meter, signal } }: Call): Parameters<typeof openBody>[1] {
    return { idleTimeoutMs: this.httpOptions.idleTimeoutMs, meter, signal };
  }
}

/** Not modified, no content, or JSON: a web page with status 200 was seen from a moving org. */
function isUsable({ status, headers, body }: TextAnswer): boolean {
  if (status === 304 || status === 204) return true;
  if (status < 200 || status >= 300) return false;
  if (body === '') return status !== 200;
  // A body may also end early with everything about its transfer in order.
  return /^application\/json/i.test(headers['content-type'] ?? '') && /[}\]]\s*$/.test(body.slice(-100));
}
