import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Cipher, Events } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';
import { guardedLookup } from '../../../libs/webhooks/src/wire/endpoint-address.js';
import { post } from '../../../libs/webhooks/src/wire/post.js';

let service: TestApp;
let receiver: Server;
let requests = 0;

beforeAll(async () => {
  receiver = createServer((_, response) => {
    requests++;
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  service = await startTestApp();
});
afterAll(async () => {
  await service.stop();
  await new Promise((resolve) => receiver.close(resolve));
});

it.each([
  'http://hooks.acme.com/',
  'https://127.0.0.1/',
  'https://10.0.0.8/x',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
])('%s is refused: not https, or not public', async (url) => {
  const { status, body } = await service.request('POST', '/v1/webhooks', {
    key: service.keys.admin,
    body: { url, events: ['sync.failed'] },
  });
  expect([status, body.code, body.errors[0].path]).toEqual([400, 'INVALID_INPUT', 'url']);
});

it('an address that became private since is not connected to, and the delivery says why', async () => {
  const { teamId, db } = service;
  const { port } = receiver.address() as AddressInfo;
  // What a name that changed its answer leads to: the check at creation was passed.
  await db.raw(
    `insert into webhooks.endpoints (team_id, id, url, events, secret)
     select ?, gen_random_uuid(), ?, '{sync.failed}', 'x.y'`,
    [teamId, `https://localhost:${port}/`],
  );
  const { rows } = await db.raw('select id from webhooks.endpoints');
  const secret = service.app.get(Cipher).encrypt('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    teamId,
    column: 'webhooks.endpoints.secret',
  });
  await db.raw('update webhooks.endpoints set secret = ?', [secret]);
  await service.app.get(Events).publish(db, teamId, 'sync.failed', {});
  const delivery = await waitFor(async () => {
    const { body } = await service.request('GET', `/v1/webhooks/${rows[0].id}/deliveries`, { key: service.keys.admin });
    const [found] = body.data as { attempts: number }[];
    return found !== undefined && found.attempts > 0 && found;
  });
  expect(delivery).toMatchObject({ state: 'pending', lastStatus: null, lastError: expect.stringContaining('public') });
  expect(requests).toBe(0);
});

it('a scheme in capitals is spoken as it says', async () => {
  const { port } = receiver.address() as AddressInfo;
  const message = { headers: {}, body: '{}', allowPrivate: true, signal: new AbortController().signal };
  expect(await post({ ...message, url: `HTTP://127.0.0.1:${port}/` })).toMatchObject({ status: 200 });
  const plainAnswer = await post({ ...message, url: `HTTPS://127.0.0.1:${port}/` });
  expect(plainAnswer).toMatchObject({ kind: 'unanswered', error: expect.not.stringContaining('Protocol') });
});

it('a name resolves for the connection itself, and one private answer refuses them all', async () => {
  const outcome = await new Promise((resolve) => {
    guardedLookup(false)('localhost', { all: false }, (error, found) => {
      resolve(error?.message ?? found);
    });
  });
  expect(outcome).toContain('public internet');
});
