import {
  connect,
  databaseFailure,
  type Db,
  many,
  manyWithin,
  transaction,
  unprepared,
  withStatementTimeout,
} from '#platform';
import { useTestDatabase } from '../../support/database.js';

const database = useTestDatabase();
/** One connection, which every statement has in turn. */
let db: Db;

beforeAll(() => {
  db = connect(database.url, { poolSize: 1 });
});
afterAll(() => db.destroy());

const sleep = (on: Db, seconds: number): Promise<object[]> => many(on, unprepared(`select pg_sleep(${seconds})`));
const limit = async (on: Db): Promise<unknown> =>
  (await many<{ limit: string }>(on, unprepared(`select current_setting('statement_timeout') as limit`)))[0]?.limit;
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => databaseFailure(error)?.code,
  );

test('a statement that takes longer than its request may is stopped, and told as that', async () => {
  expect(await codeOf(withStatementTimeout(50, () => sleep(db, 30)))).toBe('DATABASE_TIMEOUT');
  expect(await codeOf(withStatementTimeout(50, () => transaction(db, (trx) => sleep(trx, 30))))).toBe(
    'DATABASE_TIMEOUT',
  );
});

test('who has the connection next has the limit of its own, or none', async () => {
  expect(await withStatementTimeout(5000, () => limit(db))).toBe('5s');
  expect(await limit(db)).toBe('0');
  expect(await withStatementTimeout(5000, () => transaction(db, limit))).toBe('5s');
  expect(await limit(db)).toBe('0');
  await codeOf(withStatementTimeout(5000, () => transaction(db, (trx) => many(trx, unprepared('no sql')))));
  expect(await limit(db)).toBe('0');
  expect(await transaction(db, limit)).toBe('0');
});

test('a closer limit of the transaction stands, also within one that is in it', async () => {
  const within = await withStatementTimeout(5000, () =>
    transaction(db, async (trx) => {
      await limit(trx);
      await many(trx, unprepared(`set local statement_timeout = '1s'`));
      return transaction(trx, limit);
    }),
  );
  expect(within).toBe('1s');
});

const rowsOf = (length: number, count: number): Promise<{ rows: { text: string }[]; isCut: boolean }> =>
  manyWithin(db, unprepared(`select n, repeat('x', $1) as text from generate_series(1, $2) n`), [length, count], 100);

test.each([
  ['few small rows', 10, 7, 7, false],
  ['as many as asked for', 10, 100, 100, false],
  ['more than asked for', 10, 101, 100, true],
  ['one row that is longer than a page', 3_000_000, 1, 1, false],
  ['rows each longer than a page', 3_000_000, 4, 1, true],
])('%s', async (_, length, count, read, isCut) => {
  const page = await rowsOf(length, count);
  expect([page.rows.length, page.isCut]).toEqual([read, isCut]);
});

test('of large rows a page holds about two million characters', async () => {
  const { rows, isCut } = await rowsOf(100_000, 500);
  expect([rows.length > 10, rows.length < 30, isCut]).toEqual([true, true, true]);
});

test('long JSON arrives as it was sent', async () => {
  const sent = { list: Array.from({ length: 20_000 }, (_, i) => ({ i, text: `é"\\${i}` })) };
  const rows = await many<{ a: object; b: object; c: string }>(
    db,
    unprepared('select $1::json as a, $1::jsonb as b, $2::text as c'),
    [JSON.stringify(sent), JSON.stringify(sent)],
  );
  expect(rows).toEqual([{ a: sent, b: sent, c: JSON.stringify(sent) }]);
});
