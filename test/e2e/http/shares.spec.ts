import { request as httpRequest, type IncomingMessage } from 'node:http';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Opens an event stream and keeps it open. */
function open(key: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}` };
    httpRequest(`${app.url}/v1/events`, { headers }, resolve).on('error', reject).end();
  });
}

it('a key has eight event streams, and a ninth once one of them has ended', async () => {
  const streams = await Promise.all(Array.from({ length: 8 }, () => open(app.keys.viewer)));
  expect(streams.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 200));
  const ninth = await app.request('GET', '/v1/events', { key: app.keys.viewer });
  expect([ninth.status, ninth.body.code, ninth.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '1']);
  // Its other requests, and other keys, have shares of their own.
  expect((await app.request('GET', '/v1/accounts', { key: app.keys.viewer })).status).toBe(200);
  const other = await open(app.keys.member);
  expect(other.statusCode).toBe(200);
  streams[0]?.destroy();
  const again = await waitFor(async () => {
    const stream = await open(app.keys.viewer);
    if (stream.statusCode === 200) return stream;
    stream.resume();
    return undefined;
  });
  for (const stream of [...streams, other, again]) stream.destroy();
});

it('a key has 32 requests at work; past that 429, and all is well again when they are done', async () => {
  // They wait for a row that somebody else holds, as long as the test lets them.
  const body = { internalDomains: ['ours.example'] };
  await app.request('PATCH', '/v1/settings', { key: app.keys.admin, body });
  const holder = await app.db.transaction();
  await holder.raw('lock table field_mapping.settings in access exclusive mode');
  const ask = (): Promise<number> =>
    app.request('GET', '/v1/settings', { key: app.keys.admin }).then(({ status }) => status);
  const waiting = Array.from({ length: 32 }, ask);
  await waitFor(async () => ((await ask()) === 429 ? true : undefined));
  await holder.rollback();
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: 32 }, () => 200));
  expect(await ask()).toBe(200);
});
