import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface Answer {
  status: number;
  type: string;
  body: Record<string, unknown>;
}

/** Sends bytes as they are: much of what a stranger sends, no HTTP client would. */
async function send(bytes: string): Promise<Answer> {
  const socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' });
  socket.write(bytes);
  const answer = await text(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? '';
  return { status: Number(head.split(' ')[1]), type, body: JSON.parse(body || '{}') as Record<string, unknown> };
}

const get = (path: string, ...headers: string[]): string =>
  [`GET ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n');
const post = (body: string, ...headers: string[]): string =>
  [`POST /v1/session HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', body].join('\r\n');
const json = 'Content-Type: application/json';

describe('an error has one form, whatever raised it', () => {
  it.each([
    ['an unknown address', get('/v1/nothing'), 404, 'NOT_FOUND'],
    ['an unknown address beside the API', get('/oauth/nothing'), 404, 'NOT_FOUND'],
    ['a method that a route does not have', get('/v1/session').replace('GET', 'PATCH'), 404, 'NOT_FOUND'],
    ['a method that nobody has', get('/v1/session').replace('GET', 'PROPFIND'), 404, 'NOT_FOUND'],
    ['a tunnel', 'CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n', 400, 'INVALID_INPUT'],
    ['a method that is none', get('/v1/session').replace('GET', 'G{T'), 400, 'INVALID_INPUT'],
    ['percent-encoding that cannot be read', get('/v1/recordings/%zz'), 400, 'INVALID_INPUT'],
    ['percent-encoding of half a surrogate pair', get('/v1/recordings/%ED%A0%80'), 400, 'INVALID_INPUT'],
    ['the same where no route is', get('/%c0%af'), 400, 'INVALID_INPUT'],
    ['a path member of 4,100 characters', get(`/v1/recordings/${'a'.repeat(4100)}`), 414, 'ADDRESS_TOO_LONG'],
    ['a key of a name longer than any', get(`/v1/accounts/${'a'.repeat(4100)}/feed`), 414, 'ADDRESS_TOO_LONG'],
    ['an address of 20,000 characters', get(`/v1/recordings?q=${'a'.repeat(20_000)}`), 431, 'HEADERS_TOO_LARGE'],
    ['headers of 20,000 characters', get('/v1/session', `X-A: ${'a'.repeat(20_000)}`), 431, 'HEADERS_TOO_LARGE'],
    ['a header without a name', get('/v1/session', ': x'), 400, 'INVALID_INPUT'],
    ['a header with a control character', get('/v1/session', 'X-A: a\x01b'), 400, 'INVALID_INPUT'],
    ['no Host', get('/v1/session').replace('Host: x\r\n', ''), 400, 'INVALID_INPUT'],
    ['an expectation nobody can meet', get('/v1/session', 'Expect: a-miracle'), 400, 'INVALID_INPUT'],
    ['a length that is no number', post('{}', json, 'Content-Length: two'), 400, 'INVALID_INPUT'],
    ['two lengths', post('{}', json, 'Content-Length: 2', 'Content-Length: 3'), 400, 'INVALID_INPUT'],
    [
      'a length and chunks',
      post('0\r\n\r\n', json, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      400,
      'INVALID_INPUT',
    ],
    ['a chunk without a size', post('zz\r\n', json, 'Transfer-Encoding: chunked'), 400, 'INVALID_INPUT'],
    ['another HTTP', get('/v1/session').replace('HTTP/1.1', 'HTTP/9.9'), 400, 'INVALID_INPUT'],
    ['bytes that are no HTTP', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400, 'INVALID_INPUT'],
    ['no content type', post('{}', 'Content-Length: 2'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a content type that is none', post('{}', 'Content-Type: x', 'Content-Length: 2'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body longer than 1 MiB, by its length', post('', json, 'Content-Length: 1048577'), 413, 'PAYLOAD_TOO_LARGE'],
    ['no credentials', get('/v1/accounts'), 401, 'UNAUTHENTICATED'],
    ['a credential that is none', get('/v1/accounts', 'Authorization: Basic eDp5'), 401, 'UNAUTHENTICATED'],
  ])('%s', async (_, bytes, status, code) => {
    const answer = await send(bytes);
    expect({ ...answer, body: { ...answer.body, detail: '', requestId: '' } }).toEqual({
      status,
      type: 'application/problem+json; charset=utf-8',
      body: { type: 'about:blank', title: expect.any(String), status, code, detail: '', requestId: '' },
    });
    expect(answer.body['detail']).toMatch(/^[A-Z].*\.$/);
    expect(answer.body['requestId']).toMatch(/^[\w.:-]{8,}$/);
  });
});

describe('a cursor that no list gave out is 400', () => {
  const cursors = [
    ['x'],
    ['\ud800'],
    ['\0'],
    ['s:\ud800'],
    [null],
    [-1],
    [1e300],
    [{}],
    [[]],
    [],
    ['a', 'b', 'c'],
    {},
    'x',
  ];
  const lists = [
    ...['/v1/sync-errors?', '/v1/sync-errors?groupBy=none&', '/v1/recordings?', '/v1/accounts?', '/v1/people?'],
    ...['/v1/opportunities?', '/v1/syncs?', '/v1/audit?', '/v1/api-keys?', '/v1/users?', '/v1/webhooks?'],
  ];
  it.each(lists)('%s', async (list) => {
    for (const cursor of cursors) {
      const encoded = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      const { status } = await app.request('GET', `${list}cursor=${encoded}`, { key: app.keys.admin });
      // A text that no row has is a place like any other in the lists that go by text.
      expect([cursor, status]).toEqual([cursor, JSON.stringify(cursor) === '["x"]' ? expect.any(Number) : 400]);
    }
  });
});

describe('a member of a body', () => {
  const names = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'isPrototypeOf',
    '__defineGetter__',
  ];
  const bodies: [string, string, string][] = [
    ['POST', '/v1/session', '"email":"a@b.example","password":"x"'],
    ['POST', '/v1/api-keys', '"name":"x","role":"viewer"'],
    [
      'PUT',
      '/v1/recordings/r',
      '"kind":"dialer_call","startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:00Z"',
    ],
    ['PATCH', '/v1/settings', '"syncIntervalMinutes":5'],
    ['POST', '/v1/syncs', '"object":"Account"'],
    ['PUT', '/v1/stages', '"values":[]'],
    ['DELETE', '/v1/session', ''],
  ];
  it.each(bodies)('that it may not have is refused by name: %s %s', async (method, path, right) => {
    for (const name of names) {
      const response = await fetch(`${app.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${app.keys.admin}`, 'content-type': 'application/json' },
        body: `{"${name}":{"role":"admin"}${right === '' ? '' : ','}${right}}`,
      });
      const body = (await response.json()) as { errors?: { path: string }[] };
      expect([name, response.status, body.errors?.map(({ path: at }) => at)]).toEqual([name, 400, [name]]);
    }
  });

  it('whose name is a megabyte is told in part', async () => {
    const body = { ['x'.repeat(1_000_000)]: 1 };
    const { status, body: problem } = await app.request('PATCH', '/v1/settings', { key: app.keys.admin, body });
    expect(status).toBe(400);
    expect(JSON.stringify(problem).length).toBeLessThan(20_000);
  });

  it('that is unknown is named beside one that is missing and one that is wrong', async () => {
    const { body } = await app.request('PUT', '/v1/recordings/r', {
      key: app.keys.service,
      body: { kinds: 1, startedAt: 'x', attendees: [{ mail: 1, talkTimeMs: '900' }, 'Bo'], invitees: {}, owner: [] },
    });
    expect(body.errors).toEqual([
      { path: 'kinds', message: 'kinds is not a member of this' },
      { path: 'kind', message: 'kind is required' },
      { path: 'startedAt', message: expect.stringContaining('must be a time') },
      { path: 'endedAt', message: 'endedAt is required' },
      { path: 'owner', message: expect.stringContaining('owner must be an object; ') },
      { path: 'attendees[0].mail', message: 'mail is not a member of this' },
      { path: 'attendees[0].talkTimeMs', message: expect.stringContaining('talkTimeMs must be an integer number; ') },
      { path: 'attendees[1]', message: expect.stringContaining('each of attendees must be an object; ') },
      { path: 'invitees', message: expect.stringContaining('invitees must be an array; ') },
    ]);
  });

  it.each([
    ['POST', '/v1/session', { email: 'a\ud800@b.example', password: 'x' }, 'email'],
    ['POST', '/v1/users', { email: 'a\udc00@b.example', role: 'viewer' }, 'email'],
    ['POST', '/v1/api-keys', { name: '\ud800', role: 'viewer' }, 'name'],
    ['PATCH', '/v1/settings', { internalDomains: ['a\ud800.example'] }, 'internalDomains[0]'],
    ['PATCH', '/v1/settings', { excludedParticipants: ['a\0@b.example'] }, 'excludedParticipants[0]'],
    ['PUT', '/v1/stages', { values: [{ value: '\ud800', outcome: 'open' }] }, 'values[0].value'],
  ])('with half a surrogate pair or NUL is bad input: %s %s %j', async (method, path, body, at) => {
    const answer = await app.request(method, path, { key: app.keys.admin, body });
    expect(answer.body).toMatchObject({ status: 400, code: 'INVALID_INPUT', errors: [{ path: at }] });
  });
});

it.each([
  ['2026-03-02t15:00:00z', '2026-03-02T15:00:00.000Z'],
  ['2026-03-02T20:30:00+05:30', '2026-03-02T15:00:00.000Z'],
  ['2026-03-02T15:00:00.123456789-00:00', '2026-03-02T15:00:00.123Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
])('a time is taken with any offset and in any case, and answered in UTC: %s', async (time, utc) => {
  const externalId = `at ${time}`;
  const body = {
    kind: 'virtual_conference',
    startedAt: time,
    endedAt: time,
    attendees: [{ name: 'Bo', joinedAt: time }],
    decide: 'now',
  };
  const path = `/v1/recordings/${encodeURIComponent(externalId)}`;
  expect((await app.request('PUT', path, { key: app.keys.service, body })).status).toBe(201);
  expect((await app.request('GET', path, { key: app.keys.service })).body).toMatchObject({
    startedAt: utc,
    attendees: [{ joinedAt: utc }],
  });
});

it.each(['2026-02-30T15:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02 15:00:00Z', '2026-03-02T15:00:00', '2026-03-02'])(
  'what is no time of RFC 3339 is refused: %s',
  async (time) => {
    const body = { kind: 'virtual_conference', startedAt: time, endedAt: time };
    const answer = await app.request('PUT', '/v1/recordings/no-time', { key: app.keys.service, body });
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(['startedAt', 'endedAt']);
  },
);
