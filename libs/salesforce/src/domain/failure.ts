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

const SALESFORCE_ADMIN = new Set<string>([
  'SALESFORCE_APP_REFUSED',
  'SALESFORCE_USER_INACTIVE',
  'SALESFORCE_PASSWORD_EXPIRED',
  'SALESFORCE_IP_RESTRICTED',
  'SALESFORCE_API_DISABLED',
  'SALESFORCE_SESSION_REFUSED',
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
  'SALESFORCE_APP_REFUSED',
  'SALESFORCE_USER_INACTIVE',
  'SALESFORCE_PASSWORD_EXPIRED',
  'SALESFORCE_IP_RESTRICTED',
  'SALESFORCE_API_DISABLED',
  'SALESFORCE_SESSION_REFUSED',
] satisfies ErrorCode[]);

/** Whether a failure with this code needs a person before anything can work again. */
export function needsAttention(code: string): boolean {
  return LASTING.has(code);
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
