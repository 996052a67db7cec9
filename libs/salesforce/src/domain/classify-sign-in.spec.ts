import { classifySignIn, classifyTokenAnswer, type Grant } from './classify-sign-in.js';
import { isDead, needsAttention, whoMustAct } from './failure.js';

const table: [grant: Grant, error: string, description: string, code: string, lasting: boolean, who: string][] = [
  ['web_server', 'invalid_grant', 'expired access/refresh token', 'SALESFORCE_AUTH_EXPIRED', true, 'team_admin'],
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

const GRANTS = ['web_server', 'client_credentials', 'jwt_bearer'] as const satisfies Grant[];

test.each([
  'something new',
  'try again',
  'unable to obtain lock, please retry',
  'login rate exceeded',
  'too many logins for this user in the last hour',
  'Exceeded max number of concurrent requests',
  'the token is busy',
  'token request is already being processed',
  'service temporarily unavailable',
  'internal server error',
  '',
])('invalid_grant %j is never a dead token, and nobody is called for', (description) => {
  for (const grant of GRANTS) {
    const { code, message } = classifySignIn(grant, { error: 'invalid_grant', description });
    expect([needsAttention(code), isDead(code), whoMustAct(code)]).toEqual([false, false, 'nobody']);
    expect(message).toContain(description);
    expect(message).not.toContain('connect again');
  }
});

const BUSY = [
  'too many requests from this IP address, try again later',
  'rate limit exceeded for IP address',
  'rate limit exceeded for IP address 10.1.2.3, which is restricted for 60 seconds',
  'requests from this IP are throttled',
  'ip restricted for now, too many requests',
  'request blocked by rate limiter, try again later',
  'app blocked: too many token requests',
  'this app is being throttled',
  'app access limit exceeded, retry after 30 seconds',
  'user record is locked by another request, try again',
  'user is locked by another transaction',
  'user locked for 30 seconds, rate limit',
  'could not obtain exclusive lock for user',
  'account record locked, please retry',
  'organization is locked by another process',
  'refresh token is locked',
  'UNABLE_TO_LOCK_ROW',
  'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record',
  'LOGIN_RATE_EXCEEDED',
  'login hours check in progress',
  'login time limit exceeded',
  'user session inactive, try again',
  'the user is not active in this session yet, try again in a moment',
  'password expired check failed, please try again',
  'app is not installed on this instance yet, try again later',
  'expired access/refresh token, rate limit exceeded',
  'expired access/refresh token: token is being processed by another request',
  'simultaneous requests are not authorized',
  'quota of sign-ins used up',
];
const UNAVAILABLE = [
  'login timed out',
  'login timeout',
  'login time-out',
  'login timed_out while checking ip restrictions',
  'OAUTH_APPROVAL_ERROR_GENERIC',
  'an unexpected error has occurred during approval',
  'user temporarily inactive during maintenance',
  'org suspended for maintenance',
  'app not found: service unavailable',
  'IP range check: internal error',
  'expired access/refresh token: bad gateway',
];
test.each([
  ...BUSY.map((description) => [description, 'SALESFORCE_BUSY']),
  ...UNAVAILABLE.map((description) => [description, 'SALESFORCE_UNAVAILABLE']),
  ['user session is inactive', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  ['request blocked by a proxy', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  ['login time 12 s', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  ['no answer for IP address', 'SALESFORCE_SIGN_IN_UNKNOWN'],
])('invalid_grant %j passes, whatever else it names', (description, code) => {
  for (const grant of GRANTS) {
    const failure = classifySignIn(grant, { error: 'invalid_grant', description });
    expect(failure.code).toBe(code);
    expect(failure.message).not.toContain('connect again');
  }
  expect([needsAttention(code), isDead(code), whoMustAct(code)]).toEqual([false, false, 'nobody']);
});

test.each(['login timed out, try again', 'An unexpected error has occured during authentication. Please try again.'])(
  'OAUTH_APPROVAL_ERROR_GENERIC %j passes',
  (description) => {
    const { code } = classifySignIn('web_server', { error: 'OAUTH_APPROVAL_ERROR_GENERIC', description });
    expect([needsAttention(code), whoMustAct(code)]).toEqual([false, 'nobody']);
  },
);

test.each([
  ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'SALESFORCE_APP_BLOCKED'],
  ['invalid_grant', 'app has been blocked by your Salesforce administrator', 'SALESFORCE_APP_BLOCKED'],
  ['invalid_client', 'app is not installed in this org', 'SALESFORCE_APP_UNINSTALLED'],
  ['invalid_grant', 'External client app was uninstalled', 'SALESFORCE_APP_UNINSTALLED'],
  ['invalid_app_access', 'user is not admin approved to access this app', 'SALESFORCE_APP_REFUSED'],
  ['OAUTH_APP_ACCESS_DENIED', 'user is not admin approved', 'SALESFORCE_APP_REFUSED'],
  ['invalid_grant', 'password has expired', 'SALESFORCE_PASSWORD_EXPIRED'],
  ['invalid_grant', 'user password expired', 'SALESFORCE_PASSWORD_EXPIRED'],
  ['invalid_grant', 'user is locked out', 'SALESFORCE_USER_LOCKED'],
  ['invalid_grant', 'account is locked, try again later', 'SALESFORCE_USER_LOCKED'],
  ['invalid_grant', 'org locked', 'SALESFORCE_ORG_LOCKED'],
  ['org_locked', 'organization is locked', 'SALESFORCE_ORG_LOCKED'],
  ['invalid_grant', 'invalid login hours', 'SALESFORCE_LOGIN_HOURS'],
  ['invalid_grant', 'ip restricted', 'SALESFORCE_IP_RESTRICTED'],
  ['invalid_grant', 'login from this IP address is not allowed', 'SALESFORCE_IP_RESTRICTED'],
  ['invalid_grant', 'IP_RANGE_LIMIT_EXCEEDED', 'SALESFORCE_IP_RESTRICTED'],
  ['invalid_grant', 'RESTRICTED_LOGIN_DOMAIN', 'SALESFORCE_IP_RESTRICTED'],
  ['invalid_grant', 'RESTRICTED_LOGIN_TIME', 'SALESFORCE_LOGIN_HOURS'],
  ['invalid_grant', 'login time is not allowed by the profile', 'SALESFORCE_LOGIN_HOURS'],
  [
    'invalid_grant',
    'your account is locked out. Try again later or contact your administrator',
    'SALESFORCE_USER_LOCKED',
  ],
  ['invalid_grant', 'user is locked out after too many failed logins', 'SALESFORCE_USER_LOCKED'],
  ['INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.', 'SALESFORCE_USER_LOCKED'],
  ['invalid_grant', 'inactive user', 'SALESFORCE_USER_INACTIVE'],
  ['invalid_grant', 'user is frozen, contact your administrator', 'SALESFORCE_USER_INACTIVE'],
])('%s: %s is lifted by an admin of Salesforce, by every grant', (error, description, code) => {
  for (const grant of GRANTS) expect(classifySignIn(grant, { error, description }).code).toBe(code);
  expect([needsAttention(code), isDead(code), whoMustAct(code)]).toEqual([true, false, 'salesforce_admin']);
});

test('client credentials at the general login address are told where this grant signs in', () => {
  const { code, message } = classifySignIn('client_credentials', {
    error: 'invalid_grant',
    description: 'request not supported on this domain',
  });
  expect([code, whoMustAct(code)]).toEqual(['SALESFORCE_MY_DOMAIN_NEEDED', 'team_admin']);
  expect(message).toContain('My Domain');
});

const dead = JSON.stringify({ error: 'invalid_grant', error_description: 'expired access/refresh token' });
test.each([
  [503, dead, 'SALESFORCE_UNAVAILABLE'],
  [500, '{}', 'SALESFORCE_UNAVAILABLE'],
  [429, dead, 'SALESFORCE_BUSY'],
  [420, '<html></html>', 'SALESFORCE_UNAVAILABLE'],
  [400, '<html><body>login</body></html>', 'SALESFORCE_UNAVAILABLE'],
  [200, '<html><body>login</body></html>', 'SALESFORCE_UNAVAILABLE'],
  [400, '{"message":"nothing said"}', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  [400, '{"error":null}', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  [401, '', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  [403, 'no', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  [302, '', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  [400, '[{"errorCode":"LOGIN_RATE_EXCEEDED","message":"wait"}]', 'SALESFORCE_BUSY'],
  [400, dead, 'SALESFORCE_AUTH_EXPIRED'],
])('a token answer with HTTP %i and %j is %s', (status, body, code) => {
  const answer = { status, body, contentType: undefined, retryAfter: '7' };
  expect(classifyTokenAnswer('web_server', answer)).toMatchObject({ code, retryAfterSeconds: 7 });
});
