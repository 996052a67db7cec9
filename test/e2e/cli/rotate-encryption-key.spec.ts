import { WebhookEndpoints } from '#webhooks';
import { startTestApp, type TestApp } from '../../support/app.js';
import { runCli } from '../../support/cli.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ WEBHOOK_ALLOW_PRIVATE: 'true' });
});
afterAll(() => app.stop());

it('secrets come under the newest key, once, and the older one is needed no more', async () => {
  const body = { url: 'http://127.0.0.1:9/hook', events: ['sync.failed'] };
  expect((await app.request('POST', '/v1/webhooks', { key: app.keys.admin, body })).status).toBe(201);
  const newest = Buffer.alloc(32, 8).toString('base64');
  const rotate = async (keys: string): Promise<unknown> => {
    const run = await runCli(app.databaseUrl, ['rotate-encryption-key', '--json'], { env: { ENCRYPTION_KEY: keys } });
    expect(run).toMatchObject({ exitCode: 0 });
    return JSON.parse(run.stdout);
  };
  const both = `${newest},${TEST_ENCRYPTION_KEY}`;
  expect(await rotate(both)).toMatchObject({ changed: { Webhooks: 1 } });
  expect(await rotate(both)).toMatchObject({ changed: { Webhooks: 0 } });
  expect(await rotate(newest)).toMatchObject({ changed: { Webhooks: 0 } });
  // The service still has only the older key: what it can no longer read, it refuses to touch.
  await expect(app.app.get(WebhookEndpoints).rotateSecrets()).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_UNKNOWN' });
}, 240_000);
