import { Inject, Injectable } from '@nestjs/common';
import { OAuth2 } from 'jsforce/lib/core.js';
import { Config } from '#platform';
import { classifyTokenAnswer, type Grant } from '../domain/classify-sign-in.js';
import { asObject } from '../domain/exact-json.js';
import { readTokenAnswer, type TokenGrant } from '../domain/token-answer.js';
import { readText } from '../http/body.js';
import { type TextAnswer, toAppError, withRetry } from '../http/retry.js';
import { HttpClient } from '../http/http-client.js';
import { type JsforceRequest, JsforceTransport } from '../http/jsforce-transport.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http/http-options.js';

export interface ClientOfOrg {
  /** Origin, checked against the host rules before. */
  loginUrl: string;
  clientId: string;
  clientSecret?: string | undefined;
  redirectUri?: string | undefined;
}

/** Of one token request: a connection dropped by chance is worth a second try, an endpoint in trouble no more of them. */
const ATTEMPTS = 2;

/**
 * The org's token endpoint, through jsforce's OAuth2 on our HTTP client. Failures come classified; secrets and tokens travel in
 * request bodies only and are part of no message.
 */
@Injectable()
export class TokenEndpoint {
  constructor(
    private readonly http: HttpClient,
    private readonly config: Config,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  /** jsforce's client for this org; `grant` decides what a refusal means. */
  client({ loginUrl, clientId, clientSecret, redirectUri }: ClientOfOrg, grant: Grant): OAuth2 {
    const oauth2 = new OAuth2({
      loginUrl,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
    });
    oauth2._transport = new JsforceTransport((request) => this.post(grant, request));
    return oauth2;
  }

  /**
   * Does a token request and reads its answer. `isRetryable`: whether it may be sent twice when its answer is lost. A
   * code and a rotating refresh token may not: Salesforce takes the second use for theft and revokes everything. Longer
   * trouble is SessionTokens' to wait out, for all callers together.
   */
  async grant(request: () => Promise<object>, { isRetryable }: { isRetryable: boolean }): Promise<TokenGrant> {
    const retry = { baseMs: this.options.retryBaseMs, isRetryable, attempts: ATTEMPTS };
    const answer: unknown = await withRetry(request, retry);
    const read = readTokenAnswer(asObject(answer) ?? {}, this.config.salesforce);
    if (!read.ok) throw toAppError(read.failure);
    return read.grant;
  }

  /** What jsforce sees are grants alone: its own reading of refusals loses what they say. */
  private async post(grant: Grant, { method, url, headers = {}, body }: JsforceRequest): Promise<TextAnswer> {
    const { signInTimeoutMs, idleTimeoutMs } = this.options;
    const opened = await this.http.open({
      method,
      url: new URL(url),
      headers: {
        ...headers,
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'content-length': String(Buffer.byteLength(String(body))),
      },
      body: String(body),
      timeoutMs: signInTimeoutMs,
    });
    const answer = { ...opened, body: await readText(opened, { idleTimeoutMs }) };
    // A revocation answers 200 with nothing.
    if (answer.status === 200 && (answer.body === '' || isGrant(answer.body))) return answer;
    const { 'content-type': contentType, 'retry-after': retryAfter } = answer.headers;
    throw toAppError(classifyTokenAnswer(grant, { ...answer, contentType, retryAfter }));
  }
}

function isGrant(body: string): boolean {
  try {
    const answer = asObject(JSON.parse(body));
    return answer !== undefined && !('error' in answer);
  } catch {
    return false;
  }
}
