import { randomBytes } from 'node:crypto';
import { connect, type Db } from '#platform';
import {
  asRole,
  isKept,
  onServer,
  SERVER_URL,
  SERVICE_PASSWORD,
  serviceRole,
  TEMPLATE,
  withDatabase,
} from './server-url.js';

/** The name of a test's own connections, to tell them from the workers'. */
export const HARNESS_APPLICATION = 'related-records-test';

export interface TestDatabase {
  /** As the owner, who may prepare what the service may not do. */
  db: Db;
  /** As the service's role: what the tests start works with the rights of `migrations/grants.sql`. */
  url: string;
  /** As the owner. */
  ownerUrl: string;
  /** Closes `db` and drops the database, whoever is still connected. */
  destroy(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Left out, it is migrated: cloned from the run's template in 20 to 60 ms. */
  isMigrated?: boolean;
}

/** A database of its own, without rows. One per test file is enough. */
export async function createTestDatabase({ isMigrated = true }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env[SERVER_URL];
  const template = process.env[TEMPLATE];
  if (server === undefined || template === undefined) throw new Error('Run tests through jest with its global set-up');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const from = isMigrated ? template : `template0 encoding 'UTF8' locale 'C.UTF-8'`;
  await onServer(server, `create database ${name} template ${from}`);
  const ownerUrl = withDatabase(server, name);
  const url = asRole(ownerUrl, serviceRole(template), process.env[SERVICE_PASSWORD] ?? '');
  const db = connect(ownerUrl, { applicationName: HARNESS_APPLICATION });
  return {
    db,
    url,
    ownerUrl,
    destroy: async () => {
      await db.destroy();
      if (isKept()) process.stderr.write(`kept: ${ownerUrl}\n`);
      else await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** A database for the tests of a file or of a `describe`: there before the first of them, gone after the last. */
export function useTestDatabase(options?: TestDatabaseOptions): Pick<TestDatabase, 'db' | 'url' | 'ownerUrl'> {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    made = await createTestDatabase(options);
  });
  afterAll(() => made?.destroy());
  const database = (): TestDatabase => {
    if (made === undefined) throw new Error('The database is there in tests and hooks alone');
    return made;
  };
  return {
    get db() {
      return database().db;
    },
    get url() {
      return database().url;
    },
    get ownerUrl() {
      return database().ownerUrl;
    },
  };
}
