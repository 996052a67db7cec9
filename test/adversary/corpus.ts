import { type Attack, fill, listOf, MIB } from './attack.js';
import { bodies } from './bodies.js';
import { handIns, MEETING_HEAD, RECORDING_HEAD } from './hand-ins.js';
import type { Route } from './routes.js';

/** What is attacked: a route, and what of it is not as every route's. */
type Own = Pick<Attack, 'name' | 'body'> & { readonly path?: string };

const LARGE = /^(PUT \/v1\/(recordings|meetings)\/:externalId|POST \/v1\/linking\/preview(-recent)?)$/;
/** Bodies that reach further than the parser, whichever route they come by. */
const EVERYWHERE = ['unknown members', 'other names in each object', 'a long list of texts', 'one long string'];
/** Where every body is sent: without a key, by the pipe of a DTO, of none, and by the guard of routes that take none. */
const WHOLE = ['POST /v1/session', 'PUT /v1/recordings/:externalId', 'PATCH /v1/settings', 'DELETE /v1/session'];

const TEXTS: Readonly<Record<string, string>> = {
  'percent signs': '%'.repeat(255),
  backslashes: '\\'.repeat(255),
  'what nothing has': 'zzzzzz',
  'one letter': 'e',
  'signs that fold to three': 'ﬃ'.repeat(85),
};

const LONG_VALUES: Readonly<Record<string, readonly string[]>> = {
  q: Object.values(TEXTS),
  email: ['<'.repeat(380), `${'a.'.repeat(180)}@x.example`, `${'<a>'.repeat(120)}@x`, `a@${'x.'.repeat(150)}example`],
  domain: ['x.'.repeat(120), 'ﬃ'.repeat(80), `https://${'a@'.repeat(110)}x.example`],
  cursor: [
    Buffer.from('['.repeat(1400)).toString('base64url'),
    Buffer.from(JSON.stringify(['x'.repeat(1400)])).toString('base64url'),
    'A'.repeat(2000),
    'A'.repeat(10_000),
  ],
  limit: ['500', '9'.repeat(8000), `1e${'9'.repeat(1000)}`],
};
const ANYTHING = [
  'x'.repeat(8000),
  `2026-03-02T15:00:00.${'9'.repeat(5000)}Z`,
  '[]'.repeat(2000),
  '\ud7ff'.repeat(1000),
];

/** Of the path's members, each as long as it may be and longer. */
function paths({ path }: Route): string[] {
  if (!path.includes(':') && !path.includes('*')) return [];
  return [
    '%41'.repeat(400),
    '%C3%A9'.repeat(300),
    'x'.repeat(8000),
    '%00',
    '%zz',
    '..%2f'.repeat(400),
    '__proto__',
  ].map((text) => path.replace(/:\w+|\*/g, text));
}

const plain = ({ path }: Route): string => path.replace(/:\w+/g, 'none').replace('*', '');

function queries(route: Route): string[] {
  const named = route.query.flatMap((name) =>
    (LONG_VALUES[name] ?? ANYTHING).map((value) => `${plain(route)}?${name}=${encodeURIComponent(value)}`),
  );
  const crowded = [`${plain(route)}?${'a&'.repeat(7000)}`, `${plain(route)}?${'__proto__[a]=1&'.repeat(800)}`];
  const searched = route.query.includes('q')
    ? Object.values(TEXTS).map((text) => `${plain(route)}?limit=500&q=${encodeURIComponent(text)}`)
    : [];
  return [...named, ...searched, ...crowded].map((path) => path.slice(0, 15_500).replace(/%.?$/, ''));
}

const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a key of blanks': { authorization: `Bearer ${' '.repeat(14_000)}x` },
  'a long key': { authorization: `Bearer ${'a'.repeat(14_000)}` },
  'many cookies': { cookie: listOf(1500, (i) => `a${i}=%41`).join('; ') },
  'one long cookie': { cookie: `rr_session=${'%41'.repeat(4500)}` },
  'many forwarders': { 'x-forwarded-for': fill('1.2.3.4, ', 14_000) },
  'a long request id': { 'x-request-id': 'a-'.repeat(7000) },
  'a long event id': { 'last-event-id': '9'.repeat(14_000) },
  'many media types': {
    accept: fill('text/html;q=0.1, ', 14_000),
    'content-type': `application/json;${'a=b;'.repeat(3400)}`,
  },
};

