import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OAuthError } from '../http/api-error.js';
import { form, type Exchange } from '../http/exchange.js';
import { empty, json, type Reply } from '../http/reply.js';
import { type Org } from '../org.js';
import { tokenBody } from './identity.js';
import { userOfAssertion } from './jwt.js';

/** A token request takes this long, so that two at once do overlap. */
const WORK_MS = 5;

type Grant = (org: Org, params: URLSearchParams) => Record<string, string> | Promise<Record<string, string>>;

const GRANTS: Record<string, Grant> = {
  authorization_code: authorizationCode,
  refresh_token: refresh,
  client_credentials: clientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
};

export async function token(exchange: Exchange): Promise<Reply> {
  const params = form(exchange);
  takeBasicCredentials(exchange, params);
  const grant = GRANTS[params.get('grant_type') ?? ''];
  if (!grant) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  const headers = { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' };
  return json(await grant(exchange.org, params), 200, headers);
}

function takeBasicCredentials(exchange: Exchange, params: URLSearchParams): void {
  const basic = /^Basic (.+)$/i.exec(exchange.request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return;
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  params.set('client_id', decodeURIComponent(id));
  params.set('client_secret', decodeURIComponent(secret));
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function needClient(org: Org, params: URLSearchParams, secret: 'needed' | 'checked'): void {
  if (params.get('client_id') !== org.clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const given = params.get('client_secret');
  if (given === null && secret === 'checked') return;
  if (given === null) throw new OAuthError('invalid_client', 'missing required client secret');
  if (!sameSecret(given, org.clientSecret)) throw new OAuthError('invalid_client', 'invalid client credentials');
}

/** Refuses people who may not sign in, each in Salesforce's words. */
export function needUser(org: Org, user: number): void {
  if (user < 0) throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
  if (!org.isActive(user)) throw new OAuthError('inactive_user', 'user is inactive');
  if (org.rightsOf(user).ipRestricted) throw new OAuthError('invalid_grant', 'ip restricted or invalid login hours');
}

const keepsRefresh = (scope: string[]): boolean =>
  scope.includes('refresh_token') || scope.includes('offline_access') || scope.includes('full');

function authorizationCode(org: Org, params: URLSearchParams): Record<string, string> {
  needClient(org, params, 'needed');
  const code = org.sessions.codes.get(params.get('code') ?? '');
  if (!code || code.used || code.expiresAt <= org.now())
    throw new OAuthError('invalid_grant', 'expired authorization code');
  if (params.get('redirect_uri') !== code.redirectUri)
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  checkVerifier(code.codeChallenge, params.get('code_verifier'));
  code.used = true;
  needUser(org, code.user);
  const approval = keepsRefresh(code.scope) ? org.sessions.approve(code.user, code.scope) : undefined;
  const session = org.sessions.open(code.user, code.scope, approval, org.now());
  return tokenBody(org, session, approval?.refreshToken);
}

/** S256 always: clients may leave code_challenge_method out, and verifiers may be longer than RFC 7636 allows. */
function checkVerifier(challenge: string | undefined, verifier: string | null): void {
  if (challenge === undefined) return;
  if (verifier === null) throw new OAuthError('invalid_grant', 'missing required code verifier');
  if (createHash('sha256').update(verifier).digest('base64url') !== challenge)
    throw new OAuthError('invalid_grant', 'invalid code verifier');
}

async function refresh(org: Org, params: URLSearchParams): Promise<Record<string, string>> {
  const { sessions } = org;
  needClient(org, params, 'checked');
  const given = params.get('refresh_token') ?? '';
  if (sessions.busy.has(given)) throw new OAuthError('invalid_grant', 'token request is already being processed');
  sessions.busy.add(given);
  try {
    await pause(WORK_MS);
    const stolen = sessions.approvals.find((one) => one.spent.has(given));
    if (stolen) sessions.revoke(stolen);
    const approval = sessions.approvals.find((one) => one.refreshToken === given && !one.revoked);
    if (!approval) throw new OAuthError('invalid_grant', 'expired access/refresh token');
    needUser(org, approval.user);
    const rotated = sessions.rotation ? sessions.rotate(approval) : undefined;
    return tokenBody(org, sessions.open(approval.user, approval.scope, approval, org.now()), rotated);
  } finally {
    sessions.busy.delete(given);
  }
}

function clientCredentials(org: Org, params: URLSearchParams): Record<string, string> {
  needClient(org, params, 'needed');
  if (org.runAsUser < 0) throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  needUser(org, org.runAsUser);
  return tokenBody(org, org.sessions.open(org.runAsUser, ['api'], undefined, org.now()), undefined);
}

function jwtBearer(org: Org, params: URLSearchParams): Record<string, string> {
  const user = userOfAssertion(org, params.get('assertion') ?? '');
  needUser(org, user);
  return tokenBody(org, org.sessions.open(user, ['api'], undefined, org.now()), undefined);
}

/** Takes an access or a refresh token, by form or query. */
export function revoke(exchange: Exchange): Reply {
  const { sessions } = exchange.org;
  const given = form(exchange).get('token') ?? exchange.url.searchParams.get('token') ?? '';
  const session = sessions.active.get(given);
  const approval = sessions.approvals.find((one) => one.refreshToken === given && !one.revoked) ?? session?.approval;
  if (!session && !approval) throw new OAuthError('unsupported_token_type', 'this token type is not supported');
  if (session) sessions.active.delete(given);
  if (approval) sessions.revoke(approval);
  return empty(200);
}

/** RFC 7662, for the app's own tokens. */
export function introspect(exchange: Exchange): Reply {
  const params = form(exchange);
  takeBasicCredentials(exchange, params);
  const { org } = exchange;
  needClient(org, params, 'needed');
  const session = org.sessions.active.get(params.get('token') ?? '');
  if (!session) return json({ active: false });
  const exp = Math.floor((session.lastUsedAt + org.sessions.lifeMs) / 1000);
  return json({
    active: true,
    scope: session.scope.join(' '),
    client_id: org.clientId,
    username: org.username(session.user),
    token_type: 'access_token',
    exp,
  });
}
