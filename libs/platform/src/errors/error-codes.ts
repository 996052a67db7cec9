/**
 * Who can do something about a failure.
 * - `transient`: nobody needs to; the same call may work later and is retried where we own the retry.
 * - `permanent`: the caller sent something that can never work.
 * - `operator`: a person who runs or administers the service has to act.
 */
export type ErrorKind = 'transient' | 'permanent' | 'operator';

/**
 * The one catalogue of failures. A code is stable: programs branch on it, so it is never renamed or reused.
 * The comment above each code is its documentation; `docs/errors.md` is generated from it.
 */
export const ERRORS = {
  // Requests

  /** The body, query string or path is malformed. `errors` lists every fault with its path. */
  INVALID_INPUT: { kind: 'permanent' },
  /** No key or session, or one that is unknown, expired or revoked. */
  UNAUTHENTICATED: { kind: 'permanent' },
  /** The caller is known, but its role may not do this, or the CSRF token is missing. */
  FORBIDDEN: { kind: 'permanent' },
  /** There is no such thing in the caller's team. */
  NOT_FOUND: { kind: 'permanent' },
  /** The request contradicts the present state; read it again and decide anew. */
  CONFLICT: { kind: 'permanent' },
  /** The body is larger than 1 MiB. */
  PAYLOAD_TOO_LARGE: { kind: 'permanent' },
  /** The body is not `application/json`. */
  UNSUPPORTED_MEDIA_TYPE: { kind: 'permanent' },
  /** Well formed, but it names a record that is unknown, deleted or of the wrong type. */
  UNPROCESSABLE: { kind: 'permanent' },
  /** Too many attempts; `Retry-After` says when to come back. */
  RATE_LIMITED: { kind: 'transient' },
  /** A fault of ours. The log has the cause under the request id. */
  INTERNAL: { kind: 'operator' },

  // The service itself

  /** One or more environment variables are wrong. The message names each, never a value. */
  CONFIGURATION_INVALID: { kind: 'operator' },
  /** PostgreSQL could not be reached or dropped the connection. */
  DATABASE_UNAVAILABLE: { kind: 'transient' },
  /** PostgreSQL has no space left on its disk. What was being written was rolled back; free space and it goes on. */
  DATABASE_DISK_FULL: { kind: 'operator' },
  /** The database is older than 15, or has an encoding or locale we cannot work with. */
  DATABASE_UNSUITABLE: { kind: 'operator' },
  /** A migration that already ran was changed, or the database is ahead of this version. */
  MIGRATIONS_DIVERGED: { kind: 'operator' },
  /** The embedded PostgreSQL could not be started; the message says what to do. */
  EMBEDDED_POSTGRES_FAILED: { kind: 'operator' },
  /** A stored secret cannot be decrypted with any of the configured keys. */
  ENCRYPTION_KEY_UNKNOWN: { kind: 'operator' },
} as const satisfies Record<string, { kind: ErrorKind }>;

export type ErrorCode = keyof typeof ERRORS;
