import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from '../../support/app.js';

// A token endpoint that answers a POST with a redirect would have the secret posted again, to wherever it says. Nothing is
// followed: the host rules hold for the address that was configured, and for no other.

let app: TestApp;
let login: Server;
let elsewhere: Server;
const met: { host: 'login' | 'elsewhere'; method: string | undefined; path: string | undefined }[] = [];
let status = 307;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function remember(host: 'login' | 'elsewhere', { method, url }: IncomingMessage): void {
  met.push({ host, method, path: url });
}

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    remember('elsewhere', request);
    response
      .setHeader('content-type', 'application/json')
      .end('{"access_token":"x","instance_url":"http://127.0.0.1:1"}');
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  login = createServer((request, response) => {
    remember('login', request);
    request.resume();
    response.writeHead(status, { location: `http://127.0.0.1:${portOf(elsewhere)}/services/oauth2/token` }).end();
  });
  await once(login.listen(0, '127.0.0.1'), 'listening');
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
  for (const server of [login, elsewhere]) {
    server.closeAllConnections();
    server.close();
  }
});

test.each([301, 302, 303, 307, 308])(
  'a token endpoint that redirects (%i) is followed nowhere, and the secret goes nowhere',
  async (answered) => {
    status = answered;
    met.length = 0;
    const body = {
      grant: 'client_credentials',
      loginUrl: `http://127.0.0.1:${portOf(login)}`,
      clientId: 'an-app',
      clientSecret: 'a-secret',
    };
    const { status: told, body: problem } = await app.request('PUT', '/v1/connection', { key: app.keys.admin, body });
    expect(told).toBeGreaterThanOrEqual(400);
    expect(String(problem.code)).toMatch(/^SALESFORCE_/);
    expect(met.filter(({ host }) => host === 'elsewhere')).toEqual([]);
    expect(met.some(({ host, method }) => host === 'login' && method === 'POST')).toBe(true);
  },
);
