import { classifySignIn, type Grant } from './classify-sign-in.js';
import { needsAttention, whoMustAct } from './failure.js';

const table: [grant: Grant, error: string, description: string, code: string, lasting: boolean, who: string][] = [
  ['web_server', 'invalid_grant', 'expired access/refresh token', 'SALESFORCE_AUTH_EXPIRED', true, 'team_admin'],
  ['web_server', 'invalid_grant', 'something new', 'SALESFORCE_AUTH_EXPIRED', true, 'team_admin'],
  ['web_server', 'invalid_grant', 'token request is already being processed', 'SALESFORCE_BUSY', false, 'nobody'],
  [
    'web_server',
    'invalid_grant',
    'expired authorization code',
    'SALESFORCE_AUTHORIZATION_INVALID',
    false,
    'team_admin',
  ],
  [
    'web_server',
    'invalid_grant',
    'ip restricted or invalid login hours',
    'SALESFORCE_IP_RESTRICTED',
    true,
    'salesforce_admin',
  ],
  [
    'jwt_bearer',
    'invalid_grant',
    "user hasn't approved this consumer",
    'SALESFORCE_APP_REFUSED',
    true,
    'salesforce_admin',
  ],
  ['jwt_bearer', 'invalid_grant', 'invalid assertion', 'SALESFORCE_CREDENTIALS_REFUSED', true, 'team_admin'],
  ['jwt_bearer', 'invalid_grant', 'expired authorization code', 'SALESFORCE_CREDENTIALS_REFUSED', true, 'team_admin'],
  ['jwt_bearer', 'invalid_grant', 'audience is invalid', 'SALESFORCE_CREDENTIALS_REFUSED', true, 'team_admin'],
  [
    'client_credentials',
    'invalid_grant',
    'authentication failure',
    'SALESFORCE_CREDENTIALS_REFUSED',
    true,
    'team_admin',
  ],
  [
    'client_credentials',
    'invalid_grant',
    'no client credentials user enabled',
    'SALESFORCE_APP_REFUSED',
    true,
    'salesforce_admin',
  ],
  [
    'client_credentials',
    'invalid_client',
    'invalid client credentials',
    'SALESFORCE_CREDENTIALS_REFUSED',
    true,
    'team_admin',
  ],
  [
    'client_credentials',
    'invalid_client_id',
    'client identifier invalid',
    'SALESFORCE_CREDENTIALS_REFUSED',
    true,
    'team_admin',
  ],
  ['client_credentials', 'inactive_user', '', 'SALESFORCE_USER_INACTIVE', true, 'salesforce_admin'],
  ['jwt_bearer', 'inactive_org', '', 'SALESFORCE_USER_INACTIVE', true, 'salesforce_admin'],
  [
    'web_server',
    'unsupported_grant_type',
    'grant type not supported',
    'SALESFORCE_APP_REFUSED',
    true,
    'salesforce_admin',
  ],
  ['web_server', 'rate_limit_exceeded', '', 'SALESFORCE_BUSY', false, 'nobody'],
  [
    'web_server',
    'access-denied',
    'end-user denied authorization',
    'SALESFORCE_AUTHORIZATION_DENIED',
    false,
    'team_admin',
  ],
];

test.each(table)('%s, %s %j is %s', (grant, error, description, code, lasting, who) => {
  expect(classifySignIn(grant, { error, description }).code).toBe(code);
  expect(needsAttention(code)).toBe(lasting);
  expect(whoMustAct(code)).toBe(who);
});
