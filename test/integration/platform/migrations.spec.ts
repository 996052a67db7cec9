import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReadiness, connect, type Db, many, migrate, pendingMigrations, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { onServer, SERVER_URL, withDatabase } from '../../support/server-url.js';

const server = process.env[SERVER_URL] ?? '';
let number = 0;

/** An empty database, and a directory of migrations. */
async function scratch(
  locale = 'C.UTF-8',
  encoding = 'UTF8',
): Promise<{ url: string; directory: string; name: string }> {
  number += 1;
  const name = `rr_migrations_${process.pid}_${number}`;
  await onServer(server, `create database ${name} template template0 encoding '${encoding}' locale '${locale}'`);
  const directory = join(mkdtempSync(join(tmpdir(), 'rr-migrations-')), 'migrations');
  mkdirSync(directory);
  return { url: withDatabase(server, name), directory, name };
}

async function drop({ directory, name }: { directory: string; name: string }): Promise<void> {
  await onServer(server, `drop database ${name} with (force)`);
  rmSync(join(directory, '..'), { recursive: true });
}

describe('migrate', () => {
  let at: Awaited<ReturnType<typeof scratch>>;
  let db: Db;
  const write = (name: string, sql: string): void => {
    writeFileSync(join(at.directory, name), sql);
  };
  const run = async (): Promise<string[]> => migrate(at.url, { directory: at.directory });

  beforeEach(async () => {
    at = await scratch();
    db = connect(at.url);
  });
  afterEach(async () => {
    await db.destroy();
    await drop(at);
  });

  it('applies in the order of the numbers, once', async () => {
    write('0002-b.sql', 'insert into t values (2);');
    write('0001-a.sql', 'create table t (n int); insert into t values (1);');
    write('notes.sql', 'this is no migration');
    expect(await pendingMigrations(db, at.directory)).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(await run()).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(await run()).toEqual([]);
    expect(await pendingMigrations(db, at.directory)).toEqual([]);
    expect(await many(db, unprepared('select n from t order by n'))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('is run by any number of processes at once, and applies each file once', async () => {
    write('0001-a.sql', 'create table t (n int); insert into t values (1); select pg_sleep(0.1);');
    write('0002-b.sql', 'insert into t values (2);');
    const applied = await Promise.all(Array.from({ length: 6 }, run));
    expect(applied.flat().sort()).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(await many(db, unprepared('select n from t'))).toHaveLength(2);
  });

  it('keeps nothing of a file that fails, and says which file and where', async () => {
    write('0001-a.sql', 'create table t (n int);');
    write('0002-b.sql', 'insert into t values (1);\ninsert into t\n  values (nonsense);\n');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/^Migration 0002-b\.sql:3:11: .*nonsense/),
    });
    expect(await many(db, unprepared('select n from t'))).toEqual([]);
    write('0002-b.sql', 'insert into t values (1);');
    expect(await run()).toEqual(['0002-b.sql']);
  });

  it('refuses a file that was changed after it ran', async () => {
    write('0001-a.sql', 'create table t (n int);');
    await run();
    write('0001-a.sql', 'create table t (n bigint);');
    const diverged = { code: 'MIGRATIONS_DIVERGED', message: expect.stringContaining('0001-a.sql') };
    await expect(run()).rejects.toMatchObject(diverged);
    await expect(pendingMigrations(db, at.directory)).rejects.toMatchObject(diverged);
  });

  it('does not mind other line ends', async () => {
    write('0001-a.sql', 'create table t\n(n int);');
    await run();
    write('0001-a.sql', 'create table t\r\n(n int);');
    expect(await run()).toEqual([]);
  });

  it('goes on beside a newer schema that works with this version, and not beside one that does not', async () => {
    write('0001-a.sql', 'create table t (n int);');
    write('0002-b.sql', '-- works-with: 0.1.0\nalter table t add column m int;');
    await run();
    rmSync(join(at.directory, '0002-b.sql'));
    expect(await run()).toEqual([]);
    expect(await pendingMigrations(db, at.directory)).toEqual([]);
    write('0003-c.sql', '-- works-with: 99.0.0\nalter table t drop column m;');
    await run();
    rmSync(join(at.directory, '0003-c.sql'));
    const tooNew = { code: 'SCHEMA_TOO_NEW', message: expect.stringMatching(/0003-c\.sql.* 99\.0\.0 and newer/) };
    await expect(run()).rejects.toMatchObject(tooNew);
    await expect(pendingMigrations(db, at.directory)).rejects.toMatchObject(tooNew);
  });

  it('waits for a lock in short turns, so that nobody waits behind it', async () => {
    write('0001-a.sql', 'create table t (n int);');
    await run();
    write('0002-b.sql', 'alter table t add column m int;');
    let migrated: Promise<string[]> | undefined;
    await db.transaction(async (busy) => {
      await busy.raw('lock table t in access share mode');
      migrated = migrate(at.url, { directory: at.directory, lockTimeoutMs: 100 });
      // More than one turn; others read meanwhile.
      await busy.raw('select pg_sleep(0.5)');
      expect(await many(db, unprepared('select count(*)::int as n from t'))).toEqual([{ n: 0 }]);
    });
    expect(await migrated).toEqual(['0002-b.sql']);
  });

  it('builds an index without keeping anybody from writing', async () => {
    write('0001-a.sql', 'create table t (n int);');
    write('0002-b.sql', '-- outside-transaction\n-- Why.\ncreate index concurrently if not exists t_n_idx on t (n);\n');
    expect(await run()).toEqual(['0001-a.sql', '0002-b.sql']);
    expect(
      await many(db, unprepared(`select indisvalid as v from pg_index where indexrelid = 't_n_idx'::regclass`)),
    ).toEqual([{ v: true }]);
  });

  it('of several at once one builds it, and no other stands in its way', async () => {
    write('0001-a.sql', 'create table t (n int); insert into t select generate_series(1, 200000);');
    write('0002-b.sql', '-- outside-transaction\n-- Why.\ncreate index concurrently t_n_idx on t (n);\n');
    const applied = await Promise.all(Array.from({ length: 5 }, run));
    expect(applied.filter(({ length }) => length > 0)).toEqual([['0001-a.sql', '0002-b.sql']]);
    expect(
      await many(db, unprepared(`select indisvalid as v from pg_index where indexrelid = 't_n_idx'::regclass`)),
    ).toEqual([{ v: true }]);
  });

  it('refuses a database that a newer version migrated', async () => {
    write('0001-a.sql', 'create table t (n int);');
    write('0002-b.sql', 'create table u (n int);');
    await run();
    rmSync(join(at.directory, '0002-b.sql'));
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATIONS_DIVERGED',
      message: expect.stringContaining('newer'),
    });
  });
});

