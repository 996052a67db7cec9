import { crmId18 } from '#identifiers';
import { checkSalesforceHost, type HostRules } from '#identifiers';
import type { Failure } from './failure.js';

/** What a token answer grants. `refreshToken` is there only when Salesforce sent one: after a refresh, a rotated one. */
export interface TokenGrant {
  accessToken: string;
  refreshToken: string | undefined;
  /** Origin of the org's API, checked against the host rules. */
  instanceUrl: string;
  /** 18 characters each. */
  orgId: string;
  userId: string;
}

export type TokenAnswer = { ok: true; grant: TokenGrant } | { ok: false; failure: Failure };

const invalid = (what: string): TokenAnswer => ({
  ok: false,
  failure: { code: 'SALESFORCE_RESPONSE_INVALID', message: `The token answer has no usable ${what}` },
});

/** Reads a token answer, trusting none of it: the address it names is where the access token will be sent. */
export function readTokenAnswer(answer: Record<string, unknown>, rules: HostRules): TokenAnswer {
  const { access_token: accessToken, refresh_token: refreshToken, instance_url: instanceUrl, id } = answer;
  if (typeof accessToken !== 'string' || accessToken === '') return invalid('access_token');
  if (typeof instanceUrl !== 'string') return invalid('instance_url');
  const [orgId, userId] = (typeof id === 'string' ? id : '').split('/').slice(-2).map(crmId18);
  if (orgId === undefined || userId === undefined) return invalid('id');
  const host = checkSalesforceHost(instanceUrl, rules);
  if (!host.allowed) {
    const message = `Salesforce names ${JSON.stringify(instanceUrl.slice(0, 200))} as the org's address, which ${host.reason}`;
    return { ok: false, failure: { code: 'SALESFORCE_HOST_REFUSED', message } };
  }
  const rotated = typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined;
  return { ok: true, grant: { accessToken, refreshToken: rotated, instanceUrl: host.origin, orgId, userId } };
}
