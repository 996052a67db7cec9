import { setTimeout as delay } from 'node:timers/promises';
import pg, { type ClientBase, DatabaseError } from 'pg';
import { PgBoss } from 'pg-boss';
import { AppError } from '../errors/app-error.js';
import { VERSION } from '../version.js';
import { worksBeside } from './compatibility.js';
import { type MigrationFile, migrationsDirectory, readMigrations } from './files.js';
import { applyGrants } from './grants.js';
import { checkSuitable } from './suitable.js';

export interface MigrateOptions {
  /** Where the files are; the project's own by default. */
  directory?: string;
  /** How long a statement waits for a lock, and everybody behind it. Default 5,000. */
  lockTimeoutMs?: number;
}

/**
 * Any number of processes may start at once: the first one migrates while the others wait for this lock. It lasts as long as
 * the session, so `databaseUrl` must not lead through a pooler that lends sessions.
 */
const LOCK = 7_282_001;
const LOCK_TIMEOUT_MS = 5_000;
/** A host that swallows what is sent to it would be waited for without an end. */
const CONNECT_TIMEOUT_MS = 15_000;
/** A file that gets no lock is tried again so often, in between which everybody else goes on. */
const LOCK_ATTEMPTS = 60;
const LOCK_PAUSE_MS = 1_000;
const [LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED] = ['55P03', '40P01'];
/** How often who waits looks whether it is its turn. */
const TURN_PAUSE_MS = 200;

/**
 * Brings the database at `databaseUrl` to this version, file by file, each in a transaction, gives the service's role its
 * rights where there is one, and returns the names of those applied now. Throws DATABASE_UNSUITABLE,
 * MIGRATIONS_DIVERGED, SCHEMA_TOO_NEW, MIGRATION_FAILED.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const files = readMigrations(options.directory ?? migrationsDirectory());
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'related-records-migrate',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
    await checkSuitable(client);
    await becomeTheOnlyOne(client);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (
        name text collate "C" not null,
        checksum text collate "C" not null,
        applied_at timestamptz not null default now(),
        constraint migrations_pkey primary key (name)
      );
      alter table platform.migrations add column if not exists works_with text collate "C"`);
    const pending = pendingOf(files, await appliedIn(client));
    for (const file of pending) await applyWhenUnlocked(client, file, options.lockTimeoutMs ?? LOCK_TIMEOUT_MS);
    await installQueue(databaseUrl);
    await applyGrants(client);
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * A statement that waited for the lock would keep a snapshot, and an index that the first process builds concurrently waits
 * for every snapshot: both would wait for each other.
 */
async function becomeTheOnlyOne(client: ClientBase): Promise<void> {
  const isMine = async (): Promise<boolean> =>
    (await client.query<{ is: boolean }>('select pg_try_advisory_lock($1) as is', [LOCK])).rows[0]?.is === true;
  while (!(await isMine())) await delay(TURN_PAUSE_MS);
}

export interface AppliedMigration {
  name: string;
  checksum: string;
  /** The oldest program that works beside it; null where it did not say. */
  worksWith: string | null;
}

/** Read so that a table without the column, which an older version made, answers too. */
export const APPLIED = `select m.name, m.checksum, to_jsonb(m) ->> 'works_with' as "worksWith"
  from platform.migrations m order by m.name`;

async function appliedIn(client: ClientBase): Promise<AppliedMigration[]> {
  return (await client.query<AppliedMigration>(APPLIED)).rows;
}

/**
 * Those still to apply. What was applied and is known must be unchanged; what is not known was applied by a newer version,
 * which says what it works with. Throws MIGRATIONS_DIVERGED, SCHEMA_TOO_NEW.
 */
export function pendingOf(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum, worksWith } of applied) {
    const file = known.get(name);
    if (file === undefined && worksWith !== null) {
      if (worksBeside(VERSION, worksWith)) continue;
      throw new AppError(
        'SCHEMA_TOO_NEW',
        `The database has migration ${name}, which works with version ${worksWith} and newer; this is ${VERSION}.`,
      );
    }
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

/** A statement that waits for a lock makes everybody wait behind it: so not for long, and again a little later. */
async function applyWhenUnlocked(client: ClientBase, file: MigrationFile, lockTimeoutMs: number): Promise<void> {
  await client.query(`set lock_timeout = ${Math.ceil(lockTimeoutMs)}`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await apply(client, file);
      break;
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
      const isPassing = code === LOCK_NOT_AVAILABLE || code === DEADLOCK_DETECTED;
      if (!isPassing || attempt === LOCK_ATTEMPTS) throw error;
      await delay(Math.min(LOCK_PAUSE_MS, lockTimeoutMs));
    }
  }
  await client.query('set lock_timeout = 0');
}

async function apply(client: ClientBase, { name, sql, checksum, header }: MigrationFile): Promise<void> {
  const { worksWith, isOutsideTransaction } = header;
  const record = (): Promise<unknown> =>
    client.query('insert into platform.migrations (name, checksum, works_with) values ($1, $2, $3)', [
      name,
      checksum,
      worksWith,
    ]);
  try {
    if (isOutsideTransaction) {
      // What it waits for is that others end, and nobody waits behind it.
      await client.query('set lock_timeout = 0');
      for (const statement of sql.split(/;\s*$/m)) if (/^(?!--)\s*\S/m.test(statement)) await client.query(statement);
      await record();
      return;
    }
    await client.query('begin');
    await client.query(sql);
    await record();
    await client.query('commit');
  } catch (cause) {
    if (!isOutsideTransaction) await client.query('rollback');
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
