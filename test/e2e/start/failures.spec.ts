import { createServer } from 'node:net';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { runCli } from '../../support/cli.js';
import { createTestDatabase } from '../../support/database.js';
import { asRole, onServer, SERVER_URL } from '../../support/server-url.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { runSource } from '../../support/processes.js';

// What prevents a start is one line with its code, and no stack: of each place in the start, one. The kinds of a database's
// refusals are in test/integration/platform/start-failures.spec.ts.

const SLOW_MS = 150_000;
const stranger = `rr_stranger_${randomBytes(6).toString('hex')}`;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let newer: Awaited<ReturnType<typeof createTestDatabase>>;
const taken = createServer();

beforeAll(async () => {
  [database, newer] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await onServer(process.env[SERVER_URL] ?? '', `create role ${stranger} login password 'hunter2'`);
  await newer.db.raw(
    `insert into platform.migrations (name, checksum, works_with) values ('9999-x.sql', '', '99.0.0')`,
  );
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(async () => {
  taken.close();
  await Promise.all([database.destroy(), newer.destroy()]);
  await onServer(process.env[SERVER_URL] ?? '', `drop role ${stranger}`);
});

const port = (): string => String((taken.address() as { port: number }).port);

const cases: [string, () => Record<string, string>, string, () => string[]][] = [
  [
    'wrong variables, all at once',
    () => ({ PORT: 'hunter2', ROLE: 'hunter2' }),
    'CONFIGURATION_INVALID',
    () => ['- PORT must', '- ROLE must'],
  ],
  [
    'a database that is not there',
    () => ({ DATABASE_URL: 'postgres://rr:hunter2@localhost:1/x' }),
    'DATABASE_UNAVAILABLE',
    () => ['localhost:1'],
  ],
  [
    'a role without rights beside MIGRATE=off',
    () => ({ DATABASE_URL: asRole(database.url, stranger, 'hunter2') }),
    'DATABASE_ACCESS_REFUSED',
    () => [`"${stranger}"`, 'migrations/grants.sql'],
  ],
  ['a schema of a newer version', () => ({ DATABASE_URL: newer.url }), 'SCHEMA_TOO_NEW', () => ['9999-x.sql']],
  [
    'a port that is taken',
    () => ({ DATABASE_URL: database.url, PORT: port(), ROLE: 'worker' }),
    'LISTEN_FAILED',
    () => [`127.0.0.1:${port()}`, 'set PORT'],
  ],
];

test.each(cases)(
  '%s',
  async (_, env, code, words) => {
    const service = runSource(`await import('./apps/connector/src/main.ts')`, {
      env: {
        ...{ ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, PORT: '0', ROLE: 'api', MIGRATE: 'off', SHUTDOWN_DELAY_SECONDS: '0' },
        ...{ LOG_FORMAT: 'json', LOG_LEVEL: 'warn', ...env() },
      },
    });
    expect(await service.exit).toEqual({ code: 1, signal: null });
    const lines = service.output().trim().split('\n');
    const [line, ...more] = lines.map((text) => JSON.parse(text) as Record<string, string>);
    expect([line, more]).toEqual([expect.objectContaining({ level: 'fatal', code }), []]);
    for (const word of words()) expect(line?.['message']).toContain(word);
    expect(service.output()).not.toMatch(/hunter2|\bat .*:\d+:\d+/);
  },
  SLOW_MS,
);

test(
  'a command is told in the same words',
  async () => {
    const run = await runCli(asRole(database.url, stranger, 'hunter2'), ['team', 'list', '--json'], {
      env: { MIGRATE: 'off' },
    });
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(JSON.parse(run.stderr)).toMatchObject({
      code: 'DATABASE_ACCESS_REFUSED',
      detail: expect.stringContaining('migrations/grants.sql'),
    });
  },
  SLOW_MS,
);

test.each([
  ['json', (text: string) => JSON.parse(text) as unknown, { level: 'fatal', code: 'NODE_TOO_OLD' }],
  ['text', (text: string) => ({ text }), { text: expect.stringContaining('(NODE_TOO_OLD)') }],
])('a Node that is too old is told as %s', async (format, read, expected) => {
  const source = `import { refuseOldNode } from './libs/platform/src/node-version.ts';
    refuseOldNode(${String(format === 'json')}, '20.20.2');`;
  const program = runSource(source);
  expect(await program.exit).toEqual({ code: 1, signal: null });
  expect(read(program.output().trim())).toMatchObject(expected);
  expect(program.output()).toContain('Node 24 or newer is needed; this is 20.20.2');
});
