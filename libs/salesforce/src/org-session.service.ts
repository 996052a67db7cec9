import { Inject, Injectable } from '@nestjs/common';
import { Connection } from 'jsforce/lib/core.js';
import { AppError, Config, DB, type Db } from '#platform';
import { ApiUsageTracker } from './api-usage-tracker.service.js';
import type { CallOptions } from './calls.js';
import { refusesSession } from './domain/classify-answer.js';
import { partRefusesSession } from './domain/composite.js';
import { concernsConnection } from './domain/failure.js';
import { openBody, readText } from './http/body.js';
import { type HttpAnswer, HttpClient } from './http/http-client.js';
import { HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';
import { type JsforceRequest, JsforceTransport } from './http/jsforce-transport.js';
import { answerFailure, type TextAnswer, withRetry } from './http/retry.js';
import { SalesforceMetrics } from './salesforce-metrics.service.js';
import { type CallInSession, SessionRenewals } from './sign-in/session-renewals.service.js';
import { SessionTokens } from './sign-in/session-tokens.service.js';

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

/** An answer in a session, or what its refusal of the session says. */
type InSession<A> = { answer: A } | { refusal: AppError };

const REFUSED_BY_A_PART = {
  refusal: new AppError('SALESFORCE_SESSION_REFUSED', 'Salesforce refused the session for a part of a call'),
};

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
    private readonly renewals: SessionRenewals,
    private readonly http: HttpClient,
    private readonly usage: ApiUsageTracker,
    private readonly metrics: SalesforceMetrics,
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
    let last: TextAnswer | undefined;
    const connection = this.connectionOf(call);
    connection._transport = new JsforceTransport(async (request) => {
      const answer = await this.exchange(call, request);
      last = answer;
      return answer;
    });
    try {
      const result = await work(connection, () => {
        if (last === undefined) throw new Error('No answer yet');
        return last;
      });
      await this.succeed(call);
      return result;
    } catch (error) {
      throw await this.fail(call, error);
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
      const answer = await this.inSession(call, true, () => this.openRepeated(call, path, headers ?? {}));
      await this.succeed(call);
      return answer;
    } catch (error) {
      throw await this.fail(call, error);
    }
  }

  private async begin(teamId: string, options: CallOptions): Promise<CallInSession> {
    options.signal?.throwIfAborted();
    await options.guard?.();
    const token = await this.tokens.current(teamId);
    return { teamId, token, options, refused: 0, refusedNew: 0, looked: false };
  }

  private async succeed({ teamId, token }: CallInSession): Promise<void> {
    await this.tokens.noteSuccess(teamId, token);
  }

  private async fail({ teamId, options }: CallInSession, error: unknown): Promise<unknown> {
    if (options.signal?.aborted === true) return options.signal.reason;
    if (!(error instanceof AppError)) return error;
    if (concernsConnection(error.code, false)) await this.tokens.noteFailure(this.db, teamId, error);
    return error;
  }

  /** jsforce sees no answer that refuses the session, so it is given no way to renew one. */
  private connectionOf(call: CallInSession): Connection {
    return new Connection({
      instanceUrl: call.token.instanceUrl,
      accessToken: call.token.accessToken,
      version: this.version,
      // jsforce logs whole requests when JSFORCE_LOG_LEVEL says so.
      logLevel: 'NONE',
      callOptions: { client: 'RelatedRecords' },
    });
  }

  /**
   * Does an attempt until it is answered: again in another session where the org refuses this one, and again at the org's
   * new address where it has moved. `isRetryable`: whether a request may be sent again that the old address may have taken.
   */
  private async inSession<A>(
    call: CallInSession,
    isRetryable: boolean,
    attempt: () => Promise<InSession<A>>,
  ): Promise<A> {
    for (;;) {
      try {
        const outcome = await attempt();
        if ('answer' in outcome) return outcome.answer;
        await this.renewals.afterRefusal(call, outcome.refusal);
      } catch (error) {
        if (!(await this.renewals.findsMovedOrg(call, error, isRetryable))) throw error;
      }
    }
  }

  /** What jsforce sees: answers below 400. The rest fails here. */
  private async exchange(call: CallInSession, request: JsforceRequest): Promise<TextAnswer> {
    const { method, url, headers = {}, body } = request;
    const { pathname, search } = new URL(url);
    const text = typeof body === 'string' ? body : undefined;
    const { signal } = call.options;
    const isComposite = pathname.endsWith('/composite');
    const isRetryable = method !== 'POST' || isComposite;
    const retry = { baseMs: this.httpOptions.retryBaseMs, signal, isRetryable };
    const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^authorization$/i.test(name)));
    return this.inSession(call, isRetryable, () =>
      withRetry(async (): Promise<InSession<TextAnswer>> => {
        const opened = await this.open(call, { method, path: pathname + search, headers: own, body: text });
        const read = { ...opened, body: await readText(opened, this.bodyOptions(call)) };
        if (refusesSession(read)) return { refusal: answerFailure(read) };
        if (isUsable(read)) return isComposite && partRefusesSession(read.body) ? REFUSED_BY_A_PART : { answer: read };
        throw answerFailure(read);
      }, retry),
    );
  }

  private async openRepeated(
    call: CallInSession,
    path: string,
    headers: Record<string, string>,
  ): Promise<InSession<HttpAnswer>> {
    const { signal } = call.options;
    const absolute = path.startsWith('/services/') ? path : `/services/data/v${this.version}${path}`;
    return withRetry(
      async () => {
        const answer = await this.open(call, { method: 'GET', path: absolute, headers });
        const isPage = /^text\/html/i.test(answer.headers['content-type'] ?? '');
        if (answer.status === 200 && !isPage) return { answer };
        const read = { ...answer, body: await readText(answer, this.bodyOptions(call)) };
        if (refusesSession(read)) return { refusal: answerFailure(read) };
        throw answerFailure(read);
      },
      { baseMs: this.httpOptions.retryBaseMs, signal, isRetryable: true },
    );
  }

  /** One attempt. Session and address are the token's: a renewal may have changed both (jsforce#196). */
  private async open(
    { teamId, token, options: { meter, signal } }: CallInSession,
    { method, path, headers, body }: Attempt,
  ): Promise<HttpAnswer> {
    if (meter !== undefined) meter.apiCalls += 1;
    const asked = this.http.open({
      method,
      url: new URL(path, token.instanceUrl),
      headers: { 'accept-encoding': 'gzip', ...headers, authorization: `Bearer ${token.accessToken}` },
      body,
      signal,
      timeoutMs: this.httpOptions.headersTimeoutMs,
    });
    const startedAt = performance.now();
    const measure = (outcome: 'answered' | 'failed'): void => {
      this.metrics.called(teamId, outcome, (performance.now() - startedAt) / 1000);
    };
    asked.then(
      () => {
        measure('answered');
      },
      () => {
        measure('failed');
      },
    );
    const answer = await asked;
    this.usage.observe(teamId, answer.headers['sforce-limit-info']);
    const orgTime = new Date(answer.headers.date ?? '');
    if (meter !== undefined && !Number.isNaN(orgTime.getTime())) meter.orgTime = orgTime;
    return answer;
  }

  private bodyOptions({ options: { meter, signal } }: CallInSession): Parameters<typeof openBody>[1] {
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
