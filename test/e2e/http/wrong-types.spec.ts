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