describe('a database we would give wrong answers on', () => {
  it.each([
    ['a locale without letters beyond ASCII', 'C', 'UTF8', /locale/],
    ['another encoding than UTF-8', 'C', 'SQL_ASCII', /SQL_ASCII/],
  ])('is refused for %s', async (_why, locale, encoding, message) => {
    const at = await scratch(locale, encoding);
    await expect(migrate(at.url, { directory: at.directory })).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringMatching(message),
    });
    await drop(at);
  });
});

describe('checkReadiness', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await database.destroy();
  });

  it('is ready on a migrated database', async () => {
    expect(await checkReadiness(database.db)).toMatchObject({
      ready: true,
      checks: [{ status: 'ok' }, { status: 'ok' }],
    });
  });

  it('is not ready before the migrations', async () => {
    await many(database.db, unprepared('truncate platform.migrations'));
    const { ready, checks } = await checkReadiness(database.db);
    expect(ready).toBe(false);
    expect(checks[1]).toMatchObject({
      id: 'migrations',
      status: 'failed',
      detail: expect.stringContaining('0001-platform.sql'),
    });
  });

  it('is not ready without the database', async () => {
    const nowhere = connect('postgres://nobody@127.0.0.1:1/none');
    expect(await checkReadiness(nowhere)).toMatchObject({
      ready: false,
      checks: [{ id: 'database', status: 'failed' }],
    });
    await nowhere.destroy();
  });
});
