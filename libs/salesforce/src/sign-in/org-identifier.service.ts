import { Inject, Injectable } from '@nestjs/common';
import { AppError, Config } from '#platform';
import { compositeBody, compositeParts, type CompositePart } from '../domain/composite.js';
import { classifyAnswer } from '../domain/classify-answer.js';
import { parseExact } from '../domain/exact-json.js';
import { ORGANIZATION_QUERY, type OrgIdentity, toOrgIdentity, usernameQuery } from '../domain/organization.js';
import { type CrmRecord, toQueryPage } from '../domain/query-page.js';
import type { TokenGrant } from '../domain/token-answer.js';
import { readText } from '../http/body.js';
import { answerFailure, toAppError, withRetry } from '../http/retry.js';
import { HttpClient } from '../http/http-client.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http/http-options.js';

/** The first call with a new token, before anything is stored: proves that the API answers, and says who we are. */
@Injectable()
export class OrgIdentifier {
  constructor(
    private readonly http: HttpClient,
    private readonly config: Config,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  async identify(granted: TokenGrant): Promise<OrgIdentity> {
    const soqls = [ORGANIZATION_QUERY, usernameQuery(granted.userId)];
    const { apiVersion } = this.config.salesforce;
    const body = compositeBody(
      soqls.map((soql) => ({ kind: 'query', soql })),
      apiVersion,
    );
    const { retryBaseMs: baseMs } = this.options;
    const text = await withRetry(() => this.post(granted, `/services/data/v${apiVersion}/composite`, body), {
      baseMs,
      isRetryable: true,
    });
    const parts = compositeParts(parseExact(text), soqls.length);
    if (parts === undefined) throw new AppError('SALESFORCE_RESPONSE_INVALID', 'The org did not say who it is');
    return toOrgIdentity(...(parts.map(firstRecord) as [CrmRecord | undefined, CrmRecord | undefined]));
  }

  private async post(granted: TokenGrant, path: string, body: string): Promise<string> {
    const { signInTimeoutMs: timeoutMs, idleTimeoutMs } = this.options;
    const headers = {
      authorization: `Bearer ${granted.accessToken}`,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'accept-encoding': 'gzip',
    };
    const url = new URL(path, granted.instanceUrl);
    const opened = await this.http.open({ method: 'POST', url, headers, body, timeoutMs });
    const answer = { ...opened, body: await readText(opened, { idleTimeoutMs }) };
    if (answer.status !== 200 || !answer.body.trimEnd().endsWith('}')) throw this.refusal(answer);
    return answer.body;
  }

  private refusal(answer: Parameters<typeof answerFailure>[0]): AppError {
    const failure = answerFailure(answer);
    if (failure.code !== 'SALESFORCE_NOT_FOUND') return failure;
    const message = `The org does not offer API version ${this.config.salesforce.apiVersion}.`;
    return new AppError('SALESFORCE_VERSION_UNSUPPORTED', message, { cause: failure });
  }
}

function firstRecord(part: CompositePart): CrmRecord | undefined {
  if (part.isRefused) throw toAppError(classifyAnswer(part.refusal));
  return toQueryPage(part.body)?.records[0];
}
