import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { authorizationUrl, Client, errorOf, freshOrg, signInAs, testClock } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 50 }));
});
afterAll(() => org.stop());

const REDIRECT = 'http://localhost:3000/callback';

interface OAuthBody {
  error: string;
  error_description: string;
}

function codeFor(more: Record<string, string> = {}): string {
  return new URL(org.control.sessions.approve(authorizationUrl(org, more))).searchParams.get('code')!;
}

async function expectRefused(params: Record<string, string>, error: string, description: string): Promise<void> {
  const answer = await client.token(params);
  expect(answer.status).toBe(400);
  expect(answer.json<OAuthBody>()).toEqual({ error, error_description: description });
}

describe('2.1 token response', () => {
  test('carries id, string issued_at in epoch milliseconds, instance_url, signature, Bearer, and no expires_in', async () => {
    const body = (await client.token({ grant_type: 'client_credentials' })).json<Record<string, string>>();
    expect(body.id).toMatch(new RegExp(`^${org.url}/id/00D\\w{15}/005\\w{15}$`));
    expect(typeof body.issued_at).toBe('string');
    expect(Math.abs(Number(body.issued_at) - Date.now())).toBeLessThan(10_000);
    expect(body).toMatchObject({ instance_url: org.url, token_type: 'Bearer' });
    expect(body).not.toHaveProperty('expires_in');
  });

  test('the access token is <15-character org id>!<opaque>', async () => {
    const { access_token } = (await client.token({ grant_type: 'client_credentials' })).json<{
      access_token: string;
    }>();
    expect(access_token.startsWith(`${org.orgId.slice(0, 15)}!`)).toBe(true);
  });

  test('the signature is HMAC-SHA256 of id and issued_at under the client secret', async () => {
    const body = (await client.token({ grant_type: 'client_credentials' })).json<Record<string, string>>();
    expect(body.signature).toBe(
      createHmac('sha256', org.clientSecret)
        .update(body.id! + body.issued_at!)
        .digest('base64'),
    );
  });
});

describe('2.1 web server flow', () => {
  test('a person sees a page that says who asks for what, and can allow or deny', async () => {
    const page = await new Client(org, '').call(authorizationUrl(org));
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain('localhost:3000');
    expect(page.text).toMatch(/value="allow"[\s\S]*value="deny"/);
  });

  test('allowing redirects to the callback with code and the same state', async () => {
    const form = new URLSearchParams([
      ...new URL(authorizationUrl(org)).searchParams,
      ['decision', 'allow'],
      ['username', org.adminUsername],
    ]);
    const answer = await new Client(org, '').call('/services/oauth2/authorize', { body: form });
    expect(answer.status).toBe(302);
    const back = new URL(answer.headers.location!);
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get('state')).toBe('s1');
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  test('denying redirects with access_denied, end-user denied authorization', async () => {
    const form = new URLSearchParams([...new URL(authorizationUrl(org)).searchParams, ['decision', 'deny']]);
    const back = new URL(
      (await new Client(org, '').call('/services/oauth2/authorize', { body: form })).headers.location!,
    );
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('error_description')).toBe('end-user denied authorization');
  });

  test('a callback that is not registered is refused on the page, never redirected to', async () => {
    const answer = await new Client(org, '').call(authorizationUrl(org, { redirect_uri: 'https://evil.example/cb' }));
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.text).toContain('redirect_uri_mismatch');
  });

  test('a wrong response type or scope goes back to the app as an error', async () => {
    const wrongType = await new Client(org, '').call(authorizationUrl(org, { response_type: 'token' }));
    expect(new URL(wrongType.headers.location!).searchParams.get('error')).toBe('unsupported_response_type');
    const wrongScope = await new Client(org, '').call(authorizationUrl(org, { scope: 'api everything' }));
    expect(new URL(wrongScope.headers.location!).searchParams.get('error')).toBe('invalid_scope');
  });

  test('a 171-character verifier and a challenge without code_challenge_method are accepted, as jsforce sends them', async () => {
    const verifier = randomBytes(128).toString('base64url');
    expect(verifier).toHaveLength(171);
    const code = codeFor({ code_challenge: createHash('sha256').update(verifier).digest('base64url') });
    expect(
      (await client.token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: verifier }))
        .status,
    ).toBe(200);
  });

  test('a wrong or missing code verifier is refused', async () => {
    const challenge = createHash('sha256').update('x'.repeat(50)).digest('base64url');
    const code = codeFor({ code_challenge: challenge });
    await expectRefused(
      { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: 'y'.repeat(50) },
      'invalid_grant',
      'invalid code verifier',
    );
    await expectRefused(
      { grant_type: 'authorization_code', code, redirect_uri: REDIRECT },
      'invalid_grant',
      'missing required code verifier',
    );
  });

  test('a code works once: the second time it is an expired authorization code', async () => {
    const code = codeFor();
    expect((await client.token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT })).status).toBe(200);
    await expectRefused(
      { grant_type: 'authorization_code', code, redirect_uri: REDIRECT },
      'invalid_grant',
      'expired authorization code',
    );
  });

  test('a code expires after fifteen minutes', async () => {
    const time = testClock();
    const other = await startOrg({ scale: 10, clock: time.clock });
    const code = new URL(other.control.sessions.approve(authorizationUrl(other))).searchParams.get('code')!;
    time.advance(15 * 60_000);
    const answer = await new Client(other, '').token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
    });
    expect(answer.json<OAuthBody>().error_description).toBe('expired authorization code');
    await other.stop();
  });

  test('a refresh token comes only with the scope for it', async () => {
    const without = await client.token({
      grant_type: 'authorization_code',
      code: codeFor({ scope: 'api' }),
      redirect_uri: REDIRECT,
    });
    expect(without.json()).not.toHaveProperty('refresh_token');
    const withIt = await client.token({
      grant_type: 'authorization_code',
      code: codeFor({ scope: 'api refresh_token' }),
      redirect_uri: REDIRECT,
    });
    expect(withIt.json()).toHaveProperty('refresh_token');
  });

  test('five approvals for a user: the sixth revokes the oldest', async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 6; n += 1) tokens.push((await signInAs(org, org.adminUsername)).refreshToken);
    await expectRefused(
      { grant_type: 'refresh_token', refresh_token: tokens[0]! },
      'invalid_grant',
      'expired access/refresh token',
    );
    expect((await client.token({ grant_type: 'refresh_token', refresh_token: tokens[1]! })).status).toBe(200);
  });
});

