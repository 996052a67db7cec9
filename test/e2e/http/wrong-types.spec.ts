import { type RouteAccess, RouteAccessList } from '../../../apps/connector/src/http/route-access.js';
import { startTestApp, type TestApp } from '../../support/app.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}
interface Document {
  readonly paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A member of a body: how it is reached, and the path by which it is told. */
interface Member {
  readonly told: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
  readonly around: (value: unknown) => unknown;
}

const GIVEN: Readonly<Record<string, readonly [value: unknown, told: RegExp]>> = {
  string: ['900', /a text was given/],
  integer: [7, /the number 7 was given/],
  boolean: [true, /true was given/],
  array: [[], /a list was given/],
  object: [{}, /an object was given/],
};

let app: TestApp;
let document: Document;
let routes: RouteAccess[];

beforeAll(async () => {
  app = await startTestApp();
  document = (await app.request('GET', '/openapi.json')).body as Document;
  routes = app.app.get(RouteAccessList).all();
});
afterAll(() => app.stop());

function resolve(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    return resolve(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  }
  const [first, ...others] = schema.allOf ?? [];
  if (first === undefined) return schema;
  const parts = [first, ...others].map(resolve);
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Schema>;
  return { ...schema, ...Object.assign({}, ...parts), properties } as Schema;
}

function membersOf(schema: Schema, told: string, around: Member['around']): Member[] {
  const { properties = {}, items, required = [] } = resolve(schema);
  if (items !== undefined) return membersOf(items, `${told}[0]`, (value) => around([value]));
  return Object.entries(properties).flatMap(([name, member]) => {
    const path = told === '' ? name : `${told}.${name}`;
    const within = (value: unknown): unknown => around({ [name]: value });
    const isRequired = required.includes(name);
    return [{ told: path, schema: resolve(member), isRequired, around: within }, ...membersOf(member, path, within)];
  });
}

/** Every value of a type that the member does not take; null says that one is left out where it may be. */
function wrongFor({ schema: { type, nullable }, isRequired }: Member): (readonly [value: unknown, told: RegExp])[] {
  const types = [type].flat().map((one) => (one === 'number' ? 'integer' : one));
  const wrong = Object.entries(GIVEN).filter(([name]) => !types.includes(name));
  const takesNull = !isRequired || nullable === true || types.includes('null');
  return [...wrong.map(([, given]) => given), ...(takesNull ? [] : [[null, /null/] as const])];
}

/** What a body needs besides, for its other members to be looked at. */
const BESIDES: Readonly<Record<string, object>> = {
  'POST /v1/linking/preview': {
    recording: { kind: 'dialer_call', startedAt: '2026-03-02T15:00:00Z', endedAt: '2026-03-02T15:00:01Z' },
  },
};
/** Reads the org's fields first, and there is none. */
const NEEDS_ORG = ['PUT /v1/field-mappings/:object'];

test('a value of a wrong type is told by its path, with what was given, in every member of every body', async () => {
  const missed: string[] = [];
  let asked = 0;
  for (const { method, path, isPublic, roles } of routes) {
    const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const schema = operation?.requestBody?.content['application/json']?.schema;
    if (schema === undefined || NEEDS_ORG.includes(`${method} ${path}`)) continue;
    const key = isPublic ? undefined : app.keys[roles[0] ?? 'admin'];
    const address = path
      .replace(':object', 'Account')
      .replace(':slot', 'account')
      .replace(/:\w*[iI]d/g, '00000000-0000-4000-8000-000000000000');
    for (const member of membersOf(schema, '', (value) => value)) {
      if (member.schema.type === undefined) continue;
      for (const [value, told] of wrongFor(member)) {
        asked += 1;
        const { status, body } = await app.request(method, address, {
          key,
          body: { ...BESIDES[`${method} ${path}`], ...(member.around(value) as object) },
        });
        const errors = ((body as { errors?: { path: string; message: string }[] }).errors ?? []).filter(
          (error) => error.path === member.told || error.path.startsWith(`${member.told}.`),
        );
        const isTold = status === 400 && errors.some(({ message }) => told.test(message));
        if (!isTold)
          missed.push(`${method} ${path} ${member.told}=${JSON.stringify(value)}: ${status} ${JSON.stringify(errors)}`);
      }
    }
  }
  expect(missed).toEqual([]);
  expect(asked).toBeGreaterThan(300);
}, 240_000);

test.each([
  [{ attendees: [{ talkTimeMs: '900' }] }, 'attendees[0].talkTimeMs', /integer.*a text was given/],
  [{ attendees: {} }, 'attendees', /array.*an object was given/],
  [{ fromNumber: 7 }, 'fromNumber', /text.*the number 7 was given/],
])('a hand-in with %j is told what is wrong with it', async (member, path, message) => {
  const { body } = await app.request('PUT', '/v1/recordings/x', { key: app.keys.service, body: member });
  expect(body.errors).toContainEqual({ path, message: expect.stringMatching(message) });
});

test('a call without its number is told so', async () => {
  const { body } = await app.request('PUT', '/v1/dialer-calls/x', {
    key: app.keys.service,
    body: { fromNumber: null },
  });
  expect(body.errors).toContainEqual({ path: 'fromNumber', message: 'fromNumber must be text; null was given' });
});

const SECRETS = { loginUrl: 'https://acme.my.salesforce.com', clientId: 'c' };

// Where null says nothing, it is no way to leave a member out: handlers would take it for a value.
test.each([
  ['PUT', '/v1/connection', { ...SECRETS, grant: 'client_credentials', clientSecret: null }, 'clientSecret'],
  ['PUT', '/v1/connection', { ...SECRETS, grant: 'jwt_bearer', privateKey: null, username: 'u' }, 'privateKey'],
  ['PUT', '/v1/connection', { ...SECRETS, grant: 'jwt_bearer', privateKey: 'k', username: null }, 'username'],
  ['POST', '/v1/connection/authorize', { loginUrl: null }, 'loginUrl'],
  ['POST', '/v1/syncs', { object: null }, 'object'],
  ['POST', '/v1/syncs', { mode: null }, 'mode'],
  ['POST', '/v1/syncs/estimate', { object: null }, 'object'],
  ['POST', '/v1/syncs/estimate', { beforeMapping: null }, 'beforeMapping'],
  ['POST', '/v1/crm-records/refresh', { object: 'Account', crmIds: null }, 'crmIds'],
  ['POST', '/v1/crm-records/refresh', { object: 'Account', changedSince: null }, 'changedSince'],
  ['PATCH', '/v1/users/00000000-0000-4000-8000-000000000000', { email: null }, 'email'],
  ['PATCH', '/v1/users/00000000-0000-4000-8000-000000000000', { role: null }, 'role'],
  ['PATCH', '/v1/webhooks/00000000-0000-4000-8000-000000000000', { url: null }, 'url'],
  ['PATCH', '/v1/webhooks/00000000-0000-4000-8000-000000000000', { events: null }, 'events'],
  ['PATCH', '/v1/webhooks/00000000-0000-4000-8000-000000000000', { enabled: null }, 'enabled'],
])('%s %s %j is refused by name', async (method, path, body, member) => {
  const answer = await app.request(method, path, { key: app.keys.admin, body });
  expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  expect(answer.body.errors).toContainEqual({ path: member, message: expect.stringMatching(/null was given/) });
});

const TIMES = { kind: 'dialer_call', startedAt: '2026-03-02T15:00:01Z', endedAt: '2026-03-02T15:00:00Z' };

test.each([
  ['PUT', '/v1/recordings/x', { ...TIMES, foo: 1 }, ['foo', 'endedAt']],
  ['POST', '/v1/linking/preview', { recording: TIMES, foo: 1 }, ['foo', 'recording.endedAt']],
  [
    'PUT',
    '/v1/meetings/x',
    { title: 't', startsAt: TIMES.startedAt, endsAt: TIMES.endedAt, personCrmIds: ['003abc', null, 5], foo: 1 },
    ['foo', 'endsAt', 'personCrmIds[0]', 'personCrmIds[1]', 'personCrmIds[2]'],
  ],
  ['PUT', '/v1/dialer-calls/x', { ...TIMES, kind: undefined, foo: 1 }, ['foo', 'endedAt', 'direction']],
  ['PUT', '/v1/connection', { ...SECRETS, grant: 'client_credentials', foo: 1 }, ['foo', 'clientSecret']],
  ['POST', '/v1/webhooks', { url: 'nope', events: ['nope', 5], foo: 1 }, ['foo', 'url', 'events[0]', 'events[1]']],
  [
    'PUT',
    '/v1/meetings/x',
    { title: 't', startsAt: TIMES.endedAt, endsAt: TIMES.startedAt, personCrmIds: ['003abc', 'a\0', null] },
    ['personCrmIds[0]', 'personCrmIds[1]', 'personCrmIds[2]'],
  ],
  [
    'PUT',
    '/v1/connection',
    { grant: 'jwt_bearer', clientId: 'c', loginUrl: 'https://evil.example', foo: 1 },
    ['foo', 'privateKey', 'username', 'loginUrl'],
  ],
  ['POST', '/v1/connection/authorize', { loginUrl: 'https://evil.example', foo: 1 }, ['foo', 'loginUrl']],
  ['PATCH', '/v1/webhooks/00000000-0000-4000-8000-000000000000', { url: 'http://x.example', foo: 1 }, ['foo', 'url']],
  [
    'POST',
    '/v1/api-keys',
    { name: ' ', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z', foo: 1 },
    ['foo', 'name', 'expiresAt'],
  ],
  ['POST', '/v1/erasures', { foo: 1 }, ['foo', 'email']],
  ['POST', '/v1/erasures', { email: 'nobody', foo: 1 }, ['foo', 'email']],
  ['PUT', '/v1/session/password', { newPassword: 'password1234', foo: 1 }, ['foo', 'newPassword', 'currentPassword']],
  [
    'POST',
    '/v1/linking/preview',
    { recording: TIMES, configuration: { stages: 7, settings: [] }, foo: 1 },
    ['foo', 'recording.endedAt', 'configuration.stages', 'configuration.settings'],
  ],
  ['POST', '/v1/linking/preview-recent', { configuration: { stages: 7 }, limit: 0 }, ['limit', 'configuration.stages']],
  ['POST', '/v1/crm-records/refresh', { object: 'Account', foo: 1 }, ['foo', 'crmIds']],
  ['POST', '/v1/embed-tokens', { externalId: 'x', mayLink: true, foo: 1 }, ['foo', 'actor']],
])('%s %s %j is told every fault at once', async (method, path, body, places) => {
  const key = /recordings|meetings|dialer/.test(path) ? app.keys.service : app.keys.admin;
  const { status, body: problem } = await app.request(method, path, { key, body });
  expect(status).toBe(400);
  const told = (problem.errors as { path: string }[]).map((error) => error.path);
  expect(told).toEqual(expect.arrayContaining(places));
  expect(new Set(told).size).toBe(told.length);
});

test('a time that there is not is told so, not asked for an offset that it has', async () => {
  for (const startedAt of ['2026-02-30T15:00:00Z', '2026-03-02T24:00:00Z']) {
    const { body } = await app.request('PUT', '/v1/recordings/x', { key: app.keys.service, body: { startedAt } });
    expect(body.errors).toContainEqual({
      path: 'startedAt',
      message: 'startedAt must be a day and a time that there are',
    });
  }
});

test('an id with a NUL in it, and one of a record that is none, are told so', async () => {
  const nul = await app.request('GET', '/v1/recordings/%00', { key: app.keys.admin });
  expect(nul.body.errors).toEqual([{ path: 'externalId', message: expect.stringContaining('NUL') }]);
  for (const path of ['accounts', 'opportunities', 'people']) {
    for (const id of ['001Qy0000002000XXX', '!!!!!!!!!!!!!!!', '0015000000000000']) {
      const { status } = await app.request('GET', `/v1/${path}?accountCrmId=${id}`, { key: app.keys.admin });
      expect(status).toBe(400);
    }
  }
});

test('a body in another encoding is not taken', async () => {
  const options = { key: app.keys.service, body: { kind: 'dialer_call' } };
  const zipped = await app.request('PUT', '/v1/recordings/x', { ...options, headers: { 'content-encoding': 'gzip' } });
  expect(zipped.body).toMatchObject({ status: 415, detail: expect.stringContaining('Content-Encoding gzip') });
  const plain = await app.request('PUT', '/v1/recordings/x', {
    ...options,
    headers: { 'content-encoding': 'identity' },
  });
  expect(plain).toMatchObject({
    status: 400,
    body: { errors: expect.arrayContaining([{ path: 'startedAt', message: 'startedAt is required' }]) },
  });
});
