import type { ErrorCode } from '#platform';
import type { Failure } from './failure.js';

/** An answer of the REST or Bulk API that is not what was asked for. */
export interface RefusedAnswer {
  status: number;
  contentType: string | undefined;
  retryAfter: string | undefined;
  body: string;
}

/** By Salesforce's error code, which says more than the status. Texts only where Salesforce has nothing else. */
const BY_ERROR_CODE: Record<string, ErrorCode> = {
  INVALID_SESSION_ID: 'SALESFORCE_SESSION_REFUSED',
  INVALID_AUTH_HEADER: 'SALESFORCE_SESSION_REFUSED',
  INVALID_LOGIN: 'SALESFORCE_CREDENTIALS_REFUSED',
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: 'SALESFORCE_PASSWORD_EXPIRED',
  LOGIN_MUST_USE_SECURITY_TOKEN: 'SALESFORCE_IP_RESTRICTED',
  IP_RANGE_LIMIT_EXCEEDED: 'SALESFORCE_IP_RESTRICTED',
  RESTRICTED_LOGIN_TIME: 'SALESFORCE_LOGIN_HOURS',
  RESTRICTED_LOGIN_DOMAIN: 'SALESFORCE_IP_RESTRICTED',
  INACTIVE_OWNER_OR_USER: 'SALESFORCE_USER_INACTIVE',
  ORG_LOCKED: 'SALESFORCE_ORG_LOCKED',
  USER_LOCKED: 'SALESFORCE_USER_LOCKED',
  API_DISABLED_FOR_ORG: 'SALESFORCE_API_DISABLED',
  API_CURRENTLY_DISABLED: 'SALESFORCE_API_DISABLED',
  LICENSE_LIMIT_EXCEEDED: 'SALESFORCE_API_DISABLED',
  INSUFFICIENT_ACCESS: 'SALESFORCE_ACCESS_DENIED',
  INSUFFICIENT_ACCESS_OR_READONLY: 'SALESFORCE_ACCESS_DENIED',
  FORBIDDEN: 'SALESFORCE_ACCESS_DENIED',
  FUNCTIONALITY_NOT_ENABLED: 'SALESFORCE_ACCESS_DENIED',
  LIMIT_EXCEEDED: 'SALESFORCE_LIMIT_REACHED',
  EXCEEDED_QUOTA: 'SALESFORCE_LIMIT_REACHED',
  UNABLE_TO_LOCK_ROW: 'SALESFORCE_BUSY',
  LOGIN_RATE_EXCEEDED: 'SALESFORCE_BUSY',
  TOO_MANY_APEX_REQUESTS: 'SALESFORCE_BUSY',
  TXN_SECURITY_METERING_ERROR: 'SALESFORCE_BUSY',
  SERVER_UNAVAILABLE: 'SALESFORCE_UNAVAILABLE',
  INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE: 'SALESFORCE_UNAVAILABLE',
  QUERY_TIMEOUT: 'SALESFORCE_QUERY_TIMEOUT',
  REQUEST_RUNNING_TOO_LONG: 'SALESFORCE_QUERY_TIMEOUT',
  QUERY_TOO_COMPLICATED: 'SALESFORCE_REFUSED',
  OPERATION_TOO_LARGE: 'SALESFORCE_REFUSED',
  INVALID_QUERY_LOCATOR: 'SALESFORCE_CURSOR_LOST',
  INVALID_REPLICATION_DATE: 'SALESFORCE_DELETE_LOG_GONE',
  EXCEEDED_ID_LIMIT: 'SALESFORCE_WINDOW_TOO_WIDE',
  INVALID_FIELD: 'SALESFORCE_FIELD_UNKNOWN',
  INVALID_TYPE: 'SALESFORCE_OBJECT_UNKNOWN',
  INVALIDENTITY: 'SALESFORCE_BULK_UNSUPPORTED',
  INVALID_TYPE_FOR_OPERATION: 'SALESFORCE_OBJECT_UNKNOWN',
  UNSUPPORTED_API_VERSION: 'SALESFORCE_VERSION_UNSUPPORTED',
  URI_TOO_LONG: 'SALESFORCE_REQUEST_TOO_LONG',
};

const BY_STATUS: Record<number, ErrorCode> = {
  401: 'SALESFORCE_SESSION_REFUSED',
  403: 'SALESFORCE_ACCESS_DENIED',
  404: 'SALESFORCE_NOT_FOUND',
  // Empty bodies with this status were seen from busy orgs by other connectors, and pass.
  406: 'SALESFORCE_UNAVAILABLE',
  // Bulk results asked for with another API version than the job was made with.
  409: 'SALESFORCE_JOB_FAILED',
  414: 'SALESFORCE_REQUEST_TOO_LONG',
  420: 'SALESFORCE_UNAVAILABLE',
  429: 'SALESFORCE_BUSY',
  431: 'SALESFORCE_REQUEST_TOO_LONG',
};

