import { execFile } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import jsforce from 'jsforce';
import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { waitFor } from '../../support/wait-for.js';
import { type Client, freshOrg, signIn } from './client.js';

/** Real jsforce 3.10.26, as it comes from npm, against the org over HTTP. */
const { Connection, OAuth2 } = jsforce;
type JsforceConnection = InstanceType<typeof Connection>;

const REDIRECT = 'http://localhost:3000/callback';
let org: RunningOrg;

beforeAll(async () => {
  ({ org } = await freshOrg({ scale: 3000 }));
});
afterAll(() => org.stop());
afterEach(() => {
  org.control.faults.clear();
  org.control.jobs.setPace({ pageRows: 100_000 });
});

function oauth2(useVerifier = false): InstanceType<typeof OAuth2> {
  const { clientId, clientSecret, url: loginUrl } = org;
  return new OAuth2({ clientId, clientSecret, loginUrl, redirectUri: REDIRECT, useVerifier });
}

function unconnected(useVerifier = false): JsforceConnection {
  return new Connection({ oauth2: oauth2(useVerifier), version: '66.0' });
}

async function connected(): Promise<JsforceConnection> {
  const connection = unconnected();
  await connection.authorize({ grant_type: 'client_credentials' });
  return connection;
}

async function byCode(useVerifier = false): Promise<JsforceConnection> {
  const connection = unconnected(useVerifier);
  const url = connection.oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state: 's' });
  const code = new URL(org.control.sessions.approve(url)).searchParams.get('code')!;
  await connection.authorize(code);
  return connection;
}

describe('jsforce signs in', () => {
  test('by authorization code', async () => {
    const identity = await (await byCode()).identity();
    expect(identity).toMatchObject({ username: org.runAsUsername, organization_id: org.orgId });
  });

  test('by authorization code with its 171-character verifier', async () => {
    expect((await byCode(true)).refreshToken).toBeTruthy();
  });

  test('by client credentials', async () => {
    expect((await (await connected()).identity()).username).toBe(org.runAsUsername);
  });

  test('by JWT bearer', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    org.control.setJwtPublicKey(publicKey);
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const head = `${encode({ alg: 'RS256' })}.${encode({ iss: org.clientId, sub: org.runAsUsername, aud: org.url, exp: Math.floor(Date.now() / 1000) + 120 })}`;
    const assertion = `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey).toString('base64url')}`;
    const connection = unconnected();
    await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    expect((await connection.query('SELECT Id FROM Account LIMIT 1')).records).toHaveLength(1);
  });

  test('and refreshes an expired session by itself, once for ten parallel calls', async () => {
    const connection = await byCode(true);
    org.control.sessions.expire();
    org.control.requests.reset();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => connection.query('SELECT Id FROM Account LIMIT 1')),
    );
    expect(answers.every(({ records }) => records.length === 1)).toBe(true);
    expect(org.control.requests.counters().byKind.oauth).toBe(1);
  });
});

describe('jsforce reads', () => {
  test('query, with the parents and children of a record', async () => {
    const { records } = await (
      await connected()
    ).query<Record<string, never>>('SELECT Id, Owner.Name, (SELECT Id FROM Contacts) FROM Account LIMIT 5');
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({ Owner: { attributes: { type: 'User' } } });
  });

  test('autoFetch over pages', async () => {
    const { records, done } = await (
      await connected()
    ).query('SELECT Id FROM Contact', { autoFetch: true, headers: { 'Sforce-Query-Options': 'batchSize=500' } });
    expect([records.length, done]).toEqual([org.control.records.count('Contact'), true]);
  });

  test('scanAll sees deleted records', async () => {
    const id = org.control.records.create('Account', { Name: 'Gone' });
    org.control.records.delete('Account', id);
    expect(
      (await (await connected()).query(`SELECT Id FROM Account WHERE Id = '${id}'`, { scanAll: true })).records,
    ).toHaveLength(1);
  });

  test('describe and describeGlobal', async () => {
    const connection = await connected();
    expect((await connection.describe('Opportunity')).fields.find(({ name }) => name === 'Amount')).toMatchObject({
      type: 'currency',
    });
    expect((await connection.describeGlobal()).sobjects.map(({ name }) => name)).toContain('OpportunityContactRole');
  });

  test('deleted and updated', async () => {
    const connection = await connected();
    const now = org.control.clock.now();
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const soon = new Date(now.getTime() + 120_000);
    const id = org.control.records.create('Account', { Name: 'New' });
    expect((await connection.updated('Account', hourAgo, soon)).ids).toContain(id);
    org.control.records.delete('Account', id);
    expect((await connection.deleted('Account', hourAgo, soon)).deletedRecords.map((one) => one.id)).toContain(id);
  });

  test('limits, and the usage of the last call', async () => {
    const connection = await connected();
    expect((await connection.limits()).DailyApiRequests).toMatchObject({ Max: 100_000 });
    expect(connection.limitInfo.apiUsage).toMatchObject({ limit: 100_000 });
  });

  test('bulk2, as long as there is one page', async () => {
    const stream = await (await connected()).bulk2.query('SELECT Id, Name FROM Account', { pollInterval: 20 });
    expect(await stream.toArray()).toHaveLength(org.control.records.count('Account'));
  });

  test('errors, with their code and message', async () => {
    await expect((await connected()).query('SELECT Nope FROM Account')).rejects.toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining("No such column 'Nope'"),
    });
  });
});

