import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { type AppError, openDatabase, readConfig } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { asRole, onServer, SERVER_URL, withDatabase } from '../../support/server-url.js';
import { testConfig } from '../../support/platform.js';

// What an operator sees of a database that cannot be opened: a code, and host, port, role and remedy in one line.

const database = useTestDatabase();
const server = process.env[SERVER_URL] ?? '';
const stranger = `rr_stranger_${randomBytes(6).toString('hex')}`;
const empty = `rr_empty_${randomBytes(6).toString('hex')}`;
/** Speaks another protocol. */
let other: Server;

beforeAll(async () => {
  await onServer(server, `create role ${stranger} login password 'secret-of-it'`);
  await onServer(server, `create database ${empty} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  await onServer(server, `revoke connect on database ${empty} from public`);
  other = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
});
afterAll(async () => {
  other.close();
  await onServer(server, `drop database ${empty}`);
  await onServer(server, `drop role ${stranger}`);
});

async function failure(databaseUrl: string, env: Record<string, string> = {}): Promise<AppError> {
  const opened = await openDatabase(testConfig(databaseUrl, env)).catch((error: unknown) => error as AppError);
  if (!('stop' in opened)) return opened;
  await opened.stop();
  throw new Error('It was opened');
}

function changed(url: string, change: (url: URL) => void): string {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}

const cases: [string, () => string, string, () => string[]][] = [
  ['a port where nobody listens', () => 'postgres://rr@127.0.0.1:1/x', 'DATABASE_UNAVAILABLE', () => ['127.0.0.1:1', 'ECONNREFUSED']], // prettier-ignore
  ['a name of two addresses where nobody listens', () => 'postgres://rr@localhost:1/x', 'DATABASE_UNAVAILABLE', () => ['localhost:1', 'ECONNREFUSED']], // prettier-ignore
  ['a host that is not known', () => 'postgres://rr@nowhere.invalid/x', 'DATABASE_UNAVAILABLE', () => ['nowhere.invalid:5432']], // prettier-ignore
  [
    'a socket that is not there',
    () => 'postgres:///x?user=rr&host=/nowhere',
    'DATABASE_UNAVAILABLE',
    () => ['/nowhere'],
  ],
  [
    'a port where another program listens',
    () => `postgres://rr@127.0.0.1:${(other.address() as { port: number }).port}/x`,
    'DATABASE_UNAVAILABLE',
    () => ['127.0.0.1:'],
  ],
  [
    'a wrong password',
    () => changed(database.url, (url) => (url.password = 'hunter2')),
    'DATABASE_ACCESS_REFUSED',
    () => [new URL(database.url).host, new URL(database.url).username, 'password'],
  ],
  [
    'no password',
    () => changed(database.url, (url) => (url.password = '')),
    'DATABASE_ACCESS_REFUSED',
    () => [new URL(database.url).username, 'password'],
  ],
  [
    'no such role',
    () => asRole(database.url, 'rr_nobody_at_all', 'hunter2'),
    'DATABASE_ACCESS_REFUSED',
    () => ['rr_nobody_at_all'],
  ],
  [
    'no such database',
    () => withDatabase(database.url, 'rr_none_at_all'),
    'DATABASE_ACCESS_REFUSED',
    () => [new URL(database.url).host, 'no database "rr_none_at_all"'],
  ],
  [
    'a role that may not connect',
    () => asRole(withDatabase(database.url, empty), stranger, 'secret-of-it'),
    'DATABASE_ACCESS_REFUSED',
    () => [`grant create, connect on database "${empty}" to "${stranger}"`],
  ],
  [
    'a role that may not migrate',
    () => asRole(database.url, stranger, 'secret-of-it'),
    'DATABASE_ACCESS_REFUSED',
    () => [`the role "${stranger}"`, 'grant create, connect on database'],
  ],
];

test.each(cases)('%s', async (_, url, code, words) => {
  const error = await failure(url());
  expect(error.code).toBe(code);
  for (const word of words()) expect(error.message).toContain(word);
  expect(error.message).not.toMatch(/hunter2|secret-of-it|\n/);
});

test.each([
  ['DATABASE_URL', { DATABASE_URL: 'localhost:5432' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://db/x?sslmode=prefer' }],
  ['DATABASE_LISTEN_URL', { DATABASE_LISTEN_URL: 'http://db/x' }],
  ['DATABASE_LISTEN_URL', { DATABASE_URL: 'postgres://db/x', DATABASE_POOLER: 'transaction' }],
  ['DATABASE_POOLER', { DATABASE_POOLER: 'session' }],
  ['DATABASE_POOLER', { DATABASE_POOLER: 'transaction' }],
  ['DATABASE_CONNECTIONS', { DATABASE_CONNECTIONS: '4' }],
  ['HOST', { HOST: 'a host' }],
  ['PORT', { PORT: '3000a' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'rr.example.com' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://u:p@rr.example.com' }],
  ['ROLE', { ROLE: 'api,worker' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'verbose' }],
  ['LOG_FORMAT', { LOG_FORMAT: 'xml' }],
  ['MIGRATE', { MIGRATE: 'no' }],
  ['ENCRYPTION_KEY', { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') }],
  ['ENCRYPTION_KEY', { DATABASE_URL: 'postgres://db/x' }],
  ['SHUTDOWN_DELAY_SECONDS', { SHUTDOWN_DELAY_SECONDS: '-1' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/40' }],
  ['EMBED_ORIGINS', { EMBED_ORIGINS: 'https://app.example.com/path' }],
  ['SALESFORCE_LOGIN_URL', { SALESFORCE_LOGIN_URL: 'https://evil.example' }],
  ['SALESFORCE_API_VERSION', { SALESFORCE_API_VERSION: '62' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: 'https://x.example/' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: '*' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: 'a.example,*.b.example' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: 'x.example:65536' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: 'x.example:0' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: 'x..example' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: '10.0.0.256' }],
  ['SALESFORCE_ALLOWED_HOSTS', { SALESFORCE_ALLOWED_HOSTS: '[::1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://rr.example.com/?a=b' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://rr.example.com/rr?' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://rr.example.com/#top' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://rr.example.com#' }],
  ['WEBHOOK_ALLOW_PRIVATE', { WEBHOOK_ALLOW_PRIVATE: '1' }],
])('a wrong %s is named: %j', (name, env) => {
  expect(() => readConfig(env)).toThrow(
    expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(`- ${name} `) }),
  );
});
