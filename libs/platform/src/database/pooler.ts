import pg from 'pg';
import { AppError } from '../errors/app-error.js';

/** A pooler lends the session that was given back last: two connections that ask in turn meet in it at once. */
const ATTEMPTS = 10;
/** A host that swallows what is sent to it would be waited for without an end. */
const CONNECT_TIMEOUT_MS = 15_000;
const UNDECLARED =
  "Set DATABASE_POOLER=transaction, and DATABASE_LISTEN_URL to PostgreSQL's own address, or name that address alone.";

/** What the driver does not declare: the process that serves it, as the other side of the connection gave its number. */
type Client = pg.Client & { processID?: number | null };

async function connected<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client: Client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'related-records-start',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    // Also where signing in failed: the server would wait a minute for the rest of it, and others for the server.
    await client.end().catch(() => undefined);
  }
}

async function sessionOf(client: Client): Promise<number | undefined> {
  return (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
}

/** Whether two connections at `databaseUrl` come to share a session of PostgreSQL. */
async function lendsSessions(databaseUrl: string): Promise<boolean> {
  return connected(databaseUrl, async (one) => {
    // Without a pooler it is the process itself that told its number.
    if ((await sessionOf(one)) === one.processID) return false;
    return connected(databaseUrl, async (other) => {
      const [own, others] = [new Set<number | undefined>(), new Set<number | undefined>()];
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        own.add(await sessionOf(one));
        others.add(await sessionOf(other));
        if (own.size > 1 || [...own].some((pid) => others.has(pid))) return true;
      }
      return false;
    });
  });
}

/** Throws DATABASE_POOLER_UNDECLARED when a session at `databaseUrl` does not last as long as its connection. */
export async function assertOwnSessions(databaseUrl: string, variable: string): Promise<void> {
  if (!(await lendsSessions(databaseUrl))) return;
  const found = `${variable} leads through a pooler that lends sessions for one transaction at a time.`;
  throw new AppError('DATABASE_POOLER_UNDECLARED', `${found} ${UNDECLARED}`);
}

async function identityOf(databaseUrl: string): Promise<string> {
  return connected(databaseUrl, async (client) => {
    const started = 'extract(epoch from pg_postmaster_start_time())';
    const { rows } = await client.query<{ id: string }>(`select concat_ws(' ', current_database(), ${started}) as id`);
    return rows[0]?.id ?? '';
  });
}

/** Throws CONFIGURATION_INVALID when the two addresses do not lead to the same database: no notice would ever arrive. */
export async function assertSameDatabase(databaseUrl: string, listenUrl: string): Promise<void> {
  if ((await identityOf(databaseUrl)) === (await identityOf(listenUrl))) return;
  const message = 'DATABASE_LISTEN_URL leads to another database, or another server, than DATABASE_URL.';
  throw new AppError('CONFIGURATION_INVALID', message);
}
