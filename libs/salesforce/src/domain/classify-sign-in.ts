import type { ErrorCode } from '#platform';
import type { Failure } from './failure.js';

export type Grant = 'web_server' | 'client_credentials' | 'jwt_bearer';

/** The body of a refused token request: `{"error", "error_description"}`. */
export interface RefusedSignIn {
  error: string;
  description: string;
}

/** `invalid_grant` covers a dozen things that only its description tells apart. */
const BY_DESCRIPTION: [RegExp, ErrorCode, string][] = [
  [/already being processed/i, 'SALESFORCE_BUSY', 'another request is using the refresh token at this moment'],
  [
    /expired access\/refresh token/i,
    'SALESFORCE_AUTH_EXPIRED',
    'the refresh token was revoked, expired or replaced; connect again',
  ],
  [
    /expired authorization code|invalid authorization code/i,
    'SALESFORCE_AUTHORIZATION_INVALID',
    'the sign-in took too long or was used before; begin again',
  ],
  [
    /ip restricted|login hours/i,
    'SALESFORCE_IP_RESTRICTED',
    "sign-in is refused from this network or at this hour; allow the service's address",
  ],
  [/inactive|frozen|user is not active/i, 'SALESFORCE_USER_INACTIVE', 'the connected user is inactive or frozen'],
  [
    /password has expired|expired password/i,
    'SALESFORCE_PASSWORD_EXPIRED',
    "the connected user's password has expired",
  ],
  [
    /approved this consumer|not approved|not admin approved/i,
    'SALESFORCE_APP_REFUSED',
    'the app is not approved for this user',
  ],
  [/no client credentials user/i, 'SALESFORCE_APP_REFUSED', 'the app names no user to run as'],
];

const BY_ERROR: Record<string, [ErrorCode, string]> = {
  inactive_user: ['SALESFORCE_USER_INACTIVE', 'the connected user is inactive'],
  inactive_org: ['SALESFORCE_USER_INACTIVE', 'the org is inactive'],
  invalid_client_id: ['SALESFORCE_CREDENTIALS_REFUSED', 'the org does not know this client id'],
  invalid_client: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id and client secret do not belong together'],
  invalid_client_credentials: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id and client secret do not belong together'],
  invalid_app_access: ['SALESFORCE_APP_REFUSED', 'the app is not approved for this user'],
  unauthorized_client: ['SALESFORCE_APP_REFUSED', 'the app may not use this kind of sign-in'],
  unsupported_grant_type: ['SALESFORCE_APP_REFUSED', 'this kind of sign-in is not enabled for the app'],
  invalid_scope: ['SALESFORCE_APP_REFUSED', 'the app lacks a scope; it needs api and refresh_token'],
  redirect_uri_mismatch: ['SALESFORCE_APP_REFUSED', "the app does not list this service's callback address"],
  access_denied: ['SALESFORCE_AUTHORIZATION_DENIED', 'access was declined'],
  'access-denied': ['SALESFORCE_AUTHORIZATION_DENIED', 'access was declined'],
  rate_limit_exceeded: ['SALESFORCE_BUSY', 'too many sign-ins'],
  server_error: ['SALESFORCE_UNAVAILABLE', 'the org cannot answer now'],
  temporarily_unavailable: ['SALESFORCE_UNAVAILABLE', 'the org cannot answer now'],
  unknown_error: ['SALESFORCE_UNAVAILABLE', 'the org cannot answer now'],
  invalid_assertion: ['SALESFORCE_CREDENTIALS_REFUSED', 'the org does not accept the signed request'],
};

/** What is left of `invalid_grant`: of a refresh the token is dead; otherwise user, key or secret are wrong. */
const REST: Record<Grant, [ErrorCode, string]> = {
  web_server: ['SALESFORCE_AUTH_EXPIRED', 'the refresh token is not accepted; connect again'],
  client_credentials: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id and client secret are not accepted'],
  jwt_bearer: ['SALESFORCE_CREDENTIALS_REFUSED', 'client id, user name and private key are not accepted together'],
};

/** What a refused token request means. The description is repeated, since it is all that Salesforce tells. */
export function classifySignIn(grant: Grant, { error, description }: RefusedSignIn): Failure {
  const said = description === '' ? error : `${error}: ${description.replace(/\s+/g, ' ').slice(0, 200)}`;
  // Salesforce says the same of an old code and of a signed request outside its three minutes.
  if (grant === 'jwt_bearer' && /expired/i.test(description)) {
    const meaning = "the signed request is out of date; does this machine's clock run right?";
    return {
      code: 'SALESFORCE_CREDENTIALS_REFUSED',
      message: `Signing in to Salesforce: ${meaning} (${said})`,
      errorCode: error,
    };
  }
  const byDescription = BY_DESCRIPTION.find(([text]) => error.startsWith('invalid_') && text.test(description));
  const [code, meaning] =
    (byDescription?.slice(1) as [ErrorCode, string] | undefined) ?? BY_ERROR[error] ?? REST[grant];
  return { code, message: `Signing in to Salesforce: ${meaning} (${said})`, errorCode: error };
}
