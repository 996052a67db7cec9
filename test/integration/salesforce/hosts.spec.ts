import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Sessions, Users } from '#access';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';

// An admin of a team chooses login addresses. The operator's secret, and the services of the operator's machine, are not
// the admin's to reach.

let app: TestApp;
let org: RunningOrg;
let listener: Server;
let reached = 0;
let port: number;

beforeAll(async () => {
  listener = createServer((_request, response) => {
    reached += 1;
    response.end('the answer of another service');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  ({ port } = listener.address() as AddressInfo);
  org = await startOrg({ scale: 10 });
  app = await startTestApp({
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    SALESFORCE_ALLOWED_HOSTS: 'gateway.example',
  });
});
afterAll(async () => {
  await app.stop();
  await org.stop();
  listener.close();
});

async function adminSession(): Promise<Record<string, string>> {
  const password = 'correct horse battery staple';
  const users = app.app.get(Users);
  await users.create(app.db, app.teamId, await users.prepare({ email: 'ana@ours.example', role: 'admin', password }));
  const { token, csrfToken } = await app.app.get(Sessions).signIn({
    email: 'ana@ours.example',
    password,
    networkAddress: '127.0.0.1',
  });
  return { cookie: `rr_session=${token}`, 'x-csrf-token': csrfToken };
}

test('a login address on this machine, other than the one the operator set, is refused unasked', async () => {
  const headers = await adminSession();
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `127.0.0.2:${port}`, `2130706433:${port}`]) {
    const loginUrl = `http://${host}`;
    const put = await app.request('PUT', '/v1/connection', {
      key: app.keys.admin,
      body: { grant: 'client_credentials', loginUrl, clientId: 'x', clientSecret: 'y' },
    });
    const begun = await app.request('POST', '/v1/connection/authorize', { headers, body: { loginUrl } });
    for (const { status, body } of [put, begun]) {
      expect({ status, code: body.code, path: body.errors[0].path }).toEqual({
        status: 400,
        code: 'INVALID_INPUT',
        path: 'loginUrl',
      });
    }
  }
  expect(reached).toBe(0);
});

test("the operator's client secret goes to its own login address and to Salesforce, not to a host that is only allowed", async () => {
  const headers = {
    ...(await app.app
      .get(Sessions)
      .signIn({
        email: 'ana@ours.example',
        password: 'correct horse battery staple',
        networkAddress: '127.0.0.1',
      })
      .then(({ token, csrfToken }) => ({ cookie: `rr_session=${token}`, 'x-csrf-token': csrfToken }))),
  };
  const begin = (loginUrl?: string): Promise<{ status: number }> =>
    app.request('POST', '/v1/connection/authorize', { headers, body: loginUrl === undefined ? {} : { loginUrl } });
  expect((await begin('https://gateway.example')).status).toBe(400);
  expect((await begin('https://acme.my.salesforce.com')).status).toBe(200);
  expect((await begin(org.url)).status).toBe(200);
  expect((await begin()).status).toBe(200);
});
