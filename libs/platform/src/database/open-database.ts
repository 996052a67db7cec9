import type { Config } from '../config/config.js';
import { keptEncryptionKeys } from '../embedded-postgres/encryption-key.js';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { migrate } from '../migrations/migrate.js';
import { connect } from './connect.js';
import type { Db } from './query.js';

export interface OpenDatabase {
  url: string;
  db: Db;
  /** The given configuration with `databaseUrl`, and with the kept encryption key where none was given. */
  config: Config;
  /** Closes `db`, and stops the embedded server unless another process uses it. Idempotent. */
  stop(): Promise<void>;
}

/**
 * The database of `DATABASE_URL`, or the embedded one under `DATA_DIR`, started here or joined where it runs already.
 * Migrated, unless `MIGRATE=off`. Call it once, first thing; `stop` is the last.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres(config) : undefined;
  const url = config.databaseUrl ?? server?.url ?? '';
  try {
    if (config.migrate) await migrate(url);
    const encryptionKeys = server === undefined ? config.encryptionKeys : keptEncryptionKeys(config);
    const db = connect(url);
    return {
      url,
      db,
      config: config.with({ databaseUrl: url, encryptionKeys }),
      stop: async () => {
        await db.destroy();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
