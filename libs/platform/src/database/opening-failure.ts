import { AppError } from '../errors/app-error.js';
import { databaseFailure } from '../errors/database-failure.js';

/** Where a database is, fit to be told: never the password. */
function addressOf(databaseUrl: string): { place: string; role: string; name: string } {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost');
  const port = url.searchParams.get('port') ?? (url.port || '5432');
  const role = decodeURIComponent(url.username);
  return { place: `${host}:${port}`, role, name: decodeURIComponent(url.pathname.slice(1)) || role };
}

function refusal(code: string, databaseUrl: string): string | undefined {
  const { place, role, name } = addressOf(databaseUrl);
  const who = `PostgreSQL at ${place} refuses the role ${JSON.stringify(role)}`;
  if (code === '28P01') return `${who}: its password is wrong.`;
  if (code === '28000') return `${who}: it may not sign in from here (pg_hba.conf, TLS, or no such role).`;
  if (code === '3D000') return `PostgreSQL at ${place} has no database ${JSON.stringify(name)}.`;
  if (code !== '42501') return undefined;
  const grant = `grant create, connect on database ${JSON.stringify(name)} to ${JSON.stringify(role)}`;
  return `${who} what a migration needs. As a superuser: ${grant}; or migrate as its owner and start with MIGRATE=off.`;
}

/** TLS that does not come about: the codes of Node's own checks of a certificate. */
const TLS = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|ERR_TLS|HOSTNAME_)/;

/**
 * Why the database cannot be opened, as an error of the catalogue that names host, port and role; anything else as it is.
 * For start-up alone: a running service tells its callers less.
 */
export function openingFailure(error: unknown, databaseUrl: string): unknown {
  if (!Error.isError(error) || error instanceof AppError) return error;
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string') {
    const refused = refusal(code, databaseUrl);
    if (refused !== undefined) return new AppError('DATABASE_ACCESS_REFUSED', refused, { cause: error });
  }
  const isTls = (typeof code === 'string' && TLS.test(code)) || /does not support SSL/.test(error.message);
  if (!isTls && databaseFailure(error)?.code !== 'DATABASE_UNAVAILABLE') return error;
  const reason = typeof code === 'string' ? code : error.message;
  const message = `No connection to PostgreSQL at ${addressOf(databaseUrl).place} (${reason}).`;
  return new AppError('DATABASE_UNAVAILABLE', message, { cause: error });
}