describe('2.1 refresh', () => {
  test('accepts code_verifier beside the refresh token, as jsforce sends it', async () => {
    const { refreshToken } = await signInAs(org, org.runAsUsername);
    const answer = await client.token({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      code_verifier: 'x'.repeat(171),
    });
    expect(answer.status).toBe(200);
    expect(answer.json()).toHaveProperty('id');
  });

  test('with rotation the answer holds a new refresh token; without it holds none', async () => {
    const first = (await signInAs(org, org.runAsUsername)).refreshToken;
    const rotated = (await client.token({ grant_type: 'refresh_token', refresh_token: first })).json<{
      refresh_token: string;
    }>();
    expect(rotated.refresh_token).not.toBe(first);
    org.control.sessions.setRotation(false);
    const kept = await client.token({ grant_type: 'refresh_token', refresh_token: rotated.refresh_token });
    org.control.sessions.setRotation(true);
    expect(kept.json()).not.toHaveProperty('refresh_token');
  });

  test('reuse of a rotated refresh token revokes the current one and every access token', async () => {
    const { client: person, refreshToken: first } = await signInAs(org, org.runAsUsername);
    const second = (await client.token({ grant_type: 'refresh_token', refresh_token: first })).json<{
      access_token: string;
      refresh_token: string;
    }>();
    await expectRefused(
      { grant_type: 'refresh_token', refresh_token: first },
      'invalid_grant',
      'expired access/refresh token',
    );
    await expectRefused(
      { grant_type: 'refresh_token', refresh_token: second.refresh_token },
      'invalid_grant',
      'expired access/refresh token',
    );
    for (const token of [person.accessToken, second.access_token]) {
      expect(errorOf(await new Client(org, token).data('/limits')).errorCode).toBe('INVALID_SESSION_ID');
    }
  });

  test('two refreshes at once: the second is told the token request is already being processed', async () => {
    const { refreshToken } = await signInAs(org, org.runAsUsername);
    const both = await Promise.all(
      [1, 2].map(() => client.token({ grant_type: 'refresh_token', refresh_token: refreshToken })),
    );
    expect(both.map((one) => one.status).sort()).toEqual([200, 400]);
    const refused = both.find((one) => one.status === 400)!;
    expect(refused.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'token request is already being processed',
    });
  });
});

