import { type Db, many, unprepared } from '#platform';

/** Every row of every table, the job queue's too, whose text holds `needle` in any case: as `schema.table: row`. */
export async function searchDatabase(db: Db, needle: string): Promise<string[]> {
  const tables = await many<{ name: string }>(
    db,
    unprepared(`
      select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_catalog|pg_toast|pg_temp|information_schema)' order by 1`),
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `select t::text as row from ${name} t where strpos(lower(t::text), lower($1)) > 0`;
    found.push(...(await many<{ row: string }>(db, unprepared(sql), [needle])).map(({ row }) => `${name}: ${row}`));
  }
  return found;
}
