import { type Db, withClient } from '#platform';

interface Index {
  name: string;
  definition: string;
}

/** Fills a table with one insert, and builds its indexes, but for those of its keys, afterwards: a third of the time. */
export async function fillTable(
  db: Db,
  table: string,
  insert: string,
  values: readonly unknown[],
  schema = 'mirror',
): Promise<void> {
  await withClient(db, async (client) => {
    const { rows } = await client.query<Index>(
      `select indexname as name, indexdef as definition from pg_indexes
       where schemaname = $2 and tablename = $1 and indexname !~ '_p?key$'`,
      [table, schema],
    );
    for (const { name } of rows) await client.query(`drop index ${schema}.${name}`);
    await client.query(insert, [...values]);
    await client.query(`set maintenance_work_mem = '256MB'`);
    for (const { definition } of rows) await client.query(definition);
    await client.query('reset maintenance_work_mem');
  });
}