/** The error codes that Salesforce shares among things a caller must tell apart: here the text decides. */
const BY_TEXT: { errorCode: string; text: RegExp; code: ErrorCode }[] = [
  { errorCode: 'REQUEST_LIMIT_EXCEEDED', text: /concurrent/i, code: 'SALESFORCE_BUSY' },
  { errorCode: 'REQUEST_LIMIT_EXCEEDED', text: /./s, code: 'SALESFORCE_LIMIT_REACHED' },
  {
    errorCode: 'API_ERROR',
    text: /compound data not supported|does not support query|Implementation restriction/i,
    code: 'SALESFORCE_BULK_UNSUPPORTED',
  },
  // Of Bulk alone: the connection as a whole works.
  { errorCode: 'API_DISABLED_FOR_ORG', text: /bulk/i, code: 'SALESFORCE_BULK_UNSUPPORTED' },
  { errorCode: 'FUNCTIONALITY_NOT_ENABLED', text: /compound data not supported/i, code: 'SALESFORCE_BULK_UNSUPPORTED' },
  { errorCode: 'API_ERROR', text: /INVALID_FIELD|No such column/, code: 'SALESFORCE_FIELD_UNKNOWN' },
  {
    errorCode: 'API_ERROR',
    text: /INVALID_TYPE|sObject type '[^']*' is not supported/,
    code: 'SALESFORCE_OBJECT_UNKNOWN',
  },
];

export interface ApiError {
  errorCode: string;
  message: string;
}

function isApiError(value: unknown): value is ApiError {
  const error = value as Partial<ApiError> | null;
  return typeof error === 'object' && typeof error?.errorCode === 'string' && typeof error.message === 'string';
}

/** The errors of a body `[{"errorCode", "message"}]`; none when the body is something else. */
export function apiErrorsIn(body: string): ApiError[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  const candidates: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return candidates.filter(isApiError);
}

function codeOf(status: number, error: ApiError | undefined): ErrorCode {
  const byStatus = BY_STATUS[status] ?? (status >= 500 ? 'SALESFORCE_UNAVAILABLE' : 'SALESFORCE_REFUSED');
  if (error === undefined) return status >= 400 ? byStatus : 'SALESFORCE_RESPONSE_INVALID';
  const byText = BY_TEXT.find(({ errorCode, text }) => errorCode === error.errorCode && text.test(error.message));
  if (byText !== undefined) return byText.code;
  return BY_ERROR_CODE[error.errorCode] ?? byStatus;
}

/** Maintenance, a moving instance, a proxy, a login page. */
export function isWebPage({ contentType, body }: Pick<RefusedAnswer, 'contentType' | 'body'>): boolean {
  return /^text\/html/i.test(contentType ?? '') || /^\s*<(!doctype|html)/i.test(body);
}

/**
 * Whether the answer is one that a host gives which no longer has the org: a redirect, or a page or nothing where an
 * answer of the API would be. A server in trouble says nothing of the kind.
 */
export function mayHaveMoved({ status, contentType, body }: RefusedAnswer): boolean {
  if (status >= 300 && status < 400) return status !== 304;
  if (status >= 500 || status === 406 || status === 420 || status === 429) return false;
  if (apiErrorsIn(body).length > 0) return false;
  return status === 404 || status === 410 || status === 421 || isWebPage({ contentType, body });
}

/** The answer refuses the session, whatever its words: 401 by any route, or Salesforce's own code with another status. */
export function refusesSession({ status, body }: Pick<RefusedAnswer, 'status' | 'body'>): boolean {
  if (status === 401) return true;
  return status >= 400 && status < 500 && /"(INVALID_SESSION_ID|InvalidSessionId)"/.test(body.slice(0, 2000));
}

/** One line, at most 300 characters: Salesforce repeats whole queries in its messages. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/**
 * What a refused answer means. An HTML page (maintenance, a moving instance, a proxy) is never repeated in a message,
 * and with any status it says only that the org cannot answer now.
 */
export function classifyAnswer({ status, contentType, retryAfter, body }: RefusedAnswer): Failure {
  const seconds = Number(retryAfter);
  const wait = Number.isInteger(seconds) && seconds > 0 ? { retryAfterSeconds: seconds } : {};
  const [first] = apiErrorsIn(body);
  if (first === undefined && isWebPage({ contentType, body })) {
    return { code: 'SALESFORCE_UNAVAILABLE', message: `Salesforce answered with a web page (HTTP ${status})`, ...wait };
  }
  const code = codeOf(status, first);
  if (first === undefined) return { code, message: `Salesforce answered HTTP ${status}`, ...wait };
  return {
    code,
    message: `Salesforce: ${first.errorCode}: ${shorten(first.message)}`,
    errorCode: first.errorCode,
    ...wait,
  };
}
