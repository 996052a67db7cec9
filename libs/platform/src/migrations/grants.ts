import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { migrationsDirectory } from './files.js';

/** The role of the embedded server's service, and what `migrations/grants.sql` takes it for unless told otherwise. */
export const SERVICE_ROLE = 'related_records_service';

/** `migrations/grants.sql`, which an owner may also run by hand. */
function grantsSql(): string {
  return readFileSync(join(migrationsDirectory(), 'grants.sql'), 'utf8');
}

/**
 * Gives the service's role what it needs, and nothing more. Nothing happens while there is no such role, and in a database
 * whose owner is the service itself.
 */
export async function applyGrants(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_roles
     where rolname = coalesce(nullif(current_setting('related_records.service_role', true), ''), $1)
       and rolname <> current_user`,
    [SERVICE_ROLE],
  );
  if (rowCount === 1) await client.query(grantsSql());
}