/** The same at every door: members of its path, its query, and the bodies that a parser finds hardest. */
function* common(route: Route): Generator<Attack> {
  const { name, method } = route;
  const by = { route: name, ...(route.role === undefined ? {} : { role: route.role }) };
  for (const path of [plain(route), ...paths(route)]) yield { ...by, path, name: `the address ${path.slice(-20)}` };
  for (const path of queries(route)) yield { ...by, path, name: `the query ${path.slice(plain(route).length, 40)}` };
  for (const [kind, headers] of Object.entries(HEADERS)) {
    yield { route: name, path: plain(route), headers, name: `headers with ${kind}` };
  }
  if (method === 'GET') return;
  const all = Object.entries(bodies(LARGE.test(name) ? 4 * MIB : MIB));
  const some = WHOLE.includes(name) ? all : all.filter(([kind]) => EVERYWHERE.includes(kind));
  for (const [kind, body] of some) yield { ...by, path: plain(route), body, name: `a body with ${kind}` };
}

const list = (count: number, of: (i: number) => unknown): string => JSON.stringify(listOf(count, of));

const SETTINGS: readonly string[] = [
  `"internalDomains":${list(45_000, (i) => `host${i}.example`)}`,
  `"internalDomains":${list(3000, (i) => `${'x.'.repeat(120)}h${i}.example`)}`,
  `"internalDomains":${list(10_000, (i) => `${'ü'.repeat(30)}${i}.example`)}`,
  `"excludedParticipants":${list(40_000, (i) => `a.${i}@x.example`)}`,
  `"excludedParticipants":${list(40_000, (i) => `*.x${i}.example`)}`,
  `"excludedParticipants":${list(3000, (i) => `${'<'.repeat(300)}${i}`)}`,
  `"freeMailDomains":{"add":${list(45_000, (i) => `host${i}.example`)}}`,
  `"sharedHosts":{"add":${list(45_000, (i) => `host${i}.example`)}}`,
  `"domainAliases":${list(15_000, (i) => ({ domain: `h${i}.example`, accountCrmId: '001000000000001AAA' }))}`,
];

const stages = (count: number): string => list(count, (i) => ({ value: `Stage ${i}`, outcome: 'open' }));
const fields = (name: (i: number) => string): string =>
  `{"fields":${JSON.stringify(Object.fromEntries(listOf(999, (i) => [name(i), `Field_${i}__c`.padEnd(900, 'x')])))}}`;
const slot = (path: string): Own[] => [
  { name: 'an id that is none', path, body: `{"crmId":"${'0'.repeat(1_000_000)}"}` },
];
const user = (email: string): string => JSON.stringify({ email, role: 'viewer' });
const ADDRESSES = [
  '<'.repeat(310),
  `${'a.'.repeat(150)}@x.example`,
  `a@${'x.'.repeat(150)}example`,
  `"${'\\"'.repeat(150)}"@x.example`,
];
const url = (text: string): string => JSON.stringify({ url: text, events: ['recording.linked'] });
const URLS = [
  `https://${'a.'.repeat(980)}example`,
  `https://x.example/${'%2f'.repeat(650)}`,
  `https://${'a@'.repeat(980)}x`,
  `https://${'ü'.repeat(990)}`,
];

