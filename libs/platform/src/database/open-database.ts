import type { Config } from '../config/config.js';
import { keptEncryptionKeys } from '../embedded-postgres/encryption-key.js';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { migrate } from '../migrations/migrate.js';
import { connect } from './connect.js';
import { openingFailure } from './opening-failure.js';
import { type Db, many, unprepared } from './query.js';

export interface OpenDatabase {
  /** What `db` works with. */
  url: string;
  /** What migrates: another role on the embedded server, the same with DATABASE_URL. */
  ownerUrl: string;
  db: Db;
  /** The given configuration with `databaseUrl`, and with the kept encryption key where none was given. */
  config: Config;
  /** Closes `db`, and stops the embedded server unless another process uses it. Idempotent. */
  stop(): Promise<void>;
}

async function reach(db: Db): Promise<void> {
  try {
    await many(db, unprepared('select 1'));
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * The database of `DATABASE_URL`, or the embedded one under `DATA_DIR`, started here or joined where it runs already.
 * Migrated, unless `MIGRATE=off`. Call it once, first thing; `stop` is the last.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const server = config.databaseUrl === undefined ? await startEmbeddedPostgres(config) : undefined;
  const url = config.databaseUrl ?? server?.url ?? '';
  const ownerUrl = server?.ownerUrl ?? url;
  try {
    if (config.migrate) await migrate(ownerUrl);
    const encryptionKeys = server === undefined ? config.encryptionKeys : keptEncryptionKeys(config);
    const db = connect(url);
    // Without a migration nothing has been asked of the database yet.
    if (!config.migrate) await reach(db);
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
    await server?.stop();
    throw openingFailure(error, url);
  }
}
