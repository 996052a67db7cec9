import {
  type Db,
  jsonbParameter,
  many,
  one,
  statement,
  textParameter,
  textsParameter,
  transaction,
  unprepared,
} from '#platform';
import { useTestDatabase } from '../../support/database.js';

// Long parameters go to PostgreSQL in turns, and long values come as bytes; both are what the driver makes of them.

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

it('lists of texts arrive whole, short and long', async () => {
  for (const count of [0, 3, 20_000]) {
    const texts = Array.from({ length: count }, (_, n) => (n % 50 === 0 ? '' : `"${n}",{ü€😀}\\`));
    const values = [await textsParameter(texts), 1, await textsParameter([...texts, 'last'])];
    const row = await one(database.db, unprepared('select $1::text[] as a, $2::integer as b, $3::text[] as c'), values);
    expect(row).toEqual({ a: texts, b: 1, c: [...texts, 'last'] });
  }
});

it('long values arrive whole, in rows of every length, also where the driver itself asks', async () => {
  const rows = unprepared(`select n, repeat('ü€😀', n * n * 40) as text, case when n % 3 = 0 then null
    else jsonb_build_object('list', (select jsonb_agg(i) from generate_series(1, n * 1500) i)) end as list
    from generate_series(0, 40) n`);
  const expected = Array.from({ length: 41 }, (_, n) => ({
    n,
    text: 'ü€😀'.repeat(n * n * 40),
    list: n % 3 === 0 ? null : { list: Array.from({ length: n * 1500 }, (_, i) => i + 1) },
  }));
  expect(await many(database.db, rows)).toEqual(expected);
  const { rows: plain } = await database.db.raw<{ rows: unknown[] }>(rows.text);
  expect(plain).toEqual(expected);
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
