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
  /** The user's password is a temporary one. Until it is changed (`PUT /v1/session/password`), nothing else answers. */
  PASSWORD_CHANGE_REQUIRED: { kind: 'permanent' },
  /** There is no such thing in the caller's team. */
  NOT_FOUND: { kind: 'permanent' },
  /** The recording was erased. Its id is never decided again; hand the recording in under another one if it may be kept. */
  RECORDING_ERASED: { kind: 'permanent' },
  /** The request did not arrive whole in time. */
  REQUEST_TIMEOUT: { kind: 'transient' },
  /** The request contradicts the present state; read it again and decide anew. */
  CONFLICT: { kind: 'permanent' },
  /** The body is larger than 1 MiB, or 4 MiB of a recording or a meeting. */
  PAYLOAD_TOO_LARGE: { kind: 'permanent' },
  /** A part of the address is longer than any id. */
  ADDRESS_TOO_LONG: { kind: 'permanent' },
  /** The body is not `application/json`. */
  UNSUPPORTED_MEDIA_TYPE: { kind: 'permanent' },
  /** Well formed, but it names a record that is unknown, deleted or of the wrong type. */
  UNPROCESSABLE: { kind: 'permanent' },
  /** Too many attempts, or too many requests of one key or session at work; `Retry-After` says when to come back. */
  RATE_LIMITED: { kind: 'transient' },
  /** The address and the headers are larger than 16 KiB together. */
  HEADERS_TOO_LARGE: { kind: 'permanent' },
  /** A fault of ours. The log has the cause under the request id. */
  INTERNAL: { kind: 'operator' },

  // The service itself

  /** One or more environment variables are wrong. The message names each, never a value. */
  CONFIGURATION_INVALID: { kind: 'operator' },
  /** The Node that runs the program is older than what `engines` of package.json names. */
  NODE_TOO_OLD: { kind: 'operator' },
  /** PostgreSQL could not be reached or dropped the connection. */
  DATABASE_UNAVAILABLE: { kind: 'transient' },
  /** A statement took PostgreSQL longer than a request may take; it was stopped and changed nothing. */
  DATABASE_TIMEOUT: { kind: 'transient' },
  /** PostgreSQL refuses the role of `DATABASE_URL`, or has no such database; the message says what is missing. */
  DATABASE_ACCESS_REFUSED: { kind: 'operator' },
  /** TLS with PostgreSQL does not come about: its certificate is not trusted or bears another name, or it offers none; the message says which, and what to set. */
  DATABASE_TLS_REFUSED: { kind: 'operator' },
  /** An address leads through a pooler that lends PostgreSQL's sessions for one transaction at a time, and the configuration does not say so. Set DATABASE_POOLER=transaction, and DATABASE_LISTEN_URL to PostgreSQL's own address. */
  DATABASE_POOLER_UNDECLARED: { kind: 'operator' },
  /** PostgreSQL has no space left on its disk. What was being written was rolled back; free space and it goes on. */
  DATABASE_DISK_FULL: { kind: 'operator' },
  /** The database is older than 15, or has an encoding or locale we cannot work with. */
  DATABASE_UNSUITABLE: { kind: 'operator' },
  /** A migration that already ran was changed, or the database is ahead of this version. */
  MIGRATIONS_DIVERGED: { kind: 'operator' },
  /** A newer version migrated the database to a schema that this one does not work with. Replace this process by the newer version. */
  SCHEMA_TOO_NEW: { kind: 'operator' },
  /** A migration was refused by PostgreSQL. It was rolled back; the message names the file and the place in it. */
  MIGRATION_FAILED: { kind: 'operator' },
  /** The embedded PostgreSQL could not be started; the message says what to do. */
  EMBEDDED_POSTGRES_FAILED: { kind: 'operator' },
  /** The service cannot listen on HOST and PORT: the port is taken, or the address is not this machine's. */
  LISTEN_FAILED: { kind: 'operator' },
  /** A stored secret cannot be decrypted with any of the configured keys. */
  ENCRYPTION_KEY_UNKNOWN: { kind: 'operator' },

  // Salesforce: signing in

  /** The team has no connected org, or was disconnected. A team admin connects it. */
  SALESFORCE_NOT_CONNECTED: { kind: 'operator' },
  /** A login or instance address that credentials may not be sent to. Whoever configured it corrects it, or names the host in SALESFORCE_ALLOWED_HOSTS. */
  SALESFORCE_HOST_REFUSED: { kind: 'operator' },
  /** The sign-in leads to another org than the one this team's mirror is a copy of. A team admin connects the pinned org. */
  SALESFORCE_ORG_MISMATCH: { kind: 'operator' },
  /** The browser sign-in needs SALESFORCE_CLIENT_ID, which is not set. The operator of the service sets it. */
  SALESFORCE_CLIENT_MISSING: { kind: 'operator' },
  /** The answer of the browser sign-in belongs to no open request of this console session: used before, expired, or started elsewhere. Begin again. */
  SALESFORCE_AUTHORIZATION_INVALID: { kind: 'permanent' },
  /** Access was declined on Salesforce's page. */
  SALESFORCE_AUTHORIZATION_DENIED: { kind: 'permanent' },
  /** The refresh token was revoked, expired or replaced. A team admin connects again. */
  SALESFORCE_AUTH_EXPIRED: { kind: 'operator' },
  /** Client id, secret, private key or user name are not what the org knows. A team admin corrects them. */
  SALESFORCE_CREDENTIALS_REFUSED: { kind: 'operator' },
  /** The app may not do this: not approved for the user, the grant or a scope is not enabled. The Salesforce admin changes the External Client App. */
  SALESFORCE_APP_REFUSED: { kind: 'operator' },
  /** The app is blocked in the org. The Salesforce admin unblocks it; everything works again by itself then. */
  SALESFORCE_APP_BLOCKED: { kind: 'operator' },
  /** The app is not installed in the org, or no longer. The Salesforce admin installs it; everything works again by itself then. */
  SALESFORCE_APP_UNINSTALLED: { kind: 'operator' },
  /** The connected user or the org is inactive or frozen. The Salesforce admin reactivates it. */
  SALESFORCE_USER_INACTIVE: { kind: 'operator' },
  /** The connected user is locked out. The Salesforce admin unlocks it; everything works again by itself then. */
  SALESFORCE_USER_LOCKED: { kind: 'operator' },
  /** Salesforce has locked the org. The Salesforce admin asks Salesforce to unlock it; everything works again by itself then. */
  SALESFORCE_ORG_LOCKED: { kind: 'operator' },
  /** The user's password has expired. The Salesforce admin sets a password that does not expire, or resets it. */
  SALESFORCE_PASSWORD_EXPIRED: { kind: 'operator' },
  /** Sign-in is refused at this hour. The Salesforce admin widens the login hours of the connected user's profile; or it works again when they begin. */
  SALESFORCE_LOGIN_HOURS: { kind: 'operator' },
  /** Sign-in is refused from this network or at this hour. The Salesforce admin allows the service's address. */
  SALESFORCE_IP_RESTRICTED: { kind: 'operator' },
  /** This kind of sign-in works only at the org's My Domain, not at login.salesforce.com. A team admin connects with the My Domain as login address. */
  SALESFORCE_MY_DOMAIN_NEEDED: { kind: 'operator' },
  /** The token endpoint refused for a reason that is not known here; the message has Salesforce's own words. Taken as passing: tried again by itself, within two minutes at first, then with pauses up to fifteen. When it stays, show those words to the Salesforce admin. */
  SALESFORCE_SIGN_IN_UNKNOWN: { kind: 'transient' },
  /** The org or the user has no API access. The Salesforce admin enables it. */
  SALESFORCE_API_DISABLED: { kind: 'operator' },
  /** A session that was issued a moment ago is refused; the message has the org's last answer. The Salesforce admin looks at the session settings of the user and the app. */
  SALESFORCE_SESSION_REFUSED: { kind: 'operator' },

  // Salesforce: asking

  /** The org cannot be reached: no such host, connection refused or dropped. Retried. */
  SALESFORCE_UNREACHABLE: { kind: 'transient' },
  /** The org did not answer, or stopped in the middle of an answer, for too long. Retried. */
  SALESFORCE_TIMEOUT: { kind: 'transient' },
  /** The connection ended in the middle of an answer. Nothing of it was used; retried. */
  SALESFORCE_RESPONSE_CUT: { kind: 'transient' },
  /** The org answers that it cannot answer now: maintenance, a moving instance, an internal error. Retried. */
  SALESFORCE_UNAVAILABLE: { kind: 'transient' },
  /** Too many requests at once, or a lock held by another request. Retried. */
  SALESFORCE_BUSY: { kind: 'transient' },
  /** The org's daily allowance is used up. Work goes on by itself when Salesforce gives some back. */
  SALESFORCE_LIMIT_REACHED: { kind: 'transient' },
  /** The answer breaks the protocol (a missing header, not JSON, a redirect). Retried; when it stays, report it with the log. */
  SALESFORCE_RESPONSE_INVALID: { kind: 'transient' },
  /** The query ran longer than Salesforce allows. A bulk query job asks it instead, which has all the time it takes. */
  SALESFORCE_QUERY_TIMEOUT: { kind: 'transient' },
  /** The cursor of a paged query is gone. The query starts again. */
  SALESFORCE_CURSOR_LOST: { kind: 'transient' },
  /** The delete log does not reach back that far, or the window is too short. The object is reconciled instead. */
  SALESFORCE_DELETE_LOG_GONE: { kind: 'permanent' },
  /** More deletions in the window than one answer may hold. The object is reconciled instead. */
  SALESFORCE_WINDOW_TOO_WIDE: { kind: 'permanent' },
  /** A field is gone, renamed or hidden from the connected user. A team admin changes the mapping, or the Salesforce admin grants access. */
  SALESFORCE_FIELD_UNKNOWN: { kind: 'operator' },
  /** An object does not exist in the org or is hidden from the connected user. The Salesforce admin grants access. */
  SALESFORCE_OBJECT_UNKNOWN: { kind: 'operator' },
  /** The connected user may not read this. The Salesforce admin grants access. */
  SALESFORCE_ACCESS_DENIED: { kind: 'operator' },
  /** There is no such record, job or resource in the org. */
  SALESFORCE_NOT_FOUND: { kind: 'permanent' },
  /** A bulk query job ended without its rows, or cannot be read with this API version. A new job is made. */
  SALESFORCE_JOB_FAILED: { kind: 'transient' },
  /** The object or a field cannot be read by bulk query; it is read by REST instead. */
  SALESFORCE_BULK_UNSUPPORTED: { kind: 'permanent' },
  /** The request is longer than Salesforce takes. */
  SALESFORCE_REQUEST_TOO_LONG: { kind: 'permanent' },
  /** The org does not offer the API version asked for. The operator sets SALESFORCE_API_VERSION. */
  SALESFORCE_VERSION_UNSUPPORTED: { kind: 'operator' },
  /** Salesforce refused the request for a reason of its own, which the message repeats. */
  SALESFORCE_REFUSED: { kind: 'permanent' },

  // Sync

  /** Salesforce sent fewer rows than it announced, or a body that broke off. Nothing of it was taken as proven; it is read again. */
  EXTRACTION_INCOMPLETE: { kind: 'transient' },
  /** The object has no saved field mapping with every required field, so it is not pulled. */
  MAPPING_INCOMPLETE: { kind: 'permanent' },
  /** The team's share of the org's daily calls (`apiBudgetPercent`) is used up. Runs are paused and go on by themselves. */
  API_BUDGET_REACHED: { kind: 'transient' },
  /** The run was cancelled, or another worker took it over, while this one was at it. What this one still wrote was refused. */
  RUN_TAKEN_AWAY: { kind: 'permanent' },
} as const satisfies Record<string, { kind: ErrorKind }>;

export type ErrorCode = keyof typeof ERRORS;
