import { type Db, many, one, statement } from '../database/query.js';
import { migrationsDirectory, readMigrations } from './files.js';
import { type AppliedMigration, APPLIED, pendingOf } from './migrate.js';

const exists = statement('platform.migrations_exist', `select to_regclass('platform.migrations') is not null as exist`);
const applied = statement('platform.applied_migrations', APPLIED);

/** Names of the migrations still to apply. Throws MIGRATIONS_DIVERGED, SCHEMA_TOO_NEW. */
export async function pendingMigrations(db: Db, directory = migrationsDirectory()): Promise<string[]> {
  const files = readMigrations(directory);
  const { exist } = await one<{ exist: boolean }>(db, exists);
  return pendingOf(files, exist ? await many<AppliedMigration>(db, applied) : []).map(({ name }) => name);
}
