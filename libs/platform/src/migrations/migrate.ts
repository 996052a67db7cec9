import pg, { type ClientBase, DatabaseError } from 'pg';
import { PgBoss } from 'pg-boss';
import { AppError } from '../errors/app-error.js';
import { type MigrationFile, migrationsDirectory, readMigrations } from './files.js';
import { applyGrants } from './grants.js';
import { checkSuitable } from './suitable.js';

export interface MigrateOptions {
  /** Where the files are; the project's own by default. */
  directory?: string;
}

/** Any number of processes may start at once: the first one migrates while the others wait for this lock. */
const LOCK = 7_282_001;

/**
 * Brings the database at `databaseUrl` to this version, file by file, each in a transaction, gives the service's role its
 * rights where there is one, and returns the names of those applied now. Throws DATABASE_UNSUITABLE, MIGRATIONS_DIVERGED, MIGRATION_FAILED.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const files = readMigrations(options.directory ?? migrationsDirectory());
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'related-records-migrate' });
  await client.connect();
  try {
    await checkSuitable(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (
        name text collate "C" not null,
        checksum text collate "C" not null,
        applied_at timestamptz not null default now(),
        constraint migrations_pkey primary key (name)
      )`);
    const pending = pendingOf(files, await appliedIn(client));
    for (const file of pending) await apply(client, file);
    await installQueue(databaseUrl);
    await applyGrants(client);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

export interface AppliedMigration {
  name: string;
  checksum: string;
}

async function appliedIn(client: ClientBase): Promise<AppliedMigration[]> {
  return (await client.query<AppliedMigration>('select name, checksum from platform.migrations order by name')).rows;
}

/** Those still to apply. What was applied must be the beginning of what we have, unchanged. */
export function pendingOf(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (file === undefined) {
      throw new AppError(
        'MIGRATIONS_DIVERGED',
        `The database has migration ${name}, which this version does not know: it was migrated by a newer version.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new AppError(
        'MIGRATIONS_DIVERGED',
        `Migration ${name} was changed after it had been applied to this database.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !done.has(name));
}

async function apply(client: ClientBase, { name, sql, checksum }: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new AppError('MIGRATION_FAILED', `Migration ${place(name, sql, cause)}: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** The tables of pg-boss, which brings its own migrations. Under our lock. */
async function installQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

/** `name:line:column`, where PostgreSQL tells the place. */
function place(name: string, sql: string, error: unknown): string {
  const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN;
  if (!Number.isInteger(position)) return name;
  const before = sql.slice(0, position - 1).split('\n');
  return `${name}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
