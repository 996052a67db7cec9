import { type EmbedGrant, EmbedTokens, type Principal } from '#access';
import { Cipher, Clock } from '#platform';
import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';
import { ACME, addAcme, prepare, Seed, SYNCED_AT } from '../../support/seed.js';

const HOST = 'https://app.recorder.example';

let app: TestApp;
const as = (key: string, method: string, path: string, body?: unknown): Promise<TestResponse> =>
  app.request(method, path, { key, ...(body === undefined ? {} : { body }) });
const issue = (body: object, key = app.keys.service): Promise<TestResponse> =>
  as(key, 'POST', '/v1/embed-tokens', body);
const tokenFor = async (body: object): Promise<string> => ((await issue(body)).body as { token: string }).token;

beforeAll(async () => {
  app = await startTestApp({ EMBED_ORIGINS: HOST });
  const team = new Seed(app.db, app.teamId);
  await prepare(team);
  await addAcme(team);
  await team.synced(SYNCED_AT);
  for (const id of ['r-1', 'r/2']) {
    await as(app.keys.service, 'PUT', `/v1/recordings/${encodeURIComponent(id)}`, {
      kind: 'virtual_conference',
      startedAt: '2026-03-02T15:00:00Z',
      endedAt: '2026-03-02T15:31:00Z',
      attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 5 }],
      decide: 'now',
    });
  }
});
afterAll(() => app.stop());

it('a token opens the tile and the explanation of its recording, and nothing else', async () => {
  const token = await tokenFor({ externalId: 'r/2' });
  const tile = await as(token, 'GET', '/v1/recordings/r%2F2/related-records');
  expect([tile.status, tile.body.relatedRecords.account.crmId]).toEqual([200, ACME.account]);
  expect((await as(token, 'GET', '/v1/recordings/r%2F2/related-records/explanation')).status).toBe(200);
  const closed = [
    ['GET', '/v1/recordings/r-1/related-records'],
    ['GET', '/v1/recordings/r%2F2'],
    ['GET', '/v1/recordings/r%2F2/history'],
    ['GET', '/v1/recordings'],
    ['GET', '/v1/accounts'],
    ['GET', `/v1/accounts/${ACME.account}`],
    ['GET', '/v1/settings'],
    ['GET', '/v1/events'],
    ['GET', '/v1/overview'],
    ['PUT', '/v1/recordings/r%2F2/related-records/account', { crmId: ACME.account }],
    ['DELETE', '/v1/recordings/r%2F2/related-records/account'],
    ['POST', '/v1/embed-tokens', { externalId: 'r/2' }],
  ] as const;
  for (const [method, path, body] of closed) {
    expect([method, path, (await as(token, method, path, body)).status]).toEqual([method, path, 403]);
  }
});

it('with mayLink its holder links by hand, searches names alone, and is named by the history', async () => {
  const actor = { email: 'ana@ours.example', name: 'Ana Ruiz' };
  const token = await tokenFor({ externalId: 'r-1', mayLink: true, actor });
  const found = await as(token, 'GET', '/v1/accounts?q=acme');
  expect(found.body.data).toEqual([
    { crmId: ACME.account, type: 'Account', name: 'Acme Ltd', url: expect.stringContaining(ACME.account) as string },
  ]);
  expect((await as(token, 'GET', `/v1/accounts/${ACME.account}`)).status).toBe(403);
  expect((await as(token, 'GET', `/v1/accounts/${ACME.account}/feed`)).status).toBe(403);
  const { status } = await as(token, 'DELETE', '/v1/recordings/r-1/related-records/account');
  const { body } = await as(app.keys.viewer, 'GET', '/v1/recordings/r-1/history');
  expect([status, body.data.at(-1).actor.name]).toEqual([200, 'Ana Ruiz <ana@ours.example>']);
  expect((await as(token, 'POST', '/v1/recordings/r%2F2/related-records/account/release')).status).toBe(403);
});

it('the history names the address alone where no name was given, as before there was one', async () => {
  for (const name of [undefined, null, ' ']) {
    const token = await tokenFor({ externalId: 'r-1', mayLink: true, actor: { email: 'bob@ours.example', name } });
    expect((await as(token, 'DELETE', '/v1/recordings/r-1/related-records/person')).status).toBe(200);
    const { body } = await as(app.keys.viewer, 'GET', '/v1/recordings/r-1/history');
    expect(body.data.at(-1).actor.name).toBe('bob@ours.example');
    await as(app.keys.admin, 'POST', '/v1/recordings/r-1/related-records/person/release');
  }
});