/** The largest bodies that a route's own rules let through, or nearly, and what else only that route has. */
const OWN: Readonly<Record<string, () => Own[]>> = {
  'PUT /v1/recordings/:externalId': () =>
    handIns().map(({ name, lists }) => ({
      name,
      path: `/v1/recordings/${encodeURIComponent(name)} {try}`,
      body: `{${RECORDING_HEAD},${lists}}`,
    })),
  'PUT /v1/meetings/:externalId': () => [
    ...handIns().map(({ name, lists }) => ({
      name,
      path: `/v1/meetings/${encodeURIComponent(name)}`,
      body: `{${MEETING_HEAD},${lists}}`,
    })),
    { name: '5,000 persons', body: `{${MEETING_HEAD},"personCrmIds":${list(5000, () => '003000000000001AAA')}}` },
  ],
  'POST /v1/linking/preview': () => [
    ...handIns().map(({ name, lists }) => ({ name, body: `{"recording":{${RECORDING_HEAD},${lists}}}` })),
    ...SETTINGS.map((members) => ({
      name: `settings with ${members.slice(0, 50)}`,
      body: `{"recording":{${RECORDING_HEAD}},"configuration":{${members}}}`,
    })),
    { name: 'many stages', body: `{"recording":{${RECORDING_HEAD}},"configuration":{"stages":${stages(20_000)}}}` },
  ],
  'POST /v1/linking/preview-recent': () =>
    SETTINGS.map((members) => ({
      name: `settings with ${members.slice(0, 50)}`,
      body: `{"limit":500,"configuration":{${members}}}`,
    })),
  'POST /v1/embed-tokens': () => [
    {
      name: 'texts as long as they may be',
      body: JSON.stringify({ externalId: '%'.repeat(400), mayLink: true, actor: { email: '<'.repeat(310) } }),
    },
  ],
  'POST /v1/erasures': () => [
    ...ADDRESSES.map((email) => ({ name: email.slice(0, 8), body: JSON.stringify({ email }) })),
    { name: 'an id that is none', body: JSON.stringify({ crmId: '0'.repeat(1_000_000) }) },
  ],
  'PUT /v1/dialer-calls/:externalId': () => [
    {
      name: 'texts as long as they may be',
      body: JSON.stringify({
        ...{ startedAt: '2026-03-02T15:00:00Z', endedAt: '2026-03-02T15:00:01Z', direction: 'x'.repeat(100) },
        ...{ fromNumber: '+'.repeat(100), toNumber: '('.repeat(100), recordingExternalId: 'x'.repeat(400) },
        owner: { name: '('.repeat(1000), email: '<'.repeat(310) },
      }),
    },
  ],
  'PATCH /v1/settings': () => SETTINGS.map((members) => ({ name: members.slice(0, 60), body: `{${members}}` })),
  'PUT /v1/stages': () => [
    { name: '16,000 stages', body: `{"values":${stages(16_000)}}` },
    { name: '1,000 stages', body: `{"values":${stages(1000)}}` },
  ],
  'POST /v1/stages/adopt': () => [{ name: '60,000 values', body: `{"values":${list(60_000, (i) => `Stage ${i}`)}}` }],
  'PUT /v1/field-mappings/:object': () => [
    { name: '999 targets', path: '/v1/field-mappings/Account', body: fields((i) => `target${i}`) },
    {
      name: 'names of prototypes',
      path: '/v1/field-mappings/Account',
      body: '{"fields":{"__proto__":"a","constructor":"b"}}',
    },
  ],
  'POST /v1/field-mappings/:object/defaults': () => [],
  'PUT /v1/connection': () => [
    {
      name: 'a private key of a megabyte',
      body: JSON.stringify({
        ...{ grant: 'jwt_bearer', loginUrl: 'https://login.salesforce.com', clientId: 'x', username: 'x' },
        privateKey: `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(1_000_000)}\n-----END PRIVATE KEY-----`,
      }),
    },
    {
      name: 'an address of dots',
      body: JSON.stringify({
        grant: 'client_credentials',
        loginUrl: `https://${'a.'.repeat(400_000)}x`,
        clientId: 'x',
        clientSecret: 'x',
      }),
    },
  ],
  'POST /v1/connection/authorize': () => [
    { name: 'an address of dots', body: JSON.stringify({ loginUrl: `https://${'a.'.repeat(400_000)}x` }) },
  ],
  'POST /v1/session': () => [
    ...ADDRESSES.map((email) => ({ name: email.slice(0, 8), body: JSON.stringify({ email, password: 'x' }) })),
    { name: 'a long password', body: JSON.stringify({ email: 'a@x.example', password: 'é'.repeat(500_000) }) },
  ],
  'PUT /v1/session/password': () => [
    { name: 'long passwords', body: JSON.stringify({ currentPassword: 'x', newPassword: 'é'.repeat(500_000) }) },
  ],
  'POST /v1/users': () => ADDRESSES.map((email) => ({ name: email.slice(0, 8), body: user(email) })),
  'PATCH /v1/users/:id': () => ADDRESSES.map((email) => ({ name: email.slice(0, 8), body: user(email) })),
  'POST /v1/api-keys': () => [
    {
      name: 'a long time',
      body: JSON.stringify({ name: 'x'.repeat(200), role: 'viewer', expiresAt: '9'.repeat(1_000_000) }),
    },
  ],
  'POST /v1/webhooks': () => [
    ...URLS.map((text) => ({ name: text.slice(0, 14), body: url(text) })),
    {
      name: '100,000 events',
      body: JSON.stringify({ url: 'https://x.example', events: listOf(100_000, (i) => `e${i}`) }),
    },
  ],
  'PATCH /v1/webhooks/:id': () => URLS.map((text) => ({ name: text.slice(0, 14), body: url(text) })),
  'POST /v1/syncs': () => [
    { name: 'an object of a megabyte', body: JSON.stringify({ object: 'x'.repeat(1_000_000) }) },
  ],
  'POST /v1/syncs/estimate': () => [
    { name: 'an object of a megabyte', body: JSON.stringify({ object: 'x'.repeat(1_000_000) }) },
  ],
  'POST /v1/crm-records/refresh': () => [
    {
      name: '40,000 ids',
      body: JSON.stringify({ object: 'Account', crmIds: listOf(40_000, () => '001000000000001AAA') }),
    },
  ],
  'POST /v1/sync-errors/retry': () => [
    { name: 'a code of a megabyte', body: JSON.stringify({ code: 'x'.repeat(1_000_000) }) },
  ],
  'PUT /v1/recordings/:externalId/related-records/:slot': () => slot('/v1/recordings/none/related-records/account'),
  // What the requests before left behind is read, as much of it as there is.
  'GET /v1/recordings': () => [{ name: 'large recordings', path: '/v1/recordings?limit=500' }],
  'GET /v1/recordings/:externalId': () => ofHandIns((id) => `/v1/recordings/${id}`),
  'GET /v1/recordings/:externalId/history': () => ofHandIns((id) => `/v1/recordings/${id}/history`),
  'GET /v1/recordings/:externalId/related-records': () => ofHandIns((id) => `/v1/recordings/${id}/related-records`),
  'GET /v1/recordings/:externalId/related-records/explanation': () =>
    ofHandIns((id) => `/v1/recordings/${id}/related-records/explanation`),
  'GET /v1/accounts': () => [{ name: 'long values', path: '/v1/accounts?limit=500' }],
  'GET /v1/opportunities': () => [{ name: 'long values', path: '/v1/opportunities?limit=500' }],
  'GET /v1/people': () => [{ name: 'long values', path: '/v1/people?limit=500' }],
  'GET /v1/audit': () => [{ name: 'large changes', path: '/v1/audit?limit=500' }],
  'GET /v1/sync-errors': () => [{ name: 'one row each', path: '/v1/sync-errors?groupBy=none&limit=500' }],
};

/** The decided hand-ins, by the id under which they were handed in. */
function ofHandIns(pathOf: (id: string) => string): Own[] {
  return handIns().map(({ name }) => ({ name, path: pathOf(`${encodeURIComponent(name)} 0`) }));
}

/** Writes come first: what they leave is what reads have to carry. */
function inOrder(routes: readonly Route[]): Route[] {
  return [...routes].sort((a, b) => Number(a.method === 'GET') - Number(b.method === 'GET'));
}

/** Routes with a body of their own for which nobody has thought of the worst one. */
export function uncovered(routes: readonly Route[]): string[] {
  return routes.filter(({ name, takesBody }) => takesBody && OWN[name] === undefined).map(({ name }) => name);
}

/** The worst requests we could think of, for each route and each parser. Made as they are asked for: they are large. */
export function* corpus(routes: readonly Route[]): Generator<Attack> {
  for (const route of inOrder(routes)) {
    const role = route.role === undefined ? {} : { role: route.role };
    for (const own of OWN[route.name]?.() ?? []) yield { route: route.name, path: plain(route), ...role, ...own };
    yield* common(route);
  }
}
