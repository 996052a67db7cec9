import { OAuthError } from '../http/api-error.js';
import { form, type Exchange } from '../http/exchange.js';
import { empty, html, type Reply } from '../http/reply.js';
import { type Org } from '../org.js';
import { approvalPage, refusalPage } from './approval-page.js';
import { CODE_LIFE_MS, opaque } from './sessions.js';
import { needUser } from './token.js';

const SCOPES = new Set([
  'api',
  'web',
  'full',
  'id',
  'profile',
  'email',
  'address',
  'phone',
  'openid',
  'refresh_token',
  'offline_access',
  'chatter_api',
  'visualforce',
  'custom_permissions',
  'content',
  'cdp_api',
  'lightning',
]);

/** A checked request of the web server flow. */
interface AuthorizationRequest {
  redirectUri: string;
  state: string | null;
  scope: string[];
  codeChallenge: string | undefined;
}

function isAllowed(org: Org, redirectUri: string): boolean {
  if (org.redirectUris.includes(redirectUri)) return true;
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  return url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** Faults that cannot be sent back to the app are shown to the person; the others travel on the redirect. */
function check(org: Org, params: URLSearchParams): AuthorizationRequest {
  if (params.get('client_id') !== org.clientId) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!isAllowed(org, redirectUri))
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  const scope = (params.get('scope') ?? 'api refresh_token').split(/[ +]/).filter((one) => one !== '');
  const codeChallenge = params.get('code_challenge') ?? undefined;
  return { redirectUri, state: params.get('state'), scope, codeChallenge };
}

function refusalOf(params: URLSearchParams, request: AuthorizationRequest): [string, string] | undefined {
  if (params.get('response_type') !== 'code') return ['unsupported_response_type', 'response type not supported'];
  if (request.scope.some((one) => !SCOPES.has(one))) return ['invalid_scope', 'the requested scope is not allowed'];
  if (request.codeChallenge !== undefined && !/^[A-Za-z0-9_-]{43}$/.test(request.codeChallenge))
    return ['invalid_request', 'invalid code challenge'];
  const method = params.get('code_challenge_method');
  if (method !== null && method !== 'S256') return ['invalid_request', 'code challenge method must be S256'];
  return undefined;
}

function redirect(request: AuthorizationRequest, values: Record<string, string>): Reply {
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(values)) target.searchParams.set(name, value);
  if (request.state !== null) target.searchParams.set('state', request.state);
  return empty(302, { location: target.toString() });
}

function checked(org: Org, params: URLSearchParams, proceed: (request: AuthorizationRequest) => Reply): Reply {
  try {
    const request = check(org, params);
    const refusal = refusalOf(params, request);
    return refusal ? redirect(request, { error: refusal[0], error_description: refusal[1] }) : proceed(request);
  } catch (error) {
    if (error instanceof OAuthError) return html(refusalPage(error.error, error.message), 400);
    throw error;
  }
}

/** The page a person sees: who is asking, for what, as whom. */
export function authorizePage(exchange: Exchange): Reply {
  const { org, url } = exchange;
  return checked(org, url.searchParams, (request) => html(approvalPage(org, url.searchParams, request.scope)));
}

/** The person's answer. */
export function decide(exchange: Exchange): Reply {
  return decided(exchange.org, form(exchange));
}

/** Allows what an authorization address asks for, as a user would; answers where the browser goes next. */
export function approve(org: Org, authorizationUrl: string, username: string): string {
  const params = new URL(authorizationUrl).searchParams;
  params.set('decision', 'allow');
  params.set('username', username);
  const { location } = decided(org, params).headers;
  if (location === undefined) throw new Error('the org refused the authorization address');
  return location;
}

function decided(org: Org, params: URLSearchParams): Reply {
  return checked(org, params, (request) => {
    if (params.get('decision') !== 'allow')
      return redirect(request, { error: 'access_denied', error_description: 'end-user denied authorization' });
    const user = org.userByName(params.get('username') ?? '');
    try {
      needUser(org, user);
    } catch (error) {
      if (error instanceof OAuthError) return html(refusalPage(error.error, error.message), 400);
      throw error;
    }
    const code = `aPrx${opaque(60)}==`;
    const { redirectUri, scope, codeChallenge } = request;
    org.sessions.codes.set(code, {
      user,
      scope,
      redirectUri,
      codeChallenge,
      expiresAt: org.now() + CODE_LIFE_MS,
      used: false,
    });
    return redirect(request, { code });
  });
}
