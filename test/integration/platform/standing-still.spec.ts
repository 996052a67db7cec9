import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { connect, databaseFailure, type Db, execute, many, one, transaction, unprepared, withClient } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

// A process that is stopped and goes on reads, all at once, what PostgreSQL sent meanwhile: answers, the end of its
// session, the end of the connection. Blocking the event loop is the same.

let database: TestDatabase;
let db: Db;
let other: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.ownerUrl, { poolSize: 2 });
  other = connect(database.ownerUrl);
  await execute(db, unprepared('create table things (name text)'));
});
afterAll(async () => {
  await db.destroy();
  await other.destroy();
  await database.destroy();
});

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** After 100 ms without a statement PostgreSQL ends the session. */
const boundIdle = (trx: Db): Promise<number> =>
  execute(trx, unprepared(`set local idle_in_transaction_session_timeout = '100ms'`));
const write = (trx: Db): Promise<number> => execute(trx, unprepared(`insert into things values ('kept')`));

function copy(trx: Db, body: Readable): Promise<void> {
  return withClient(trx, (client) => pipeline(body, client.query(copyFrom('copy things from stdin'))));
}

/** Rows until it is told to end them, or for ever. */
function rows(): Readable {
  return new Readable({ read: () => undefined });
}

/** A COPY under way, whose session PostgreSQL has ended while we stood still. */
async function brokenCopy(trx: Db): Promise<{ body: Readable; copying: Promise<void> }> {
  const body = rows();
  body.push('kept\n');
  const { pid } = await one<{ pid: number }>(trx, unprepared('select pg_backend_pid() as pid'));
  const copying = copy(trx, body);
  await many(other, unprepared('select pg_terminate_backend($1)'), [pid]);
  standStill(200);
  return { body, copying };
}

const POINTS: Record<string, (trx: Db) => Promise<unknown>> = {
  'between two statements': async (trx) => {
    await boundIdle(trx);
    standStill(400);
    await write(trx);
  },
  'in a statement': async (trx) => {
    await boundIdle(trx);
    const writing = write(trx);
    standStill(400);
    await writing;
    await write(trx);
  },
  'before its end': async (trx) => {
    await boundIdle(trx);
    standStill(400);
  },
  'before a COPY': async (trx) => {
    await boundIdle(trx);
    standStill(400);
    await copy(trx, Readable.from(['kept\n']));
  },
  'in a COPY whose rows go on': async (trx) => {
    const { body, copying } = await brokenCopy(trx);
    body.push('kept\n'.repeat(100_000));
    body.push(null);
    await copying;
  },
  'in a COPY whose rows stop coming': async (trx) => {
    const { copying } = await brokenCopy(trx);
    await copying;
  },
  'in a COPY whose rows break off': async (trx) => {
    const body = rows();
    body.push('kept\n');
    const { pid } = await one<{ pid: number }>(trx, unprepared('select pg_backend_pid() as pid'));
    const copying = copy(trx, body);
    const ended = many(other, unprepared('select pg_terminate_backend($1)'), [pid]);
    standStill(200);
    body.destroy(new Error('Connection terminated by the other end'));
    await ended;
    await copying;
  },
};

it.each(Object.entries(POINTS))(
  'work whose session ended while the process stood still fails: %s',
  async (_name, work) => {
    const failure = await transaction(db, work).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(databaseFailure(failure)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    // Nothing was kept, and the pool is whole: as many at once as it has connections.
    const counted = Array.from({ length: 4 }, () => one(db, unprepared('select count(*) as n from things')));
    expect(new Set((await Promise.all(counted)).map((row) => JSON.stringify(row)))).toEqual(new Set(['{"n":0}']));
  },
);
