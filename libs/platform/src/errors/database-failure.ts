import { AppError } from './app-error.js';
import type { ErrorCode } from './error-codes.js';

interface Translation {
  code: ErrorCode;
  message: string;
  retryAfterSeconds?: number;
}

const unavailable: Translation = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'The database cannot be reached right now.',
  retryAfterSeconds: 5,
};
const busy: Translation = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'The database could not finish this because of other work; try again.',
  retryAfterSeconds: 1,
};
const tooSlow: Translation = {
  code: 'DATABASE_TIMEOUT',
  message: 'The database took longer over this than a request may take; ask for less, or try again.',
  retryAfterSeconds: 5,
};
const unstorable: Translation = {
  code: 'INVALID_INPUT',
  message: 'A text holds a character that cannot be stored (NUL, or half of a surrogate pair).',
};

/** https://www.postgresql.org/docs/15/errcodes-appendix.html, and Node's codes for a connection that failed. */
const byCode: Record<string, Translation> = {
  '22021': unstorable,
  '22P05': unstorable,
  '23505': { code: 'CONFLICT', message: 'There is one like this already.' },
  '40001': busy,
  '40P01': busy,
  '55P03': busy,
  '57014': tooSlow,
  '53100': {
    code: 'DATABASE_DISK_FULL',
    message: "The database's disk is full. Nothing was stored; free space and try again.",
  },
  '53200': unavailable,
  '53300': unavailable,
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
  // This process stood still inside a transaction for longer than it may.
  '25P03': unavailable,
  // A standby after a failover: the address leads to the new primary soon.
  '25006': unavailable,
  ECONNREFUSED: unavailable,
  ECONNRESET: unavailable,
  EPIPE: unavailable,
  ETIMEDOUT: unavailable,
  ENOTFOUND: unavailable,
  EAI_AGAIN: unavailable,
  ENOENT: unavailable,
};

/** PostgreSQL's own errors and a pooler's, and the system errors of their sockets. */
function isFromDatabase(error: Error & { code?: unknown; severity?: unknown; syscall?: unknown }): boolean {
  return (
    typeof error.code === 'string' &&
    (typeof error.severity === 'string' || /^(connect|read|write|getaddrinfo)$/.test(String(error.syscall)))
  );
}

/** A host of several addresses, as `localhost` is, fails once for each: one of them tells enough. */
function oneOf(error: Error & { errors?: unknown }): Error {
  const first: unknown = Array.isArray(error.errors) ? error.errors[0] : undefined;
  return Error.isError(first) ? first : error;
}

function translationOf(error: Error & { code?: unknown }): Translation | undefined {
  // Knex waited in vain for a connection of the pool; pg gives a lost connection no code, and knex says which statement.
  if (error.name === 'KnexTimeoutError') return unavailable;
  if (
    /^(?:ROLLBACK - |COMMIT;? - )?(?:Connection terminated|Client has encountered a connection error)/.test(
      error.message,
    )
  )
    return unavailable;
  if (!isFromDatabase(error)) return undefined;
  const code = String(error.code);
  return byCode[code] ?? (/^(08|58)/.test(code) ? unavailable : undefined);
}

/**
 * What a failure of the driver or of PostgreSQL means to a caller, by SQLSTATE; undefined when it is no such failure or
 * a fault of ours (a wrong statement). For the edges: the HTTP filter, a run's record, a command.
 */
export function databaseFailure(error: unknown): AppError | undefined {
  if (!Error.isError(error)) return undefined;
  const translation = translationOf(oneOf(error));
  if (translation === undefined) return undefined;
  const { code, message, retryAfterSeconds } = translation;
  return new AppError(code, message, {
    cause: error,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
