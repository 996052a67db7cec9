import { Sessions, Users } from '#access';
import { many, unprepared } from '#platform';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let org: RunningOrg;

beforeAll(async () => {
  org = await startOrg({ scale: 100 });
  app = await startTestApp({
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
  });
});
afterAll(async () => {
  await app.stop();
  await org.stop();
});

const body = (): Record<string, string> => ({
  grant: 'client_credentials',
  loginUrl: org.url,
  clientId: org.clientId,
  clientSecret: org.clientSecret,
});
const admin = (): { key: string } => ({ key: app.keys.admin });

test('a team that never connected is disconnected', async () => {
  const { status, body: view } = await app.request('GET', '/v1/connection', { key: app.keys.viewer });
  expect(status).toBe(200);
  expect(view).toEqual({
    state: 'disconnected',
    orgId: null,
    orgName: null,
    sandbox: null,
    instanceUrl: null,
    username: null,
    grant: null,
    apiUsage: null,
    error: null,
  });
});

test.each([
  ['GET', '/v1/connection', 'service'],
  ['PUT', '/v1/connection', 'member'],
  ['DELETE', '/v1/connection', 'member'],
  ['POST', '/v1/connection/authorize', 'member'],
  ['GET', '/v1/connection/diagnosis', 'viewer'],
] as const)('%s %s is not for a %s', async (method, path, role) => {
  expect((await app.request(method, path, { key: app.keys[role] })).status).toBe(403);
});

test('connect, diagnose, disconnect; the pin stays, and all of it is audited without a secret', async () => {
  const connected = await app.request('PUT', '/v1/connection', { ...admin(), body: body() });
  expect(connected).toMatchObject({
    status: 200,
    body: { state: 'connected', orgId: org.orgId, username: org.runAsUsername },
  });
  const diagnosis = await app.request('GET', '/v1/connection/diagnosis', admin());
  expect(diagnosis.body.checks.map((check: { status: string }) => check.status)).not.toContain('failed');
  const pin = unprepared('select org_id, is_connected from mirror.orgs where team_id = $1');
  expect(await many(app.db, pin, [app.teamId])).toEqual([{ org_id: org.orgId, is_connected: true }]);
  expect((await app.request('DELETE', '/v1/connection', admin())).status).toBe(204);
  expect(await many(app.db, pin, [app.teamId])).toEqual([{ org_id: org.orgId, is_connected: false }]);
  const { body: view } = await app.request('GET', '/v1/connection', { key: app.keys.viewer });
  expect(view).toMatchObject({ state: 'disconnected', orgId: org.orgId });
  const audited = await app.request('GET', '/v1/audit', admin());
  const actions = audited.body.data.map((entry: { action: string }) => entry.action);
  expect(actions).toEqual(expect.arrayContaining(['connection.connect', 'connection.disconnect']));
  expect(JSON.stringify(audited.body)).not.toContain(org.clientSecret);
});

test('another org than the pinned one is refused while the mirror exists', async () => {
  await app.request('PUT', '/v1/connection', { ...admin(), body: body() });
  const other = await startOrg({ scale: 10, seed: 2 });
  const { status, body: problem } = await app.request('PUT', '/v1/connection', {
    ...admin(),
    body: { ...body(), loginUrl: other.url, clientId: other.clientId, clientSecret: other.clientSecret },
  });
  await other.stop();
  expect({ status, code: problem.code }).toEqual({ status: 409, code: 'SALESFORCE_ORG_MISMATCH' });
  expect((await app.request('GET', '/v1/connection', admin())).body).toMatchObject({
    state: 'connected',
    orgId: org.orgId,
  });
});

test.each([
  [{ grant: 'password' }, 400, 'INVALID_INPUT'],
  [{ loginUrl: 'https://evil.example' }, 400, 'INVALID_INPUT'],
  [{ loginUrl: 'http://login.salesforce.com' }, 400, 'INVALID_INPUT'],
  [{ clientSecret: undefined }, 400, 'INVALID_INPUT'],
  [{ refreshToken: 'x' }, 400, 'INVALID_INPUT'],
  [{ clientSecret: 'wrong' }, 422, 'SALESFORCE_CREDENTIALS_REFUSED'],
  [{ loginUrl: 'http://127.0.0.1:1' }, 503, 'SALESFORCE_UNREACHABLE'],
])('a connection with %j is refused', async (changes, status, code) => {
  const answer = await app.request('PUT', '/v1/connection', { ...admin(), body: { ...body(), ...changes } });
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(JSON.stringify(answer.body)).not.toContain(org.clientSecret);
});

test('another team sees and touches only its own connection', async () => {
  const { keys } = await app.anotherTeam();
  await app.request('PUT', '/v1/connection', { ...admin(), body: body() });
  expect((await app.request('GET', '/v1/connection', { key: keys.admin })).body).toMatchObject({
    state: 'disconnected',
    orgId: null,
  });
  expect((await app.request('DELETE', '/v1/connection', { key: keys.admin })).status).toBe(204);
  expect((await app.request('GET', '/v1/connection', admin())).body).toMatchObject({ state: 'connected' });
});