describe('2.1 client credentials and JWT bearer', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

  function assertion(more: Record<string, unknown> = {}, key = privateKey): string {
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const exp = Math.floor(Date.now() / 1000) + 120;
    const head = `${encode({ alg: 'RS256' })}.${encode({ iss: org.clientId, sub: org.runAsUsername, aud: 'https://login.salesforce.com', exp, ...more })}`;
    return `${head}.${createSign('RSA-SHA256').update(head).sign(key).toString('base64url')}`;
  }

  beforeAll(() => {
    org.control.setJwtPublicKey(publicKey);
  });

  test('neither returns a refresh token', async () => {
    const credentials = await client.token({ grant_type: 'client_credentials' });
    const jwt = await client.token({ grant_type: GRANT, assertion: assertion() });
    for (const answer of [credentials, jwt]) {
      expect(answer.status).toBe(200);
      expect(answer.json()).not.toHaveProperty('refresh_token');
    }
  });

  test('client credentials act as the run-as user, and need one', async () => {
    const info = (await client.call('/services/oauth2/userinfo')).json<{ preferred_username: string }>();
    expect(info.preferred_username).toBe(org.runAsUsername);
    org.control.users.setRunAs(undefined);
    await expectRefused({ grant_type: 'client_credentials' }, 'invalid_grant', 'no client credentials user enabled');
    org.control.users.setRunAs(org.runAsUsername);
  });

  test('the signature of the assertion is checked', async () => {
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({}, other.privateKey) },
      'invalid_grant',
      'invalid assertion',
    );
  });

  test('issuer, audience, expiry and subject of the assertion are checked', async () => {
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({ iss: 'nobody' }) },
      'invalid_client_id',
      'client identifier invalid',
    );
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({ aud: 'https://example.com' }) },
      'invalid_grant',
      'audience is invalid',
    );
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({ exp: 1 }) },
      'invalid_grant',
      'expired authorization code',
    );
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({ exp: Math.floor(Date.now() / 1000) + 3600 }) },
      'invalid_grant',
      'expired authorization code',
    );
    await expectRefused(
      { grant_type: GRANT, assertion: assertion({ sub: 'nobody@ours.example' }) },
      'invalid_grant',
      "user hasn't approved this consumer",
    );
  });
});

describe('2.1 errors', () => {
  test('a wrong client id, a wrong secret and an unknown grant have their own codes', async () => {
    await expectRefused(
      { grant_type: 'client_credentials', client_id: 'x' },
      'invalid_client_id',
      'client identifier invalid',
    );
    await expectRefused(
      { grant_type: 'client_credentials', client_secret: 'x' },
      'invalid_client',
      'invalid client credentials',
    );
    await expectRefused({ grant_type: 'password' }, 'unsupported_grant_type', 'grant type not supported');
  });

  test('an unknown refresh token is expired access/refresh token', async () => {
    await expectRefused(
      { grant_type: 'refresh_token', refresh_token: 'x' },
      'invalid_grant',
      'expired access/refresh token',
    );
  });

  test('an inactive user and an address that is not allowed are refused', async () => {
    org.control.users.setRights(org.runAsUsername, { ipRestricted: true });
    await expectRefused({ grant_type: 'client_credentials' }, 'invalid_grant', 'ip restricted or invalid login hours');
    org.control.users.setRights(org.runAsUsername, { ipRestricted: false });
    org.control.users.deactivate(org.runAsUsername);
    await expectRefused({ grant_type: 'client_credentials' }, 'inactive_user', 'user is inactive');
    expect(errorOf(await client.data('/limits')).errorCode).toBe('INVALID_SESSION_ID');
    org.control.users.activate(org.runAsUsername);
    expect((await client.data('/limits')).status).toBe(200);
  });
});

describe('2.1 revoke, userinfo, identity', () => {
  test('revoking the refresh token ends its access tokens too', async () => {
    const { client: person, refreshToken } = await signInAs(org, org.runAsUsername);
    const answer = await client.call('/services/oauth2/revoke', { body: new URLSearchParams({ token: refreshToken }) });
    expect(answer.status).toBe(200);
    expect((await person.data('/limits')).status).toBe(401);
  });

  test('userinfo and identity name the user, the organisation and the rest address', async () => {
    const info = (await client.call('/services/oauth2/userinfo')).json<Record<string, never>>();
    expect(info).toMatchObject({
      organization_id: org.orgId,
      preferred_username: org.runAsUsername,
      urls: { rest: `${org.url}/services/data/v{version}/` },
    });
    const id = (await client.token({ grant_type: 'client_credentials' })).json<{ id: string }>().id;
    expect((await client.call(id)).json()).toMatchObject({ organization_id: org.orgId, username: org.runAsUsername });
  });
});
