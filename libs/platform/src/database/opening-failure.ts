import pg, { DatabaseError } from 'pg';
import { AppError } from '../errors/app-error.js';
import { databaseFailure } from '../errors/database-failure.js';

/** Where a database is, as the driver reads the address, fit to be told: never the password. */
interface Place {
  readonly place: string;
  readonly role: string;
  readonly name: string;
}

function placeOf(databaseUrl: string): Place {
  const { host, port, user = '', database = user } = new pg.Client({ connectionString: databaseUrl });
  return { place: host.startsWith('/') ? host : `${host}:${port}`, role: user, name: database };
}

const quoted = (name: string): string => JSON.stringify(name);

/** What a role lacks, and who gives it to whom. */
function missingRight({ name, role }: Place, message: string): string {
  if (/CONNECT privilege|permission denied for database/.test(message)) {
    const grant = `grant create, connect on database ${quoted(name)} to ${quoted(role)}`;
    return `${message}. As its owner: ${grant}; or migrate as its owner and start with MIGRATE=off.`;
  }
  const remedy = 'Migrate as the owner of the database (npm run cli -- migrate), which grants the service its rights';
  return `${message}. ${remedy}, and start with MIGRATE=off; for a role of another name see migrations/grants.sql.`;
}

function refusal(error: Error, code: unknown, at: Place): string | undefined {
  const { place, role, name } = at;
  const who = `PostgreSQL at ${place} refuses the role ${quoted(role)}`;
  if (error.message.startsWith('SASL:'))
    return `${who}: it wants a password, and the address has none, or a wrong one.`;
  if (code === '28P01') return `${who}: its password is wrong, or there is no such role.`;
  if (code === '28000') return `${who}: it may not sign in from here (pg_hba.conf, TLS, or no such role).`;
  if (code === '3D000') return `PostgreSQL at ${place} has no database ${quoted(name)}.`;
  if (code === '42501') return `${who} a right that it needs: ${missingRight(at, error.message)}`;
  // A pooler has but one code for whatever it refuses.
  if (code === '08P01' && error instanceof DatabaseError)
    return `The pooler at ${place} refuses the role ${quoted(role)}: ${error.message}.`;
  return undefined;
}

/** TLS that does not come about: the codes of Node's own checks of a certificate, and what the driver says in words alone. */
const TLS_CODE = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_|CRL_|INVALID_CA|ERR_TLS|ERR_SSL|ERR_OSSL|HOSTNAME_|EPROTO)/;
const TLS_WORDS = /does not support SSL|error establishing an SSL connection/;

function tlsRemedy(reason: string): string {
  if (TLS_WORDS.test(reason)) return 'Set up TLS there, or say sslmode=disable where the network is trusted.';
  if (/ALTNAME|HOSTNAME/.test(reason)) return 'Name the host as its certificate does, or say sslmode=verify-ca.';
  return 'Name in sslrootcert the certificate of who signed it, or say sslmode=require, which checks nothing.';
}

function tlsRefusal({ message }: Error, code: unknown, { place }: Place): string | undefined {
  const isRefused = typeof code === 'string' ? TLS_CODE.test(code) : TLS_WORDS.test(message);
  if (!isRefused) return undefined;
  const reason = typeof code === 'string' ? code : message;
  return `TLS with PostgreSQL at ${place} does not come about (${reason}). ${tlsRemedy(reason)}`;
}

/** A network's failure, of whatever code, and a driver that waited in vain. */
function isUnreachable(error: Error & { syscall?: unknown }): boolean {
  return (
    databaseFailure(error)?.code === 'DATABASE_UNAVAILABLE' ||
    /^(connect|getaddrinfo)$/.test(String(error.syscall)) ||
    error.message === 'timeout expired'
  );
}

/** The fault of PostgreSQL under one of ours that has no place in it. */
function fromPostgres(error: Error): Error {
  const isWrapped = error instanceof AppError && error.code === 'MIGRATION_FAILED';
  return isWrapped && error.cause instanceof DatabaseError && error.cause.code === '42501' ? error.cause : error;
}

/**
 * Why the database cannot be opened, as an error of the catalogue that names host, port and role; anything else as it is.
 * For start-up alone: a running service tells its callers less.
 */
export function openingFailure(thrown: unknown, databaseUrl: string): unknown {
  if (!Error.isError(thrown)) return thrown;
  const cause = fromPostgres(thrown);
  if (cause instanceof AppError) return cause;
  const { code } = cause as Error & { code?: unknown };
  const at = placeOf(databaseUrl);
  const refused = refusal(cause, code, at);
  if (refused !== undefined) return new AppError('DATABASE_ACCESS_REFUSED', refused, { cause });
  const untrusted = tlsRefusal(cause, code, at);
  if (untrusted !== undefined) return new AppError('DATABASE_TLS_REFUSED', untrusted, { cause });
  if (!isUnreachable(cause)) return cause;
  const reason = typeof code === 'string' ? code : cause.message;
  return new AppError('DATABASE_UNAVAILABLE', `No connection to PostgreSQL at ${at.place} (${reason}).`, { cause });
}
