import { generateKeyPairSync } from 'node:crypto';
import { many, newId, one, unprepared } from '#platform';
import { approve, connected, signedIn } from '../../support/connect.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';

let harness: Harness;
let worker: Worker;
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const anyOrg = { expectedOrgId: undefined };

beforeAll(async () => {
  const jwtPublicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  harness = await startHarness({ scale: 300, jwtPublicKey });
  worker = await harness.worker();
});
afterAll(() => harness.stop());
afterEach(() => {
  const { control, runAsUsername } = harness.org;
  control.faults.clear();
  control.users.activate(runAsUsername);
  control.users.setRights(runAsUsername, { apiEnabled: true, ipRestricted: false });
});

const clientCredentials = (): Parameters<Worker['connections']['connectWithGrant']>[1] => ({
  grant: 'client_credentials',
  loginUrl: harness.org.url,
  clientId: harness.org.clientId,
  clientSecret: harness.org.clientSecret,
});

describe('client credentials', () => {
  test('connect, and the view says to what', async () => {
    const teamId = await connected(harness, worker);
    expect(await worker.connections.view(teamId)).toMatchObject({
      state: 'connected',
      orgId: harness.org.orgId,
      orgName: expect.stringMatching(/./),
      sandbox: false,
      instanceUrl: harness.org.url,
      username: harness.org.runAsUsername,
      grant: 'client_credentials',
      error: null,
    });
  });

  test('a wrong secret is refused with its own code, and nothing is stored', async () => {
    const teamId = newId();
    const request = { ...clientCredentials(), clientSecret: 'wrong' };
    const attempt = worker.connections.connectWithGrant(teamId, request, anyOrg);
    await expect(attempt).rejects.toMatchObject({ code: 'SALESFORCE_CREDENTIALS_REFUSED' });
    await expect(attempt).rejects.not.toThrow(/wrong/);
    expect(await worker.connections.view(teamId)).toMatchObject({ state: 'disconnected', orgId: null });
  });

  test.each([
    [
      'an inactive user',
      () => {
        harness.org.control.users.deactivate(harness.org.runAsUsername);
      },
      'SALESFORCE_USER_INACTIVE',
    ],
    [
      'a restricted address',
      () => {
        harness.org.control.users.setRights(harness.org.runAsUsername, { ipRestricted: true });
      },
      'SALESFORCE_IP_RESTRICTED',
    ],
    [
      'a user without API',
      () => {
        harness.org.control.users.setRights(harness.org.runAsUsername, { apiEnabled: false });
      },
      'SALESFORCE_API_DISABLED',
    ],
  ])('%s is told apart', async (_name, arrange, code) => {
    arrange();
    await expect(worker.connections.connectWithGrant(newId(), clientCredentials(), anyOrg)).rejects.toMatchObject({
      code,
    });
  });

  test('a failed attempt leaves the connection of before as it was', async () => {
    const teamId = await connected(harness, worker);
    const before = await worker.connections.view(teamId);
    const request = { ...clientCredentials(), clientSecret: 'wrong' };
    await expect(worker.connections.connectWithGrant(teamId, request, anyOrg)).rejects.toThrow();
    expect(await worker.connections.view(teamId)).toEqual(before);
    expect(await worker.org.count(teamId, 'SELECT COUNT() FROM Account')).toBeGreaterThan(0);
  });

  test('another org than the pinned one is refused', async () => {
    const attempt = worker.connections.connectWithGrant(newId(), clientCredentials(), {
      expectedOrgId: '00D000000000000EAA',
    });
    await expect(attempt).rejects.toMatchObject({ code: 'SALESFORCE_ORG_MISMATCH' });
  });

  test('what runs alongside is stored with the connection or not at all', async () => {
    const teamId = newId();
    const alongside = (): Promise<void> => Promise.reject(new Error('no'));
    await expect(
      worker.connections.connectWithGrant(teamId, clientCredentials(), { ...anyOrg, alongside }),
    ).rejects.toThrow('no');
    expect((await worker.connections.view(teamId)).state).toBe('disconnected');
  });

  test('a host that is not Salesforce is bad input', async () => {
    const request = { ...clientCredentials(), loginUrl: 'https://evil.example' };
    await expect(worker.connections.connectWithGrant(newId(), request, anyOrg)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ path: 'loginUrl', message: 'is not a Salesforce host' }],
    });
  });
});

describe('JWT bearer', () => {
  const request = (): Parameters<Worker['connections']['connectWithGrant']>[1] => ({
    grant: 'jwt_bearer',
    loginUrl: harness.org.url,
    clientId: harness.org.clientId,
    username: harness.org.runAsUsername,
    privateKey,
  });

  test('connects, and signs in anew when the session ends', async () => {
    const teamId = newId();
    const view = await worker.connections.connectWithGrant(teamId, request(), anyOrg);
    expect(view).toMatchObject({ state: 'connected', grant: 'jwt_bearer', username: harness.org.runAsUsername });
    harness.org.control.sessions.expire();
    expect(await worker.org.count(teamId, 'SELECT COUNT() FROM Account')).toBeGreaterThan(0);
  });

  test('a key the org does not know is refused', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const attempt = worker.connections.connectWithGrant(newId(), { ...request(), privateKey: other }, anyOrg);
    await expect(attempt).rejects.toMatchObject({ code: 'SALESFORCE_CREDENTIALS_REFUSED' });
  });

  test('what is no RSA key never leaves the machine', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    for (const key of ['nonsense', ec]) {
      const attempt = worker.connections.connectWithGrant(newId(), { ...request(), privateKey: key }, anyOrg);
      await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'privateKey' }] });
    }
  });
});

