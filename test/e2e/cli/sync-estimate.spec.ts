import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { runCli } from '../../support/cli.js';

let org: RunningOrg;
let app: TestApp;
beforeAll(async () => {
  org = await startOrg({ scale: 40 });
  app = await startTestApp();
  const { url: loginUrl, clientId, clientSecret } = org;
  const body = { grant: 'client_credentials', loginUrl, clientId, clientSecret };
  const { admin: key } = app.keys;
  // The command asks for runs here, and nobody else.
  const never = { syncIntervalMinutes: 0, reconcileIntervalHours: 0 };
  expect((await app.request('PATCH', '/v1/settings', { key, body: never })).status).toBe(200);
  expect((await app.request('PUT', '/v1/connection', { key, body })).status).toBe(200);
});
afterAll(async () => {
  await app.stop();
  await org.stop();
});

it('sync --estimate says what it would take and starts nothing; a sync shows what was expected beside what it took', async () => {
  const sync = ['sync', '--team', app.teamId, '--object', 'account', '--mode', 'full'];
  const unknown = await runCli(app.databaseUrl, ['sync', '--team', app.teamId, '--object', 'Acount']);
  expect([unknown.exitCode, unknown.stderr]).toEqual([1, expect.stringMatching(/Allowed choices are User, Account,/)]);
  const estimated = await runCli(app.databaseUrl, [...sync, '--estimate', '--json']);
  expect(estimated).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(estimated.stdout)).toMatchObject({
    data: [{ object: 'Account', mode: 'full', transport: 'rest', apiCalls: 2 }],
    fits: true,
    warning: null,
  });
  const text = await runCli(app.databaseUrl, [...sync, '--estimate']);
  expect(text.stdout).toMatch(/^Object +Mode +Rows, about +By +API calls, about/);
  expect(text.stdout).toMatch(/About 2 API calls; the org has used \d+ of \d+ today/);
  expect((await app.request('GET', '/v1/syncs', { key: app.keys.admin })).body).toMatchObject({ data: [] });
  const ran = await runCli(app.databaseUrl, sync);
  expect(ran.exitCode).toBe(0);
  expect(ran.stdout).toMatch(/API calls +Expected\nAccount +succeeded +(\d+ +){5}2 +2$/m);
}, 240_000);