describe('the known faults of jsforce show here as they do in the wild', () => {
  interface Outcome {
    records: number;
    headerRows: number;
    settled: boolean;
    uncaught: string | null;
    error?: string;
  }

  async function inChild(mode: string, ms: number, to?: { org: RunningOrg; client: Client }): Promise<Outcome> {
    const script = fileURLToPath(new URL('./jsforce-child.mjs', import.meta.url));
    const { url } = (to ?? { org }).org;
    const { accessToken } = to?.client ?? (await signIn(org));
    const env = { ...process.env, NODE_OPTIONS: '' };
    const { stdout } = await promisify(execFile)(process.execPath, [script, mode, url, accessToken, String(ms)], {
      env,
    });
    return JSON.parse(stdout) as Outcome;
  }

  test('bulk2 over several small pages: ERR_STREAM_WRITE_AFTER_END past everybody, and no record', async () => {
    org.control.jobs.setPace({ pageRows: 200 });
    expect(await inChild('bulk2', 6000)).toMatchObject({
      uncaught: 'ERR_STREAM_WRITE_AFTER_END',
      records: 0,
      settled: false,
    });
  }, 60_000);

  test('bulk2 over several larger pages: the header of every later page is handed out as a record', async () => {
    const large = await freshOrg({ scale: 30_000 });
    large.org.control.jobs.setPace({ pageRows: 10_000 });
    const outcome = await inChild('bulk2', 20_000, large);
    const pages = Math.ceil(large.org.control.records.count('Contact') / 10_000);
    expect(outcome).toMatchObject({
      records: large.org.control.records.count('Contact') + pages - 1,
      headerRows: pages - 1,
    });
    await large.org.stop();
  }, 60_000);

  test('a body cut in the middle: an exception past everybody, and a promise that never settles', async () => {
    org.control.faults.add({ kind: 'query', effect: { type: 'cut', afterBytes: 5000 } });
    const outcome = await inChild('query', 5000);
    expect(outcome).toMatchObject({ settled: false, uncaught: 'TypeError: terminated' });
  }, 60_000);

  test('autoFetch stops at 10,000 records unless told otherwise, and says nothing', async () => {
    const connection = await connected();
    const { org: large } = await freshOrg({ scale: 11_000 });
    const other = new Connection({
      oauth2: { clientId: large.clientId, clientSecret: large.clientSecret, loginUrl: large.url },
      version: '66.0',
    });
    await other.authorize({ grant_type: 'client_credentials' });
    const { records } = await other.query('SELECT Id FROM Contact', { autoFetch: true });
    await large.stop();
    expect(records).toHaveLength(10_000);
    expect(connection.version).toBe('66.0');
  });

  test('a rotated refresh token is lost, and the next refresh revokes everything', async () => {
    const connection = await byCode(true);
    const first = connection.refreshToken;
    org.control.sessions.expire();
    await connection.query('SELECT Id FROM Account LIMIT 1');
    expect(connection.refreshToken).toBe(first);
    org.control.sessions.expire();
    await expect(connection.query('SELECT Id FROM Account LIMIT 1')).rejects.toThrow(
      'Unable to refresh session due to: expired access/refresh token',
    );
  });

  test('401 after a successful refresh is refreshed again, without end', async () => {
    const connection = await byCode(true);
    org.control.sessions.setRotation(false);
    org.control.faults.add({
      kind: 'query',
      times: 60,
      effect: { type: 'status', status: 401, errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
    });
    org.control.requests.reset();
    await connection.query('SELECT Id FROM Account LIMIT 1');
    org.control.sessions.setRotation(true);
    expect(org.control.requests.counters().byKind.oauth).toBe(60);
  });

  test('a 200 with HTML is handed out as the result', async () => {
    org.control.faults.add({ kind: 'limits', effect: { type: 'status', status: 200, body: 'html' } });
    const result: unknown = await (await connected()).limits();
    expect(typeof result).toBe('string');
  });

  test('bulk2 that loses patience fires DELETE at the running job', async () => {
    org.control.jobs.setPace({ inProgressAfterMs: 60_000 });
    org.control.requests.reset();
    const query = (await connected()).bulk2.query('SELECT Id FROM Account', { pollInterval: 10, pollTimeout: 50 });
    await expect(query).rejects.toThrow();
    org.control.jobs.setPace({ inProgressAfterMs: 5 });
    await waitFor(() => org.control.requests.log().some(({ method, status }) => method === 'DELETE' && status === 400));
  });
});
