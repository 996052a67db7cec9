import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** As it lies: any body with any content type. */
async function raw(body: RequestInit['body'], contentType = 'application/json'): Promise<TestResponse> {
  const response = await fetch(`${app.url}/v1/api-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.keys.admin}`, 'content-type': contentType },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('a problem', () => {
  it('is application/problem+json with a stable code and the id of the request', async () => {
    const { status, headers, body } = await app.request('GET', '/v1/api-keys');
    expect(status).toBe(401);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'UNAUTHENTICATED',
      detail: expect.any(String),
      requestId: headers.get('x-request-id'),
    });
  });

  it("carries the caller's own request id, unless it is unfit for a log", async () => {
    const given = await app.request('GET', '/v1/nothing', { headers: { 'x-request-id': 'trace-0123456789' } });
    expect(given.body).toMatchObject({ status: 404, code: 'NOT_FOUND', requestId: 'trace-0123456789' });
    const unfit = await app.request('GET', '/v1/nothing', { headers: { 'x-request-id': 'a"} {"level":"error' } });
    expect(unfit.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['malformed JSON', '{"name":', 400, 'INVALID_INPUT'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'INVALID_INPUT'],
    ['a poisoned prototype', '{"__proto__":{"role":"admin"},"name":"x","role":"viewer"}', 400, 'INVALID_INPUT'],
    ['a list', '[]', 400, 'INVALID_INPUT'],
    ['a body over 1 MiB', JSON.stringify({ name: 'x'.repeat(1024 * 1024), role: 'viewer' }), 413, 'PAYLOAD_TOO_LARGE'],
    ['a body of 20 MB', JSON.stringify({ name: 'x'.repeat(20_000_000), role: 'viewer' }), 413, 'PAYLOAD_TOO_LARGE'],
  ])('answers %s', async (_, sent, status, code) => {
    expect((await raw(sent)).body).toMatchObject({ status, code });
  });

  it('says as an error of the whole body that it is no JSON, or too deep', async () => {
    const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
    for (const sent of ['{"name":', deep]) {
      expect((await raw(sent)).body.errors).toEqual([{ path: '', message: expect.any(String) }]);
    }
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'answers a body of type %s with 415',
    async (type) => {
      expect((await raw('name=x', type)).body).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    },
  );

  it('answers a malformed address', async () => {
    expect((await app.request('GET', '/v1/api-keys/%zz')).status).toBe(400);
  });
});

describe('a body', () => {
  const send = (body: unknown): Promise<TestResponse> =>
    app.request('POST', '/v1/api-keys', { key: app.keys.admin, body });

  it('is refused for members it may not have, by name', async () => {
    const { status, body } = await send({ name: 'x', role: 'viewer', rôle: 1, teamId: 'other' });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['rôle', 'teamId']);
  });

  it('is refused with every fault at its path', async () => {
    const { body } = await send({ name: '', role: 'owner', expiresAt: '2030-01-01' });
    expect(new Set(body.errors.map(({ path }: { path: string }) => path))).toEqual(
      new Set(['name', 'role', 'expiresAt']),
    );
  });

  it('with a NUL character is bad input, not a fault of ours', async () => {
    expect((await send({ name: 'a\0b', role: 'viewer' })).body).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  it('is refused where none is taken, and an empty one is not', async () => {
    const refused = await app.request('DELETE', '/v1/session', { key: app.keys.viewer, body: { force: true } });
    expect(refused.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'force' }] });
    const headers = { 'content-type': 'application/json' };
    expect((await app.request('DELETE', '/v1/session', { key: app.keys.viewer, headers })).status).toBe(204);
  });
});

describe('a list', () => {
  const page = (query: string): Promise<TestResponse> =>
    app.request('GET', `/v1/api-keys${query}`, { key: app.keys.admin });

  beforeAll(async () => {
    for (let i = 0; i < 7; i += 1) {
      await app.request('POST', '/v1/api-keys', { key: app.keys.admin, body: { name: `k${i}`, role: 'viewer' } });
    }
  });

  it.each([1, 2, 3, 500])('pages through everything, each thing once, %i at a time', async (limit) => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await page(`?limit=${limit}${cursor}`);
      expect(body.data.length).toBeLessThanOrEqual(limit);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toHaveLength((await page('')).body.data.length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(['limit=0', 'limit=501', 'limit=x', 'limit=1.5', 'limit=', 'cursor=x', 'cursor=', 'pagesize=3'])(
    'answers ?%s with 400',
    async (query) => {
      expect((await page(`?${query}`)).body).toMatchObject({
        code: 'INVALID_INPUT',
        errors: [{ path: query.split('=')[0] }],
      });
    },
  );
});

describe('every answer', () => {
  it.each(['/v1/api-keys', '/v1/nothing', '/health/live', '/docs', '/openapi.json'])(
    'of %s has the headers',
    async (path) => {
      const { headers } = await app.request('GET', path, { headers: { origin: 'https://elsewhere.example' } });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('to a preflight grants nothing', async () => {
    const { headers } = await app.request('OPTIONS', '/v1/api-keys', {
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
