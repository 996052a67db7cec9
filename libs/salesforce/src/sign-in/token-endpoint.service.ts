import { Inject, Injectable } from '@nestjs/common';
import { OAuth2 } from 'jsforce/lib/core.js';
import { AppError, Config } from '#platform';
import { classifySignIn, type Grant } from '../domain/classify-sign-in.js';
import { readTokenAnswer, type TokenGrant } from '../domain/token-answer.js';
import { readText } from '../http/body.js';
import { answerFailure, type TextAnswer, toAppError, withRetry } from '../http/retry.js';
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
  client({ loginUrl, clientId, clientSecret, redirectUri }: ClientOfOrg): OAuth2 {
    const oauth2 = new OAuth2({
      loginUrl,
      clientId,
      ...(clientSecret === undefined ? {} : { clientSecret }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
    });
    oauth2._transport = new JsforceTransport((request) => this.post(request));
    return oauth2;
  }

  /**
   * Does a token request and reads its answer. `isRetryable`: whether it may be sent twice when its answer is lost. A
   * code and a rotating refresh token may not: Salesforce takes the second use for theft and revokes everything.
   */
  async grant(
    grant: Grant,
    request: () => Promise<object>,
    { isRetryable }: { isRetryable: boolean },
  ): Promise<TokenGrant> {
    const baseMs = this.options.retryBaseMs;
    const answer = await withRetry(() => this.classified(grant, request), { baseMs, isRetryable });
    const read = readTokenAnswer(answer as Record<string, unknown>, this.config.salesforce.allowedHosts);
    if (!read.ok) throw toAppError(read.failure);
    return read.grant;
  }

  private async classified(grant: Grant, request: () => Promise<object>): Promise<object> {
    try {
      const answer: unknown = await request();
      if (typeof answer === 'object' && answer !== null) return answer;
    } catch (error) {
      if (error instanceof AppError || !(error instanceof Error)) throw error;
      // jsforce throws `{"error", "error_description"}` as the name and the message of an error.
      const { name, message } = error;
      throw toAppError(classifySignIn(grant, { error: name, description: message }));
    }
    throw new AppError('SALESFORCE_RESPONSE_INVALID', 'The token answer is not JSON');
  }

  /** Hands jsforce the refusals that have an OAuth body, and classifies everything else itself. */
  private async post({ method, url, headers = {}, body }: JsforceRequest): Promise<TextAnswer> {
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
    const isOAuth = /^\s*\{/.test(answer.body) && answer.status < 500;
    // A revocation answers 200 with nothing.
    const isEmptySuccess = answer.status === 200 && answer.body === '';
    if (isOAuth || isEmptySuccess) return answer;
    throw answerFailure(answer);
  }
}
