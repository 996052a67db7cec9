import {
  afterCommit,
  connect,
  type Db,
  execute,
  many,
  maybeOne,
  one,
  statement,
  transaction,
  unprepared,
  withClient,
} from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { onServer } from '../../support/server-url.js';
import { waitFor } from '../../support/wait-for.js';

const backend = statement('test.query.backend', 'select pg_backend_pid() as pid');
const insert = statement('test.query.insert', 'insert into notes (id, text) values ($1, $2) on conflict do nothing');
const count = statement('test.query.count', 'select count(*) as n from notes');
const pidOf = async (db: Db): Promise<number> => (await one<{ pid: number }>(db, backend)).pid;

describe('the database', () => {
  let database: TestDatabase;
  let db: Db;
  const notes = async (): Promise<number> => (await one<{ n: number }>(db, count)).n;

  beforeAll(async () => {
    database = await createTestDatabase();
    // One connection, so that a test knows which one it gets.
    db = connect(database.ownerUrl, { poolSize: 1 });
    await execute(db, unprepared('create table notes (id int primary key, text text)'));
  });
  beforeEach(async () => {
    await execute(db, unprepared('truncate notes'));
  });
  afterAll(async () => {
    await db.destroy();
    await database.destroy();
  });

  it('gives dates, numerics and bigints as they were meant', async () => {
    const sql = unprepared(
      `select '2026-03-29'::date as day, 1234567890.12345678901::numeric as exact, 3000000000::bigint as big`,
    );
    expect(await one(db, sql)).toEqual({ day: '2026-03-29', exact: '1234567890.12345678901', big: 3_000_000_000 });
  });

  it('prepares a named statement once in a session', async () => {
    await many(db, insert, [1, 'a']);
    await many(db, insert, [2, 'b']);
    const prepared = unprepared(`select name from pg_prepared_statements where name = 'test.query.insert'`);
    expect(await many(db, prepared)).toHaveLength(1);
  });

  it('refuses one name for two statements', () => {
    expect(() => statement('test.query.insert', 'select 1')).toThrow('test.query.insert');
  });

  it('counts the rows written, zero on a conflict', async () => {
    expect(await execute(db, insert, [1, 'a'])).toBe(1);
    expect(await execute(db, insert, [1, 'a'])).toBe(0);
    expect(await maybeOne(db, unprepared('select 1 from notes where id = 9'))).toBeUndefined();
  });

  it('runs withClient and statements in a transaction on its connection', async () => {
    await transaction(db, async (trx) => {
      const pid = await pidOf(trx);
      const raw = await withClient(trx, async (client) =>
        client.query<{ pid: number }>('select pg_backend_pid() as pid'),
      );
      expect(raw.rows).toEqual([{ pid }]);
      expect(await transaction(trx, async (inner) => pidOf(inner))).toBe(pid);
    });
  });

  it('keeps all of a transaction or nothing', async () => {
    await expect(
      transaction(db, async (trx) => {
        await execute(trx, insert, [1, 'a']);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await notes()).toBe(0);
  });

  it('undoes a savepoint alone', async () => {
    await transaction(db, async (trx) => {
      await execute(trx, insert, [1, 'a']);
      const failed = transaction(trx, async (inner) => {
        await execute(inner, insert, [2, 'b']);
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
    });
    expect(await notes()).toBe(1);
  });

  it('passes the errors of PostgreSQL on as they are', async () => {
    await expect(many(db, unprepared('select 1/0'))).rejects.toMatchObject({ code: '22012' });
  });

  it('replaces a connection that broke while it was idle', async () => {
    const pid = await pidOf(db);
    await onServer(database.ownerUrl, `select pg_terminate_backend(${pid})`);
    await waitFor(async () => (await pidOf(db)) !== pid);
  });

  it('replaces a connection that broke in use, and gives the error to its user', async () => {
    const broken = withClient(db, async (client) => {
      const { rows } = await client.query('select pg_backend_pid() as pid');
      await onServer(database.ownerUrl, `select pg_terminate_backend(${rows[0].pid})`);
      await client.query('select pg_sleep(10)');
    });
    await expect(broken).rejects.toThrow(/terminat|connection error/);
    expect(await pidOf(db)).toBeGreaterThan(0);
  });

  it('replaces a connection that broke within a transaction', async () => {
    const broken = transaction(db, async (trx) => {
      await onServer(database.ownerUrl, `select pg_terminate_backend(${await pidOf(trx)})`);
      await execute(trx, insert, [1, 'a']);
    });
    await expect(broken).rejects.toThrow();
    expect(await notes()).toBe(0);
  });

  it('lets a connection out again when the work on it throws', async () => {
    for (let i = 0; i < 3; i += 1)
      await expect(withClient(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await pidOf(db)).toBeGreaterThan(0);
  });

  describe('afterCommit', () => {
    it('waits for the outermost commit', async () => {
      const calls: string[] = [];
      await transaction(db, async (trx) => {
        await transaction(trx, (inner) => {
          afterCommit(inner, () => calls.push('inner'));
          return Promise.resolve();
        });
        afterCommit(trx, () => calls.push('outer'));
        expect(calls).toEqual([]);
      });
      expect(calls).toEqual(['inner', 'outer']);
    });

    it('is forgotten with a rollback, of a savepoint too', async () => {
      const calls: string[] = [];
      await transaction(db, async (trx) => {
        const failed = transaction(trx, (inner) => {
          afterCommit(inner, () => calls.push('lost'));
          return Promise.reject(new Error('no'));
        });
        await expect(failed).rejects.toThrow('no');
      });
      expect(calls).toEqual([]);
    });

    it('calls at once outside a transaction', () => {
      const calls: string[] = [];
      afterCommit(db, () => calls.push('now'));
      expect(calls).toEqual(['now']);
    });
  });
});
