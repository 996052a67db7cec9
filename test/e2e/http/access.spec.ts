import { ApiKeys, LivePrincipals, Users } from '#access';
import { Events } from '#platform';
import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

/** Each sign-in takes a password's time, which is long on a busy machine. */
const PATIENCE_MS = 120_000;

const password = 'correct horse battery';
const newPassword = 'another horse, as long';

interface Browser {
  headers: Record<string, string>;
  answer: TestResponse;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function makeUser(email: string, role: 'admin' | 'member' | 'viewer' = 'admin'): Promise<string> {
  const users = app.app.get(Users);
  return (await users.create(app.db, app.teamId, await users.prepare({ email, role, password }))).id;
}

async function signIn(email: string, given = password, headers: Record<string, string> = {}): Promise<Browser> {
  const answer = await app.request('POST', '/v1/session', { body: { email, password: given }, headers });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { answer, headers: { cookie, 'x-csrf-token': answer.body.csrfToken ?? '' } };
}

async function audited(action: string): Promise<Record<string, unknown>[]> {
  const { body } = await app.request('GET', '/v1/audit?limit=500', { key: app.keys.admin });
  return (body.data as Record<string, unknown>[]).filter((entry) => entry['action'] === action);
}

describe('a temporary password', () => {
  it(
    'opens the way to change it and nothing else; then everything',
    async () => {
      const made = await app.request('POST', '/v1/users', {
        key: app.keys.admin,
        body: { email: 'new@ours.example', role: 'admin' },
      });
      expect(made.body).toMatchObject({ passwordTemporary: true, password: expect.any(String) });
      const browser = await signIn('new@ours.example', made.body.password);
      expect(browser.answer.body).toMatchObject({ passwordChangeRequired: true });
      const { headers } = browser;
      for (const [method, path, body] of [
        ['GET', '/v1/users'],
        ['GET', '/v1/sessions'],
        ['GET', '/v1/events'],
        ['GET', '/v1/recordings'],
        ['POST', '/v1/api-keys', { name: 'k', role: 'admin' }],
        ['DELETE', '/v1/sessions'],
      ] as const) {
        const { status, body: problem } = await app.request(method, path, { headers, body });
        expect([path, status, problem.code]).toEqual([path, 403, 'PASSWORD_CHANGE_REQUIRED']);
      }
      expect((await app.request('GET', '/v1/session', { headers })).status).toBe(200);
      const change = { currentPassword: made.body.password, newPassword };
      expect((await app.request('PUT', '/v1/session/password', { headers, body: change })).status).toBe(204);
      expect((await app.request('GET', '/v1/users', { headers })).status).toBe(200);
      expect((await app.request('GET', '/v1/session', { headers })).body).toMatchObject({
        passwordChangeRequired: false,
      });
      expect((await app.request('DELETE', '/v1/session', { headers })).status).toBe(204);
    },
    PATIENCE_MS,
  );

  it(
    'can be signed out of',
    async () => {
      const { id } = { id: await makeUser('away@ours.example') };
      const reset = await app.request('POST', `/v1/users/${id}/reset-password`, { key: app.keys.admin });
      const { headers } = await signIn('away@ours.example', reset.body.password);
      expect((await app.request('DELETE', '/v1/session', { headers })).status).toBe(204);
    },
    PATIENCE_MS,
  );

  it(
    'given by an admin ends the sessions of who had forgotten theirs',
    async () => {
      const id = await makeUser('lost@ours.example');
      const before = await signIn('lost@ours.example');
      const reset = await app.request('POST', `/v1/users/${id}/reset-password`, { key: app.keys.admin });
      expect(reset).toMatchObject({ status: 200, body: { id, passwordTemporary: true, password: expect.any(String) } });
      expect((await app.request('GET', '/v1/session', { headers: before.headers })).status).toBe(401);
      expect((await signIn('lost@ours.example')).answer.status).toBe(401);
      const after = await signIn('lost@ours.example', reset.body.password);
      expect(after.answer.body).toMatchObject({ passwordChangeRequired: true });
      expect(JSON.stringify(await audited('user.reset_password'))).not.toContain(reset.body.password);
    },
    PATIENCE_MS,
  );
});

describe('sessions', () => {
  it(
    'are listed and ended; a new sign-in replaces the one of this browser',
    async () => {
      await makeUser('many@ours.example', 'viewer');
      const first = await signIn('many@ours.example', password, { 'user-agent': 'First Browser' });
      const second = await signIn('many@ours.example');
      const list = async (): Promise<{ id: string; current: boolean }[]> =>
        (await app.request('GET', '/v1/sessions', { headers: second.headers })).body.data as {
          id: string;
          current: boolean;
        }[];
      expect(await list()).toEqual([
        expect.objectContaining({ current: true }),
        expect.objectContaining({ current: false, userAgent: 'First Browser', sourceAddress: '127.0.0.1' }),
      ]);
      const third = await signIn('many@ours.example', password, { cookie: first.headers['cookie']! });
      expect((await app.request('GET', '/v1/session', { headers: first.headers })).status).toBe(401);
      const [, other] = [...(await list())].sort((a, b) => Number(b.current) - Number(a.current));
      expect((await app.request('DELETE', `/v1/sessions/${other!.id}`, { headers: second.headers })).status).toBe(204);
      expect((await app.request('GET', '/v1/session', { headers: third.headers })).status).toBe(401);
      expect((await app.request('DELETE', `/v1/sessions/${other!.id}`, { headers: second.headers })).status).toBe(404);
      const fourth = await signIn('many@ours.example');
      expect((await app.request('DELETE', '/v1/sessions', { headers: second.headers })).status).toBe(204);
      expect((await app.request('GET', '/v1/session', { headers: fourth.headers })).status).toBe(401);
      expect((await app.request('GET', '/v1/session', { headers: second.headers })).status).toBe(200);
    },
    PATIENCE_MS,
  );

  it(
    'are nothing that a key has',
    async () => {
      const key = app.keys.service;
      expect((await app.request('GET', '/v1/sessions', { key })).body).toEqual({ data: [], nextCursor: null });
      expect((await app.request('DELETE', '/v1/sessions', { key })).status).toBe(204);
      const body = { currentPassword: password, newPassword };
      expect((await app.request('PUT', '/v1/session/password', { key, body })).status).toBe(409);
    },
    PATIENCE_MS,
  );
});

describe('users', () => {
  it(
    'of another team answer like free addresses, and stay who they are',
    async () => {
      const id = await makeUser('shared@ours.example');
      const other = await app.anotherTeam();
      const add = (email: string): Promise<TestResponse> =>
        app.request('POST', '/v1/users', { key: other.keys.admin, body: { email, role: 'viewer' } });
      const [taken, free] = [await add('shared@ours.example'), await add('free@ours.example')];
      expect([taken.status, Object.keys(taken.body)]).toEqual([free.status, Object.keys(free.body)]);
      expect((await add('shared@ours.example')).status).toBe(409);
      expect((await signIn('shared@ours.example')).answer.body).toMatchObject({ id, teamId: app.teamId });
      const theirs = await signIn('shared@ours.example', taken.body.password);
      expect(theirs.answer.body).toMatchObject({ id: taken.body.id, teamId: other.teamId, role: 'viewer' });
    },
    PATIENCE_MS,
  );

  it(
    'change by PATCH, which counts at once, and is audited',
    async () => {
      const id = await makeUser('risen@ours.example', 'viewer');
      const { headers } = await signIn('risen@ours.example');
      expect((await app.request('GET', '/v1/users', { headers })).status).toBe(403);
      const patch = (body: unknown): Promise<TestResponse> =>
        app.request('PATCH', `/v1/users/${id}`, { key: app.keys.admin, body });
      expect(await patch({ role: 'admin' })).toMatchObject({ status: 200, body: { id, role: 'admin' } });
      expect((await app.request('GET', '/v1/users', { headers })).status).toBe(200);
      expect((await patch({ role: 'service' })).status).toBe(400);
      expect((await audited('user.update'))[0]).toMatchObject({ before: { role: 'viewer' }, after: { role: 'admin' } });
    },
    PATIENCE_MS,
  );
});

describe('what is refused', () => {
  it(
    'leaves a row with who, what and from where, once a minute',
    async () => {
      for (let i = 0; i < 3; i += 1) await app.request('GET', '/v1/users', { key: app.keys.member });
      const rows = (await audited('access.refuse')).filter(({ subject }) => subject === 'GET /v1/users');
      const ofMember = rows.filter(({ actor }) => (actor as { name: string }).name === 'member');
      expect(ofMember).toEqual([
        expect.objectContaining({ sourceAddress: '127.0.0.1', after: expect.objectContaining({ code: 'FORBIDDEN' }) }),
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'a write without its CSRF token too, and a browser sign-in that fails',
    async () => {
      await makeUser('csrf@ours.example');
      const { headers } = await signIn('csrf@ours.example');
      const { cookie } = headers as { cookie: string };
      await app.request('DELETE', '/v1/sessions', { headers: { cookie } });
      expect((await audited('access.refuse'))[0]).toMatchObject({
        subject: 'DELETE /v1/sessions',
        actor: { name: 'csrf@ours.example' },
      });
      await app.request('GET', '/oauth/salesforce/callback?state=made-up&code=x', { headers: { cookie } });
      expect((await audited('connection.authorize_failed'))[0]).toMatchObject({
        sourceAddress: '127.0.0.1',
        after: { code: 'SALESFORCE_AUTHORIZATION_INVALID' },
      });
    },
    PATIENCE_MS,
  );
});

describe('an event stream', () => {
  async function open(options: { key?: string; headers?: Record<string, string> }): Promise<{ ended: () => boolean }> {
    const { key, headers = {} } = options;
    const response = await fetch(`${app.url}/v1/events`, {
      headers: { ...headers, ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    });
    expect(response.status).toBe(200);
    let isOver = false;
    void response.text().finally(() => (isOver = true));
    return { ended: () => isOver };
  }

  it(
    'goes on while its caller may, and ends with the key, the session and the user',
    async () => {
      const keys = app.app.get(ApiKeys);
      const key = await keys.create(app.db, app.teamId, { name: 'stream', role: 'viewer' });
      const id = await makeUser('streams@ours.example', 'viewer');
      const [one, two] = [await signIn('streams@ours.example'), await signIn('streams@ours.example')];
      const byKey = await open(key);
      const bySession = await open(one);
      const byUser = await open(two);
      const bystander = await open({ key: app.keys.viewer });
      await keys.revoke(app.db, app.teamId, key.id);
      await waitFor(byKey.ended, { timeoutMs: 60_000 });
      expect([bySession.ended(), byUser.ended()]).toEqual([false, false]);
      await app.request('DELETE', '/v1/session', { headers: one.headers });
      await waitFor(bySession.ended, { timeoutMs: 60_000 });
      expect(byUser.ended()).toBe(false);
      await app.request('DELETE', `/v1/users/${id}`, { key: app.keys.admin });
      await waitFor(byUser.ended, { timeoutMs: 60_000 });
      await app.app.get(Events).publish(app.db, app.teamId, 'sync.progress', {});
      expect(bystander.ended()).toBe(false);
    },
    PATIENCE_MS,
  );

  it(
    'ends when its key expires',
    async () => {
      const expiresAt = new Date(Date.now() + 60_000);
      const key = await app.app.get(ApiKeys).create(app.db, app.teamId, { name: 'short', role: 'viewer', expiresAt });
      const stream = await open(key);
      await app.app.get(LivePrincipals).look();
      expect(stream.ended()).toBe(false);
      // Its minute is over.
      await app.db.raw('update access.api_keys set expires_at = now() where key_id = ?', [key.id]);
      await waitFor(stream.ended, { timeoutMs: 60_000 });
    },
    PATIENCE_MS,
  );
});