it('a token of the longest names is taken', async () => {
  const actor = { email: 'ana@ours.example', name: '\u6f22'.repeat(255) };
  const externalId = '\u0001'.repeat(400);
  await as(app.keys.service, 'PUT', `/v1/recordings/${encodeURIComponent(externalId)}`, {
    kind: 'virtual_conference',
    startedAt: '2026-03-02T15:00:00Z',
    endedAt: '2026-03-02T15:31:00Z',
    attendees: [],
  });
  const key = (await as(app.keys.admin, 'POST', '/v1/api-keys', { name: '\u6f22'.repeat(100), role: 'service' })).body;
  const { body } = await issue({ externalId, mayLink: true, actor }, (key as { key: string }).key);
  const tile = `/v1/recordings/${encodeURIComponent(externalId)}/related-records`;
  expect((await as((body as { token: string }).token, 'GET', tile)).status).toBe(200);
});

it.each(['a\nb', 'a\u0000', 'a\u001b[2J', 'a\u0085', 'a\u2028b', '\u202egro', 'x'.repeat(256), 7])(
  'an actor is not named %j',
  async (name) => {
    const { status, body } = await issue({ externalId: 'r-1', actor: { email: 'ana@ours.example', name } });
    expect([status, body.errors[0].path]).toEqual([400, 'actor.name']);
  },
);

it('what cannot be issued is refused with its fault', async () => {
  const paths = ({ body }: TestResponse): string[] => (body.errors as { path: string }[]).map(({ path }) => path);
  const nameless = await issue({ externalId: 'r-1', mayLink: true });
  expect([nameless.status, paths(nameless)]).toEqual([400, ['actor']]);
  expect((await issue({ externalId: 'r-1', actor: { email: 'none' } })).status).toBe(400);
  expect((await issue({ externalId: 'no-such-recording' })).status).toBe(404);
  expect((await issue({ externalId: 'r-1' }, app.keys.member)).status).toBe(403);
  expect((await issue({ externalId: 'r-1' }, (await app.anotherTeam()).keys.service)).status).toBe(404);
});

it('a token ends after ten minutes, with the key that made it, and when a letter of it is changed', async () => {
  const key = (await as(app.keys.admin, 'POST', '/v1/api-keys', { name: 'short', role: 'service' })).body as {
    id: string;
    key: string;
  };
  const { token } = (await issue({ externalId: 'r-1' }, key.key)).body as { token: string };
  const tile = '/v1/recordings/r-1/related-records';
  expect((await as(token, 'GET', tile)).status).toBe(200);
  const letter = token.at(-20) === 'A' ? 'B' : 'A';
  expect((await as(`${token.slice(0, -20)}${letter}${token.slice(-19)}`, 'GET', tile)).status).toBe(401);
  await as(app.keys.admin, 'DELETE', `/v1/api-keys/${key.id}`);
  expect((await as(token, 'GET', tile)).status).toBe(401);

  let now = new Date();
  const clock = new (class extends Clock {
    override now(): Date {
      return now;
    }
  })();
  const tokens = new EmbedTokens(app.app.get(Cipher), clock, app.db);
  const { data } = (await as(app.keys.admin, 'GET', '/v1/api-keys')).body as { data: { id: string; name: string }[] };
  const id = data.find(({ name }) => name === 'service')?.id ?? '';
  const principal: Principal = { teamId: app.teamId, kind: 'key', id, role: 'service' };
  const grant: EmbedGrant = { externalId: 'r-1', mayLink: false };
  const issued = tokens.issue(principal, grant).token;
  now = new Date(now.getTime() + 10 * 60_000 - 1);
  expect(await tokens.authenticate(issued)).toMatchObject({ role: 'viewer', embed: grant });
  now = new Date(now.getTime() + 1);
  expect(await tokens.authenticate(issued)).toBeUndefined();
});

it('pages of EMBED_ORIGINS may frame and read the tile without credentials; others may not', async () => {
  const ask = (origin: string, method = 'GET', path = '/v1/recordings/r-1/related-records') =>
    app.request(method, path, { headers: { origin } });
  const preflight = await ask(HOST, 'OPTIONS');
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, HOST]);
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  // Also an error can be read, so that the tile can say what is wrong.
  expect((await ask(HOST)).headers.get('access-control-allow-origin')).toBe(HOST);
  for (const [origin, path] of [
    ['https://evil.example', '/v1/recordings/r-1/related-records'],
    [HOST, '/v1/recordings/r-1'],
    [HOST, '/v1/session'],
    [HOST, '/v1/embed-tokens'],
  ] as const) {
    expect((await ask(origin, 'GET', path)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask(origin, 'OPTIONS', path)).headers.get('access-control-allow-origin')).toBeNull();
  }
  const page = await app.request('GET', '/embed/recordings/r-1');
  expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${HOST};`);
  expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, null]);
});

it('without EMBED_ORIGINS nobody may frame the tile', async () => {
  const closed = await startTestApp();
  const page = await closed.request('GET', '/embed/recordings/r-1', { headers: { origin: HOST } });
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect([page.headers.get('x-frame-options'), page.headers.get('access-control-allow-origin')]).toEqual([
    'DENY',
    null,
  ]);
  await closed.stop();
});
