import type { Config } from '../config/config.js';
import { keptEncryptionKeys } from '../embedded-postgres/encryption-key.js';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { migrate } from '../migrations/migrate.js';
import { connect } from './connect.js';
import { openingFailure } from './opening-failure.js';
import { assertOwnSessions, assertSameDatabase } from './pooler.js';
import { type Db, many, unprepared } from './query.js';

export interface OpenDatabase {
  /** What `db` works with. */
  url: string;
  /** What migrates: another role on the embedded server; with a pooler, PostgreSQL's own address; else the same. */
  ownerUrl: string;
  db: Db;
  /** The given configuration with `databaseUrl`, and with the kept encryption key where none was given. */
  config: Config;
  /** Closes `db`, and stops the embedded server unless another process uses it. Idempotent. */
  stop(): Promise<void>;
}

/** What fails at `url` is told with its host, port and role. */
async function at<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw openingFailure(error, url);
  }
}

/** That sessions are what the configuration says they are, before any is used. */
async function checkSessions(url: string, { databaseListenUrl: listenUrl, databasePooler }: Config): Promise<void> {
  if (databasePooler === 'none') await at(url, () => assertOwnSessions(url, 'DATABASE_URL'));
  if (listenUrl === undefined) return;
  await at(listenUrl, () => assertOwnSessions(listenUrl, 'DATABASE_LISTEN_URL'));
  await at(url, () => assertSameDatabase(url, listenUrl));
}

/**
 * The database of `DATABASE_URL`, or the embedded one under `DATA_DIR`, started here or joined where it runs already.
 * Migrated, unless `MIGRATE=off`. Call it once, first thing; `stop` is the last.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres(config) : undefined;
  const url = config.databaseUrl ?? server?.url ?? '';
  const ownerUrl = server?.ownerUrl ?? config.sessionUrl ?? url;
  const db = connect(url, { pooler: config.databasePooler });
  try {
    if (server === undefined) await checkSessions(url, config);
    if (config.migrate) await at(ownerUrl, () => migrate(ownerUrl));
    const encryptionKeys = server === undefined ? config.encryptionKeys : keptEncryptionKeys(config);
    await at(url, () => many(db, unprepared('select 1')));
    return {
      url,
      ownerUrl,
      db,
      config: config.with({ databaseUrl: url, encryptionKeys }),
      stop: async () => {
        await db.destroy();
        await server?.stop();
      },
    };
  } catch (error) {
    await db.destroy();
    await server?.stop();
    throw error;
  }
}
