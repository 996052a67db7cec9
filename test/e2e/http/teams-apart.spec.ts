import { startTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let other: Awaited<ReturnType<TestApp['anotherTeam']>>;
beforeAll(async () => {
  app = await startTestApp();
  other = await app.anotherTeam();
});
afterAll(() => app.stop());

it.each([
  ['/v1/api-keys', { name: 'ours', role: 'viewer' }],
  ['/v1/users', { email: 'ours@ours.example', role: 'viewer' }],
])("another team's things of %s are neither listed nor found", async (path, body) => {
  const made = await app.request('POST', path, { key: app.keys.admin, body });
  expect(made.status).toBe(201);
  const listed = await app.request('GET', path, { key: other.keys.admin });
  expect(JSON.stringify(listed.body)).not.toContain(made.body.id);
  const removed = await app.request('DELETE', `${path}/${made.body.id}`, { key: other.keys.admin });
  expect(removed.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect((await app.request('DELETE', `${path}/${made.body.id}`, { key: app.keys.admin })).status).toBe(204);
});

it.each(['/v1/api-keys/none', '/v1/api-keys/0198c0de-0000-7000-8000-0123456789ab', '/v1/users/none'])(
  '%s is nothing: 404',
  async (path) => {
    expect((await app.request('DELETE', path, { key: app.keys.admin })).status).toBe(404);
  },
);

it("an address of another team's user is answered like a free one, and taken in its own team alone", async () => {
  const body = { email: 'shared@ours.example', role: 'viewer' };
  const create = (key: string) => app.request('POST', '/v1/users', { key, body });
  const [ours, theirs] = [await create(app.keys.admin), await create(other.keys.admin)];
  expect([ours.status, theirs.status]).toEqual([201, 201]);
  expect(Object.keys(theirs.body)).toEqual(Object.keys(ours.body));
  expect((await create(other.keys.admin)).body).toMatchObject({ status: 409, code: 'CONFLICT' });
});

it('the audit tells who did what, newest first, without secrets, and to this team alone', async () => {
  const made = await app.request('POST', '/v1/api-keys', {
    key: app.keys.admin,
    body: { name: 'audited', role: 'viewer' },
  });
  await app.request('DELETE', `/v1/api-keys/${made.body.id}`, { key: app.keys.admin });
  const { body } = await app.request('GET', '/v1/audit', { key: app.keys.admin });
  const [revoked, created] = body.data.filter(({ subject }: { subject: string }) => subject === made.body.id);
  const actor = { kind: 'key', id: expect.any(String), name: 'admin' };
  expect(created).toMatchObject({ action: 'api_key.create', actor, before: null, after: { name: 'audited' } });
  expect(revoked).toMatchObject({ action: 'api_key.revoke', actor, before: { name: 'audited' }, after: null });
  expect(JSON.stringify(body)).not.toContain(made.body.key);
  const theirs = await app.request('GET', '/v1/audit', { key: other.keys.admin });
  expect(JSON.stringify(theirs.body)).not.toContain(made.body.id);
});

it('a revoked key is refused at once', async () => {
  const made = await app.request('POST', '/v1/api-keys', {
    key: app.keys.admin,
    body: { name: 'short', role: 'viewer' },
  });
  expect(Object.keys(made.body)).toEqual(expect.arrayContaining(['id', 'name', 'role', 'key']));
  expect((await app.request('GET', '/v1/session', { key: made.body.key })).status).toBe(200);
  await app.request('DELETE', `/v1/api-keys/${made.body.id}`, { key: app.keys.admin });
  expect((await app.request('GET', '/v1/session', { key: made.body.key })).status).toBe(401);
});