describe('the browser sign-in', () => {
  async function signIn(email: string): Promise<Record<string, string>> {
    const password = 'correct horse battery staple';
    const users = app.app.get(Users);
    const prepared = await users.prepare({ email, role: 'admin', password });
    await users.create(app.db, app.teamId, prepared);
    const { token, csrfToken } = await app.app.get(Sessions).signIn({ email, password, networkAddress: '127.0.0.1' });
    return { cookie: `rr_session=${token}`, 'x-csrf-token': csrfToken };
  }

  async function approve(authorizationUrl: string): Promise<string> {
    const url = new URL(authorizationUrl);
    const form = new URLSearchParams([...url.searchParams, ['decision', 'allow'], ['username', org.adminUsername]]);
    const answer = await fetch(`${url.origin}${url.pathname}`, { method: 'POST', body: form, redirect: 'manual' });
    const location = new URL(answer.headers.get('location') ?? '');
    return `${location.pathname}${location.search}`;
  }

  test('asked with an API key it is a conflict', async () => {
    const { status, body: problem } = await app.request('POST', '/v1/connection/authorize', { ...admin(), body: {} });
    expect({ status, code: problem.code }).toEqual({ status: 409, code: 'CONFLICT' });
  });

  test('ends in the console, connected; the state works once and in that session alone', async () => {
    const headers = await signIn('ana@ours.example');
    const other = await signIn('ben@ours.example');
    const begun = await app.request('POST', '/v1/connection/authorize', { headers, body: {} });
    expect(begun.status).toBe(200);
    const path = await approve(begun.body.authorizationUrl);
    const stranger = await app.request('GET', path, { headers: { cookie: other.cookie ?? '' } });
    expect(stranger.headers.get('location')).toBe('/connection?error=SALESFORCE_AUTHORIZATION_INVALID');
    const again = await app.request('POST', '/v1/connection/authorize', { headers, body: {} });
    const fresh = await approve(again.body.authorizationUrl);
    const done = await app.request('GET', fresh, { headers: { cookie: headers.cookie ?? '' } });
    expect({ status: done.status, location: done.headers.get('location') }).toEqual({
      status: 302,
      location: '/connection?connected',
    });
    expect((await app.request('GET', '/v1/connection', admin())).body).toMatchObject({
      grant: 'web_server',
      state: 'connected',
    });
    const repeated = await app.request('GET', fresh, { headers: { cookie: headers.cookie ?? '' } });
    expect(repeated.headers.get('location')).toBe('/connection?error=SALESFORCE_AUTHORIZATION_INVALID');
  });

  test.each([
    ['access_denied', 'end-user denied authorization', 'SALESFORCE_AUTHORIZATION_DENIED'],
    ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'SALESFORCE_APP_BLOCKED'],
    ['OAUTH_APP_ACCESS_DENIED', 'user is not admin approved to access this app', 'SALESFORCE_APP_REFUSED'],
    ['invalid_grant', 'ip restricted or invalid login hours', 'SALESFORCE_IP_RESTRICTED'],
    ['something_new', 'never seen <b>before</b>', 'SALESFORCE_SIGN_IN_UNKNOWN'],
  ])('a refusal %s reaches the console by its code', async (error, description, code) => {
    const headers = await signIn(`${error}@ours.example`);
    const { body: begun } = await app.request('POST', '/v1/connection/authorize', { headers, body: {} });
    const state = new URL(begun.authorizationUrl).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error, error_description: description });
    const answer = await app.request('GET', `/oauth/salesforce/callback?${query.toString()}`, {
      headers: { cookie: headers.cookie ?? '' },
    });
    expect(answer.headers.get('location')).toBe(`/connection?error=${code}`);
  });

  test('a refusal of the code at the token endpoint reaches the console by its code', async () => {
    const headers = await signIn('code@ours.example');
    const { body: begun } = await app.request('POST', '/v1/connection/authorize', { headers, body: {} });
    const path = await approve(begun.authorizationUrl);
    org.control.faults.add({
      kind: 'oauth',
      effect: { type: 'status', status: 400, body: 'oauth', errorCode: 'invalid_grant', message: 'user is locked out' },
    });
    const answer = await app.request('GET', path, { headers: { cookie: headers.cookie ?? '' } });
    expect(answer.headers.get('location')).toBe('/connection?error=SALESFORCE_USER_LOCKED');
  });

  test('a sign-in that ends in another browser is in the audit of its team, and can still end in its own', async () => {
    const headers = await signIn('elsewhere@ours.example');
    const { body: begun } = await app.request('POST', '/v1/connection/authorize', { headers, body: {} });
    const path = await approve(begun.authorizationUrl);
    const failures = async (): Promise<unknown[]> => {
      const audited = await app.request('GET', '/v1/audit?action=connection.authorize_failed', admin());
      return (audited.body as { data: unknown[] }).data;
    };
    const before = (await failures()).length;
    const elsewhere = await app.request('GET', path);
    expect(elsewhere.headers.get('location')).toBe('/connection?error=SALESFORCE_AUTHORIZATION_INVALID');
    await app.request('GET', '/oauth/salesforce/callback?state=made-up&code=x');
    const after = await failures();
    expect(after.slice(0, after.length - before)).toMatchObject([
      { actor: { kind: 'system' }, sourceAddress: '127.0.0.1', after: { code: 'SALESFORCE_AUTHORIZATION_INVALID' } },
    ]);
    const own = await app.request('GET', path, { headers: { cookie: headers.cookie ?? '' } });
    expect(own.headers.get('location')).toBe('/connection?connected');
  });

  test.each(['error_description=%00', 'state=%00', 'code=a%00&state=x&state=y'])(
    'a browser that comes with %s is sent to the console',
    async (query) => {
      const { status, headers } = await app.request('GET', `/oauth/salesforce/callback?error=x&${query}`);
      expect([status, headers.get('location')]).toEqual([302, '/connection?error=SALESFORCE_AUTHORIZATION_INVALID']);
    },
  );

  test('without a session the callback connects nobody', async () => {
    const { status, headers } = await app.request('GET', '/oauth/salesforce/callback?state=x&code=y');
    expect(status).toBe(302);
    expect(headers.get('location')).toBe('/connection?error=SALESFORCE_AUTHORIZATION_INVALID');
  });
});
