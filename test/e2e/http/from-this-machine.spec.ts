import { startTestApp } from '../../support/app.js';

it.each([
  ['everything on loopback', {}, {}, 200],
  ['a name of this machine', { PUBLIC_URL: 'http://localhost:3000' }, {}, 200],
  ['an address of the outside', { PUBLIC_URL: 'https://rr.example.com' }, {}, 401],
  ['every interface', { HOST: '0.0.0.0' }, {}, 401],
  ['a proxy on this machine', {}, { 'x-forwarded-for': '203.0.113.7' }, 401],
  ['a proxy that says so otherwise', {}, { forwarded: 'for=203.0.113.7' }, 401],
  ['a proxy that names itself', {}, { via: '1.1 proxy' }, 401],
])('/metrics without a key: %s', async (_, env, headers, status) => {
  const app = await startTestApp(env);
  try {
    expect((await app.request('GET', '/metrics', { headers })).status).toBe(status);
    expect((await app.request('GET', '/metrics', { headers, key: app.keys.viewer })).status).toBe(200);
  } finally {
    await app.stop();
  }
});
