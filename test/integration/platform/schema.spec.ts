import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { many, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { describeSchema } from '../../support/describe-schema.js';
import { projectDir } from '../../support/processes.js';

describe('the schema', () => {
  const database = useTestDatabase();

  it('is the one of migrations/schema.sql (else: npm run schema)', async () => {
    const written = readFileSync(join(projectDir, 'migrations', 'schema.sql'), 'utf8');
    expect(await describeSchema(database.db)).toBe(written);
  });

  it('leads every key and index with team_id', async () => {
    const keys = await many<{ name: string; leads: string }>(
      database.db,
      unprepared(`
        select class.relname as name, pg_get_indexdef(index.indexrelid, 1, true) as leads
        from pg_index as index
        join pg_class as class on class.oid = index.indexrelid
        join pg_namespace as namespace on namespace.oid = class.relnamespace
        join pg_class as owner on owner.oid = index.indrelid
        where namespace.nspname !~ '^(pg_|information_schema|public$|pgboss$)'
        order by class.relname`),
    );
    const exceptions = new Set([
      // Of the installation, not of a team.
      'migrations_pkey',
      // What leads to the team: its name, and whoever signs in.
      'teams_name_key',
      'users_email_idx',
      'sign_in_limits_pkey',
      'sign_in_limits_window_idx',
      // What a tick takes for all teams at once: what is due, and what has grown old.
      'schedule_due_idx',
      'runs_finished_idx',
      'events_at_idx',
      'deliveries_attempt_idx',
      'crm_sync_errors_resolved_idx',
    ]);
    const others = keys.filter(({ name, leads }) => leads !== 'team_id' && !exceptions.has(name));
    expect(others).toEqual([]);
  });

  it('names every constraint and index by hand', async () => {
    const generated = unprepared(`
      select con.conname as name from pg_constraint as con
      join pg_namespace as namespace on namespace.oid = con.connamespace
      where namespace.nspname !~ '^(pg_|information_schema|public$|pgboss$)' and con.conname ~ '(_check[0-9]+|_key[0-9]+|_fkey[0-9]+)$'`);
    expect(await many(database.db, generated)).toEqual([]);
  });
});
