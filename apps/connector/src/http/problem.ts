import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { AppError, databaseFailure, type ErrorCode, type InputFault } from '#platform';
import { ERROR_STATUS } from './error-status.js';

/** RFC 9457. `code` is stable, `detail` is for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  /** Also in the header `X-Request-Id` and in the log. */
  requestId: string;
  errors?: readonly InputFault[];
}

/** Enough to repair any request. */
const FAULTS_AT_MOST = 100;

const internal = 'Something went wrong on our side. The log has the cause under this request id.';

/** Faults that Fastify and Nest find before any code of ours runs. */
function ofFramework(status: number, error: Error): AppError | undefined {
  const cause = { cause: error };
  if (status === 404) return new AppError('NOT_FOUND', 'There is nothing at this address.', cause);
  if (status === 414) return new AppError('ADDRESS_TOO_LONG', 'A part of the address is too long.', cause);
  if (status === 413)
    return new AppError(
      'PAYLOAD_TOO_LARGE',
      'The body is larger than 1 MiB (of a recording or a meeting: 4 MiB).',
      cause,
    );
  if (status === 415) return new AppError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.', cause);
  if (status >= 400 && status < 500) return new AppError('INVALID_INPUT', toSentence(error), cause);
  return undefined;
}

/** What a framework complains of, without the request's own bytes. */
function toSentence(error: Error & { code?: unknown }): string {
  if (error.code === 'FST_ERR_BAD_URL') return 'The address is malformed: its percent-encoding cannot be read.';
  if (isCutShort(error)) return 'The connection ended before the body did.';
  return error.message;
}

function statusOf(error: Error): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors: FST_ERR_CTP_BODY_TOO_LARGE, FST_ERR_CTP_INVALID_MEDIA_TYPE, …
  if ('statusCode' in error && 'code' in error && String(error.code).startsWith('FST_'))
    return Number(error.statusCode);
  return isCutShort(error) ? 400 : undefined;
}

/** The caller went away in the middle of a body: Fastify gives the socket's error a status, which no database's has. */
function isCutShort(error: Error & { code?: unknown; statusCode?: unknown }): boolean {
  return error.code === 'ECONNRESET' && error.statusCode === 400;
}

/** Any failure as an error of the catalogue; what we did not foresee is INTERNAL, and says nothing of its inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Error ? statusOf(error) : undefined;
  const framework = status === undefined ? undefined : ofFramework(status, error as Error);
  return framework ?? databaseFailure(error) ?? new AppError('INTERNAL', internal, { cause: error });
}

export function toProblem(error: AppError, requestId: string): Problem {
  const { code, message, errors } = error;
  const status = ERROR_STATUS[code];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    requestId,
    ...(errors.length > 0 ? { errors: errors.slice(0, FAULTS_AT_MOST) } : {}),
  };
}
