import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys, audit, type Role, ROLES, Teams } from '#access';
import { type Db } from '#platform';
import { createConnector } from '../../apps/connector/src/http/create-connector.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testConfig } from './platform.js';

export interface RequestOptions {
  /** An API key; left out, the request is anonymous. */
  key?: string | undefined;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestResponse {
  status: number;
  headers: Headers;
  /** JSON when the answer is JSON, else its text. */
  body: ReturnType<typeof JSON.parse>;
}

export interface TestApp {
  url: string;
  /** Of the PostgreSQL database, as its owner: for the command line, which migrates and grants. */
  databaseUrl: string;
  db: Db;
  /** One key of the team per role. */
  keys: Record<Role, string>;
  teamId: string;
  app: NestFastifyApplication;
  request(method: string, path: string, options?: RequestOptions): Promise<TestResponse>;
  /** A second team with its own keys, for what must stay apart. */
  anotherTeam(): Promise<{ teamId: string; keys: Record<Role, string> }>;
  stop(): Promise<void>;
}

async function call(url: string, method: string, path: string, options: RequestOptions = {}): Promise<TestResponse> {
  const { key, body, headers = {} } = options;
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

async function makeKeys(keys: ApiKeys, db: Db, teamId: string): Promise<Record<Role, string>> {
  const made = ROLES.map(async (role) => [role, (await keys.create(db, teamId, { name: role, role })).key] as const);
  return Object.fromEntries(await Promise.all(made)) as Record<Role, string>;
}

type Environment = Record<string, string>;

/**
 * The whole service on a real port over a database that is there and stays, with the team `default` and new keys, one per
 * role. `env` adds to its environment, as in `{ HOST: '0.0.0.0' }`; with a `PORT` it knows its own address.
 */
export async function startTestAppOn(
  { url: databaseUrl, ownerUrl, db }: Pick<TestDatabase, 'url' | 'ownerUrl' | 'db'>,
  env: Environment = {},
): Promise<TestApp> {
  const config = testConfig(databaseUrl, { LOG_LEVEL: 'error', ...env });
  const app = await createConnector(config);
  await app.listen(Number(env['PORT'] ?? 0), '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const teams = app.get(Teams);
  const keys = app.get(ApiKeys);
  const { id: teamId } = await teams.find('default');
  return {
    url,
    databaseUrl: ownerUrl,
    db,
    teamId,
    app,
    keys: await makeKeys(keys, db, teamId),
    request: (method, path, options) => call(url, method, path, options),
    anotherTeam: async () => {
      const { id } = await teams.create(`another ${Math.random()}`, audit.OPERATOR);
      return { teamId: id, keys: await makeKeys(keys, db, id) };
    },
    stop: () => app.close(),
  };
}

/** The same on a database of its own, which goes with it. `given` may be what it is by the address of that database. */
export async function startTestApp(
  given: Environment | ((databaseUrl: string) => Promise<Environment>) = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const app = await startTestAppOn(database, typeof given === 'function' ? await given(database.url) : given);
  return {
    ...app,
    stop: async () => {
      await app.stop();
      await database.destroy();
    },
  };
}
