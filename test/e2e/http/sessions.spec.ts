import { Users } from '#access';
import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';

const email = 'ana@ours.example';
const password = 'correct horse battery';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ TRUSTED_PROXIES: '127.0.0.1' });
  const users = app.app.get(Users);
  await users.create(app.db, app.teamId, await users.prepare({ email, role: 'admin', password }));
});
afterAll(() => app.stop());

async function signIn(
  headers: Record<string, string> = {},
): Promise<{ cookie: string; setCookie: string; answer: TestResponse }> {
  const answer = await app.request('POST', '/v1/session', { body: { email, password }, headers });
  const setCookie = answer.headers.get('set-cookie') ?? '';
  return { answer, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}

it('signing in answers with the user and sets the cookie; the cookie says who I am', async () => {
  const { answer, setCookie, cookie } = await signIn();
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ email, role: 'admin', teamId: app.teamId, csrfToken: expect.any(String) });
  expect(JSON.stringify(answer.body)).not.toContain('rrs_');
  expect(setCookie).toMatch(/^rr_session=rrs_[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  const me = await app.request('GET', '/v1/session', { headers: { cookie } });
  expect(me.body).toEqual(answer.body);
});

it('the cookie is Secure on https, as a trusted proxy says', async () => {
  expect((await signIn({ 'x-forwarded-proto': 'https' })).setCookie).toMatch(/; Secure/);
});

describe('CSRF: with the cookie', () => {
  const body = { name: 'k', role: 'viewer' };

  it('a read needs no token', async () => {
    const { cookie } = await signIn();
    expect((await app.request('GET', '/v1/api-keys', { headers: { cookie } })).status).toBe(200);
  });

  it('a write needs the token of this very session', async () => {
    const { cookie, answer } = await signIn();
    const other = await signIn();
    const write = (headers: Record<string, string>): Promise<TestResponse> =>
      app.request('POST', '/v1/api-keys', { body, headers: { cookie, ...headers } });
    expect((await write({})).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await write({ 'x-csrf-token': other.answer.body.csrfToken })).status).toBe(403);
    expect((await write({ 'x-csrf-token': answer.body.csrfToken })).status).toBe(201);
  });

  it('signing out needs it too, and then the cookie is worth nothing', async () => {
    const { cookie, answer } = await signIn();
    expect((await app.request('DELETE', '/v1/session', { headers: { cookie } })).status).toBe(403);
    const headers = { cookie, 'x-csrf-token': answer.body.csrfToken };
    const out = await app.request('DELETE', '/v1/session', { headers });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^rr_session=; /);
    expect((await app.request('GET', '/v1/session', { headers: { cookie } })).status).toBe(401);
  });
});

it('a key says who it is, and has no CSRF token', async () => {
  const { body } = await app.request('GET', '/v1/session', { key: app.keys.service });
  expect(body).toMatchObject({ kind: 'key', name: 'service', role: 'service', email: null, csrfToken: null });
});

it('a user who is removed is signed out at once', async () => {
  const made = await app.request('POST', '/v1/users', {
    key: app.keys.admin,
    body: { email: 'bo@ours.example', role: 'viewer' },
  });
  expect(made.body).toMatchObject({ email: 'bo@ours.example', role: 'viewer', password: expect.any(String) });
  const signedIn = await app.request('POST', '/v1/session', {
    body: { email: 'bo@ours.example', password: made.body.password },
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await app.request('GET', '/v1/session', { headers: { cookie } })).status).toBe(200);
  expect((await app.request('DELETE', `/v1/users/${made.body.id}`, { key: app.keys.admin })).status).toBe(204);
  expect((await app.request('GET', '/v1/session', { headers: { cookie } })).status).toBe(401);
});

it('too many wrong passwords are answered with 429 and Retry-After, the right one included', async () => {
  const attempt = (given: string): Promise<TestResponse> =>
    app.request('POST', '/v1/session', { body: { email: 'guessed@ours.example', password: given } });
  const answers = await Promise.all(Array.from({ length: 11 }, () => attempt('wrong')));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  const refused = await attempt('right or not');
  expect(refused.body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
