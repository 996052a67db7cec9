import { Webhook } from 'standardwebhooks';
import { startTestAppOn, type TestApp } from '../../support/app.js';
import { runCli } from '../../support/cli.js';
import { useTestDatabase } from '../../support/database.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Receiver, startReceiver } from '../../support/receiver.js';

// The drill of docs/OPERATIONS.md, "Rotate the encryption key", with two processes that are restarted one after the other: at
// every moment each of them reads what either of them stored.

const database = useTestDatabase();
const NEWER = Buffer.alloc(32, 8).toString('base64');
const OLD = TEST_ENCRYPTION_KEY;
let receiver: Receiver;
let running: TestApp[] = [];
/** Endpoints and their secrets, stored by either process at every step. */
const endpoints: { id: string; secret: string; path: string }[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  for (const app of running) await app.stop();
  await receiver.stop();
});

const start = (keys: string): Promise<TestApp> =>
  startTestAppOn(database, { ENCRYPTION_KEY: keys, ROLE: 'api', WEBHOOK_ALLOW_PRIVATE: 'true' });

/** Each process stores a secret, and signs with every one that there is. */
async function bothWork(): Promise<void> {
  for (const app of running) {
    const path = `/${endpoints.length}`;
    const body = { url: `${receiver.url}${path}`, events: ['recording.linked'] };
    const made = await app.request('POST', '/v1/webhooks', { key: app.keys.admin, body });
    expect(made.status).toBe(201);
    endpoints.push({ id: made.body.id, secret: made.body.secret, path });
  }
  for (const app of running) {
    for (const { id, secret, path } of endpoints) {
      const { status, body } = await app.request('POST', `/v1/webhooks/${id}/ping`, { key: app.keys.admin });
      expect([status, body.state]).toEqual([200, 'delivered']);
      const last = receiver.messages.findLast((message) => message.path === path);
      const headers = {
        'webhook-id': last?.id ?? '',
        'webhook-timestamp': last?.timestamp ?? '',
        'webhook-signature': last?.signature ?? '',
      };
      expect(new Webhook(secret).verify(last?.text ?? '', headers)).toMatchObject({ type: 'webhook.ping' });
    }
  }
}

/** One process after the other, both at work in between. */
async function roll(keys: string): Promise<void> {
  for (const place of [0, 1]) {
    await running[place]?.stop();
    running[place] = await start(keys);
    if (running.length === 2) await bothWork();
  }
}

test('a key is replaced while two processes serve', async () => {
  running = [await start(OLD), await start(OLD)];
  await bothWork();
  await roll(`${OLD},${NEWER}`);
  await roll(`${NEWER},${OLD}`);
  const rotated = await runCli(database.ownerUrl, ['rotate-encryption-key', '--json'], {
    env: { ENCRYPTION_KEY: `${NEWER},${OLD}` },
  });
  expect([rotated.exitCode, rotated.stderr]).toEqual([0, '']);
  await bothWork();
  await roll(NEWER);
}, 240_000);