describe('web server flow', () => {
  const optionsOf = (): Promise<typeof anyOrg> => Promise.resolve(anyOrg);

  test('connects with PKCE and keeps a refresh token', async () => {
    const teamId = newId();
    const { authorizationUrl } = await worker.connections.beginAuthorization(teamId, 'session-1');
    const sent = new URL(authorizationUrl).searchParams;
    expect(sent.get('code_challenge_method')).toBe('S256');
    expect(sent.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(sent.get('redirect_uri')).toBe('http://127.0.0.1:3999/oauth/salesforce/callback');
    const query = await approve(harness, authorizationUrl);
    const answer = { state: query.get('state')!, code: query.get('code')!, sessionId: 'session-1' };
    expect(await worker.connections.completeAuthorization(answer, optionsOf)).toMatchObject({
      teamId,
      connection: { state: 'connected', grant: 'web_server', username: harness.org.adminUsername },
    });
  });

  test('a state works once, and for the session that began it alone', async () => {
    const begin = async (): Promise<{ state: string; code: string }> => {
      const { authorizationUrl } = await worker.connections.beginAuthorization(newId(), 'session-1');
      const query = await approve(harness, authorizationUrl);
      return { state: query.get('state')!, code: query.get('code')! };
    };
    const invalid = { code: 'SALESFORCE_AUTHORIZATION_INVALID' };
    const used = { ...(await begin()), sessionId: 'session-1' };
    await worker.connections.completeAuthorization(used, optionsOf);
    await expect(worker.connections.completeAuthorization(used, optionsOf)).rejects.toMatchObject(invalid);
    for (const sessionId of ['session-2', undefined]) {
      const elsewhere = { ...(await begin()), sessionId };
      await expect(worker.connections.completeAuthorization(elsewhere, optionsOf)).rejects.toMatchObject(invalid);
    }
    const unknown = { state: `${newId()}.${'x'.repeat(43)}`, code: 'c', sessionId: 'session-1' };
    await expect(worker.connections.completeAuthorization(unknown, optionsOf)).rejects.toMatchObject(invalid);
  });

  test('declined access is told apart', async () => {
    const { authorizationUrl } = await worker.connections.beginAuthorization(newId(), 'session-1');
    const query = await approve(harness, authorizationUrl, 'deny');
    const answer = { state: query.get('state')!, error: query.get('error')!, sessionId: 'session-1' };
    const attempt = worker.connections.completeAuthorization(answer, optionsOf);
    await expect(attempt).rejects.toMatchObject({ code: 'SALESFORCE_AUTHORIZATION_DENIED' });
  });
});

test('nothing stored is readable: tokens, secrets, keys, verifiers and states', async () => {
  const teamId = await signedIn(harness, worker);
  await worker.connections.connectWithGrant(newId(), clientCredentials(), anyOrg);
  const { authorizationUrl } = await worker.connections.beginAuthorization(teamId, 'session-1');
  const tables = ['connections', 'authorizations', 'api_usage', 'descriptions'];
  const rows = await Promise.all(
    tables.map((table) => many(harness.db, unprepared(`select * from salesforce.${table}`))),
  );
  const text = JSON.stringify(rows);
  expect(text).not.toContain(harness.org.clientSecret);
  expect(text).not.toContain(`${harness.org.orgId.slice(0, 15)}!`);
  expect(text).not.toContain('5Aep861');
  expect(text).not.toContain('PRIVATE KEY');
  expect(text).not.toContain(new URL(authorizationUrl).searchParams.get('state'));
});

test('disconnecting revokes and forgets the tokens, and says so', async () => {
  const teamId = await signedIn(harness, worker);
  const revocations = harness.org.control.requests.log().filter(({ path }) => path.includes('/revoke')).length;
  await worker.connections.disconnect(teamId);
  expect(harness.org.control.requests.log().filter(({ path }) => path.includes('/revoke'))).toHaveLength(
    revocations + 1,
  );
  expect(await worker.connections.view(teamId)).toMatchObject({
    state: 'disconnected',
    orgId: harness.org.orgId,
    apiUsage: null,
  });
  const kept = await one(
    harness.db,
    unprepared(
      'select access_token, refresh_token, client_secret, private_key from salesforce.connections where team_id = $1',
    ),
    [teamId],
  );
  expect(Object.values(kept)).toEqual([null, null, null, null]);
  await expect(worker.org.query(teamId, 'SELECT Id FROM Account')).rejects.toMatchObject({
    code: 'SALESFORCE_NOT_CONNECTED',
  });
});

test('a key rotation brings every secret under the newest key', async () => {
  const teamId = await signedIn(harness, worker);
  const older = Buffer.alloc(32, 7).toString('base64');
  const newest = Buffer.alloc(32, 9).toString('base64');
  const rotating = await harness.worker({ env: { ENCRYPTION_KEY: `${newest},${older}` } });
  expect(await rotating.connections.reencrypt()).toBeGreaterThan(0);
  expect(await rotating.connections.reencrypt()).toBe(0);
  const after = await harness.worker({ env: { ENCRYPTION_KEY: newest } });
  expect(await after.org.count(teamId, 'SELECT COUNT() FROM Account')).toBeGreaterThan(0);
  await expect(worker.org.count(teamId, 'SELECT COUNT() FROM Account')).rejects.toMatchObject({
    code: 'ENCRYPTION_KEY_UNKNOWN',
  });
});
