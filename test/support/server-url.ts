import pg from 'pg';

/** How the test files find the server and the template database of this run: environment variables, set by global-setup. */
export const SERVER_URL = 'RELATED_RECORDS_TEST_SERVER_URL';
export const TEMPLATE = 'RELATED_RECORDS_TEST_TEMPLATE';
export const SERVICE_PASSWORD = 'RELATED_RECORDS_TEST_SERVICE_PASSWORD';

/** The role that the service of this run's tests works as: roles belong to the server, so its name is the template's. */
export const serviceRole = (template: string): string => `${template}_service`;

/** `TEST_KEEP_DATABASES=1` leaves the databases of a run on the server of `DATABASE_URL`, to be looked into. */
export const isKept = (): boolean => process.env['TEST_KEEP_DATABASES'] === '1';

/** `url` with another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** `url` as another role of the same server. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

/** `url` of a connection whose migrations grant `role` what the service needs. */
export function withServiceRole(url: string, role: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-c related_records.service_role=${role}`);
  return changed.href;
}

/** Runs one statement outside any transaction, on a connection of its own. */
export async function onServer(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
