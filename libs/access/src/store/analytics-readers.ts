import { type Db, execute, maybeOne, statement } from '#platform';

// Roles of PostgreSQL that may read the views of schema analytics. Who grants needs the owner's rights.

const ROLE_EXISTS = statement('access.analytics_role_exists', 'select 1 from pg_catalog.pg_roles where rolname = $1');

export async function roleExists(db: Db, role: string): Promise<boolean> {
  return (await maybeOne(db, ROLE_EXISTS, [role])) !== undefined;
}

const ADD = statement(
  'access.add_analytics_reader',
  `insert into analytics.readers (team_id, role_name, granted_at) values ($1, $2, $3)
   on conflict on constraint readers_role_team_key do nothing`,
);
const GRANT = statement('access.grant_analytics_views', 'select analytics.grant_views($1)');

/** `teamId` null: all teams. Safe to repeat. */
export async function grant(trx: Db, teamId: string | null, role: string, at: Date): Promise<void> {
  await execute(trx, ADD, [teamId, role, at]);
  await maybeOne(trx, GRANT, [role]);
}
