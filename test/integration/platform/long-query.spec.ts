import { type Db, jsonbParameter, one, statement, textParameter, transaction, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';

// Long parameters go to PostgreSQL in turns; what arrives is what the driver would have sent.

const database = useTestDatabase();

const LONG = { list: Array.from({ length: 20_000 }, (_, n) => ({ n, name: `Größe "${n}" 😀 \n`, none: null })) };
const ECHO = `select $1::text as a, $2::jsonb as b, $3::integer as c, $4::text as d, $5::timestamptz as e, $6::text[] as f,
  $7::text as g, $8::json as h`;
const AT = new Date('2026-03-04T05:06:07.089Z');

interface Echo {
  a: string;
  b: unknown;
  c: number;
  d: string | null;
  e: Date;
  f: string[];
  g: string;
  h: unknown;
}

async function echo(db: Db, sql = unprepared(ECHO)): Promise<Echo> {
  const text = await textParameter(LONG);
  const values = [text, await jsonbParameter(LONG), 7, null, AT, ['ä', '"'], '', await textParameter({ short: true })];
  return one<Echo>(db, sql, values);
}

const WHOLE = { a: JSON.stringify(LONG), b: LONG, c: 7, d: null, e: AT, f: ['ä', '"'], g: '', h: { short: true } };

it('long parameters arrive whole, beside others of every kind, prepared by name and not, and again', async () => {
  const named = statement('test.long_parameters', ECHO);
  for (const sql of [unprepared(ECHO), named, named]) expect(await echo(database.db, sql)).toEqual(WHOLE);
  expect(await transaction(database.db, (trx) => echo(trx, named))).toEqual(WHOLE);
  expect(await Promise.all(Array.from({ length: 6 }, () => echo(database.db)))).toEqual(
    Array.from({ length: 6 }, () => WHOLE),
  );
});

it('long parameters that PostgreSQL refuses leave the connection as it was', async () => {
  await transaction(database.db, async (trx) => {
    const refused = transaction(trx, async (inside) =>
      one(inside, unprepared('select $1::jsonb, 1 / $2::integer as none'), [await jsonbParameter(LONG), 0]),
    );
    await expect(refused).rejects.toMatchObject({ code: '22012' });
    expect(await echo(trx)).toEqual(WHOLE);
  });
  const wrong = one(database.db, unprepared('select $1::jsonb'), [await textParameter(LONG)]);
  await expect(wrong).rejects.toMatchObject({ code: 'XX000' });
  expect(await echo(database.db)).toEqual(WHOLE);
});

it('a statement with long parameters is refused as any other when its connection is lost meanwhile', async () => {
  const lost = transaction(database.db, async (trx) => {
    const { pid } = await one<{ pid: number }>(trx, unprepared('select pg_backend_pid() as pid'));
    const sent = one(trx, unprepared('select $1::jsonb, pg_sleep(60)'), [await jsonbParameter(LONG)]);
    const ended = one(database.db, unprepared('select pg_terminate_backend($1)'), [pid]);
    await Promise.all([sent, ended]);
  });
  await expect(lost).rejects.toThrow();
  expect(await echo(database.db)).toEqual(WHOLE);
});
