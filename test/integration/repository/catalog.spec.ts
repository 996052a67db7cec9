import { many, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { OFFERED_BY_THE_MIRROR } from './offered.js';

// The walls as a migrated database has them; `sql-walls.spec.ts` holds statements to them, and `schema.spec.ts` of
// test/integration/platform that `team_id` leads every key and index.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

/** pg-boss's schema is its own affair. */
const OURS = `n.nspname !~ '^(?:pg_|information_schema$|public$|pgboss$)'`;

const namesOf = async (sql: string): Promise<string[]> =>
  (await many<{ name: string }>(database.db, unprepared(sql))).map(({ name }) => name);

test('what the mirror offers to others is a view or a function, and no table', async () => {
  const found = await namesOf(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'mirror' and c.relkind = 'v'
    union
    select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'mirror' and p.proname like 'follow%'
    order by 1`);
  expect(found).toEqual([...OFFERED_BY_THE_MIRROR].sort());
});

/** Views that read another schema's tables, each with its reason. */
const ACROSS: Record<string, string> = {
  linking: 'one row with all that a decision reads of a team, and who signs in: the only place that looks there',
  analytics: 'a contract for analysts, over what every lib has',
};

test('a view reads its own schema, or stands on the list with its reason', async () => {
  const found = await namesOf(`
    select distinct n.nspname as name
    from pg_rewrite r
    join pg_class v on v.oid = r.ev_class and v.relkind = 'v'
    join pg_namespace n on n.oid = v.relnamespace
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
    join pg_class c on c.oid = d.refobjid and c.relkind in ('r', 'p')
    join pg_namespace o on o.oid = c.relnamespace
    where ${OURS} and o.nspname <> n.nspname
    order by 1`);
  expect(found).toEqual(Object.keys(ACROSS).sort());
});
