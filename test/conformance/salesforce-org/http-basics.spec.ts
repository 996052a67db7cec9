import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { Client, errorOf, freshOrg } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 50 }));
});
afterAll(() => org.stop());

describe('2.2 HTTP basics', () => {
  test('bodies are application/json;charset=UTF-8, chunked, and not to be cached', async () => {
    const { headers } = await client.query('SELECT Id FROM Account LIMIT 1');
    expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(headers['transfer-encoding']).toBe('chunked');
    expect(headers['cache-control']).toBe('no-cache,must-revalidate,max-age=0,no-store,private');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers.server).toBe('sfdcedge');
  });

  test('bodies are compressed for a reader that accepts gzip', async () => {
    const { headers } = await client.data('/sobjects/Account/describe', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
    const plain = await client.data('/sobjects/Account/describe');
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  test('Sforce-Limit-Info: api-usage=used/limit on every data resource, errors included', async () => {
    for (const path of ['/limits', '/query?q=SELECT+Nope+FROM+Account', '/sobjects/Nope/describe', '/jobs/query']) {
      expect((await client.data(path)).headers['sforce-limit-info']).toMatch(/^api-usage=\d+\/100000$/);
    }
  });

  test('the counter shown lags: of two calls in a row, both may be told the same', async () => {
    const shown = [];
    for (let n = 0; n < 4; n += 1) shown.push((await client.data('/limits')).headers['sforce-limit-info']);
    expect(new Set(shown).size).toBeLessThan(shown.length);
  });

  test('/services/data lists the versions, for free and without a session', async () => {
    const used = org.control.quota.get().used;
    const answer = await new Client(org, '').call('/services/data');
    expect(answer.headers['sforce-limit-info']).toBeUndefined();
    expect(org.control.quota.get().used).toBe(used);
    const list = answer.json<{ label: string; url: string; version: string }[]>();
    expect(list[0]).toEqual({ label: "Summer '14", url: '/services/data/v31.0', version: '31.0' });
    expect(list).toContainEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    expect(list.some(({ version }) => Number(version) < 31)).toBe(false);
  });

  test('a version that is gone, or not yet there, is not found', async () => {
    for (const version of ['30.0', '99.0', '66']) {
      const answer = await client.data('/limits', { version });
      expect([answer.status, errorOf(answer).errorCode]).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('an address of more than 16,384 bytes is 414; with its headers, 431', async () => {
    expect((await client.data(`/query?q=${'x'.repeat(16_384)}`)).status).toBe(414);
    expect((await client.data('/limits', { headers: { 'x-long': 'y'.repeat(16_384) } })).status).toBe(431);
    const names = Array.from({ length: 4 }, (_, n) => `'${String(n).repeat(3700)}'`);
    const fits = `/query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Name IN (${names.join(',')})`)}`;
    expect((await client.data(fits)).status).toBe(200);
  });

  test('a call that uses up the daily limit is answered; the next is 403 REQUEST_LIMIT_EXCEEDED', async () => {
    const { limit, used } = org.control.quota.get();
    org.control.quota.set({ used: limit - 1 });
    expect((await client.data('/limits')).status).toBe(200);
    const refused = await client.data('/limits');
    expect(refused.status).toBe(403);
    expect(errorOf(refused)).toEqual({ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' });
    org.control.quota.set({ used });
  });

  test('while too many long requests run, another is refused', async () => {
    org.control.setConcurrency({ limit: 0, longMs: 0 });
    const refused = await client.data('/limits');
    org.control.setConcurrency({ limit: 25, longMs: 20_000 });
    expect(refused.status).toBe(403);
    expect(errorOf(refused).message).toBe('ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
  });

  test('a session that has ended, or none, is 401 INVALID_SESSION_ID in an array', async () => {
    for (const token of ['00Dxx!stale', '']) {
      const answer = await new Client(org, token).data('/limits');
      expect(answer.status).toBe(401);
      expect(answer.json()).toEqual([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
    }
  });

  test('a session ends when it is not used for as long as the policy says', async () => {
    org.control.sessions.setLife(60_000);
    expect((await client.data('/limits')).status).toBe(200);
    org.control.clock.advance(61_000);
    expect((await client.data('/limits')).status).toBe(401);
    org.control.sessions.setLife(7_200_000);
    client.accessToken = (await client.token({ grant_type: 'client_credentials' })).json<{
      access_token: string;
    }>().access_token;
  });

  test('an Authorization header of another kind is INVALID_AUTH_HEADER', async () => {
    const answer = await new Client(org, '').data('/limits', { headers: { authorization: 'Basic eDp5' } });
    expect([answer.status, errorOf(answer).errorCode]).toEqual([401, 'INVALID_AUTH_HEADER']);
  });

  test('a user without API access is 403 API_DISABLED_FOR_ORG', async () => {
    org.control.users.setRights(org.runAsUsername, { apiEnabled: false });
    const answer = await client.data('/limits');
    org.control.users.setRights(org.runAsUsername, { apiEnabled: true });
    expect(answer.status).toBe(403);
    expect(errorOf(answer)).toEqual({
      errorCode: 'API_DISABLED_FOR_ORG',
      message: 'The REST API is not enabled for this Organization.',
    });
  });

  test('another method is 405 with the methods there are', async () => {
    const answer = await client.data('/limits', { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(errorOf(answer)).toEqual({
      errorCode: 'METHOD_NOT_ALLOWED',
      message: "HTTP Method 'DELETE' not allowed. Allowed are GET",
    });
  });

  test('a doubled slash in front is one: instance addresses may end in a slash', async () => {
    expect((await client.call(`${org.url}//services/data/v66.0/limits`)).status).toBe(200);
  });

  test('an unknown path is 404 The requested resource does not exist', async () => {
    const answer = await client.data('/nothing/here');
    expect([answer.status, errorOf(answer)]).toEqual([
      404,
      { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
    ]);
  });
});
