import type { ErrorCode } from '#platform';

/** What went wrong, before it becomes an AppError. */
export interface Failure {
  code: ErrorCode;
  message: string;
  /** Salesforce's own error code, where it gave one. */
  errorCode?: string;
  retryAfterSeconds?: number;
}

export type WhoMustAct = 'nobody' | 'team_admin' | 'salesforce_admin' | 'operator';

/** Refusals that a Salesforce admin lifts; afterwards everything works again, with no new sign-in. */
const LIFTED_IN_SALESFORCE = [
  'SALESFORCE_APP_BLOCKED',
  'SALESFORCE_APP_UNINSTALLED',
  'SALESFORCE_APP_REFUSED',
  'SALESFORCE_USER_INACTIVE',
  'SALESFORCE_USER_LOCKED',
  'SALESFORCE_ORG_LOCKED',
  'SALESFORCE_PASSWORD_EXPIRED',
  'SALESFORCE_LOGIN_HOURS',
  'SALESFORCE_IP_RESTRICTED',
  'SALESFORCE_API_DISABLED',
  'SALESFORCE_SESSION_REFUSED',
] as const satisfies ErrorCode[];

const SALESFORCE_ADMIN = new Set<string>([
  ...LIFTED_IN_SALESFORCE,
  'SALESFORCE_OBJECT_UNKNOWN',
  'SALESFORCE_ACCESS_DENIED',
] satisfies ErrorCode[]);
const TEAM_ADMIN = new Set<string>([
  'SALESFORCE_NOT_CONNECTED',
  'SALESFORCE_ORG_MISMATCH',
  'SALESFORCE_AUTHORIZATION_INVALID',
  'SALESFORCE_AUTHORIZATION_DENIED',
  'SALESFORCE_AUTH_EXPIRED',
  'SALESFORCE_CREDENTIALS_REFUSED',
  'SALESFORCE_MY_DOMAIN_NEEDED',
  'SALESFORCE_FIELD_UNKNOWN',
] satisfies ErrorCode[]);
const OPERATOR = new Set<string>([
  'SALESFORCE_HOST_REFUSED',
  'SALESFORCE_CLIENT_MISSING',
  'SALESFORCE_VERSION_UNSUPPORTED',
  'SALESFORCE_REFUSED',
] satisfies ErrorCode[]);

/** Who can end this failure. What is not listed passes by itself. */
export function whoMustAct(code: string): WhoMustAct {
  if (SALESFORCE_ADMIN.has(code)) return 'salesforce_admin';
  if (TEAM_ADMIN.has(code)) return 'team_admin';
  return OPERATOR.has(code) ? 'operator' : 'nobody';
}

/**
 * Failures of the whole connection that last until a person acts: they set `needs_attention`. A field or an object that
 * is hidden is not among them; it concerns its own sync only.
 */
const LASTING = new Set<string>([
  'SALESFORCE_HOST_REFUSED',
  'SALESFORCE_ORG_MISMATCH',
  'SALESFORCE_CLIENT_MISSING',
  'SALESFORCE_AUTH_EXPIRED',
  'SALESFORCE_CREDENTIALS_REFUSED',
  'SALESFORCE_MY_DOMAIN_NEEDED',
  ...LIFTED_IN_SALESFORCE,
] satisfies ErrorCode[]);

/** Whether a failure with this code needs a person before anything can work again. */
export function needsAttention(code: string): boolean {
  return LASTING.has(code);
}

/** Nothing but a new sign-in by a person helps: it is not tried again. */
export function isDead(code: string): boolean {
  return code === ('SALESFORCE_AUTH_EXPIRED' satisfies ErrorCode);
}

/** Failures of the whole connection that pass by themselves. They are shown, and nobody is called for. */
const PASSING = new Set<string>([
  'SALESFORCE_UNREACHABLE',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_SIGN_IN_UNKNOWN',
] satisfies ErrorCode[]);
const PASSING_AT_SIGN_IN = new Set<string>([
  'SALESFORCE_BUSY',
  'SALESFORCE_RESPONSE_CUT',
  'SALESFORCE_RESPONSE_INVALID',
] satisfies ErrorCode[]);

/** Whether a failure with this code is one of the connection, not only of the call that met it. */
export function concernsConnection(code: string, isAtSignIn: boolean): boolean {
  return LASTING.has(code) || PASSING.has(code) || (isAtSignIn && PASSING_AT_SIGN_IN.has(code));
}

const WORTH_RETRYING = new Set<string>([
  'SALESFORCE_UNREACHABLE',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_RESPONSE_CUT',
  'SALESFORCE_RESPONSE_INVALID',
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_BUSY',
] satisfies ErrorCode[]);

/** Whether the same request may be sent again at once, after a short pause. */
export function isWorthRetrying(code: string): boolean {
  return WORTH_RETRYING.has(code);
}
