import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '#platform';
import { classifyAnswer } from '../domain/classify-answer.js';
import { isWorthRetrying, type Failure } from '../domain/failure.js';
import { ATTEMPTS, retryPauseMs } from '../domain/retry-pause.js';
import { wasNotSent } from './http-client.js';

export interface TextAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export function toAppError({ code, message, retryAfterSeconds }: Failure): AppError {
  return new AppError(code, message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** The failure that an answer is. */
export function answerFailure({ status, headers, body }: TextAnswer): AppError {
  const { 'content-type': contentType, 'retry-after': retryAfter } = headers;
  return toAppError(classifyAnswer({ status, contentType, retryAfter, body }));
}

export interface RetryOptions {
  baseMs: number;
  signal?: AbortSignal | undefined;
  /** False for what must not happen twice: then only what the org can not have accepted is sent again. */
  isRetryable: boolean;
}

function mayRetry(error: unknown, isRetryable: boolean): error is AppError {
  if (!(error instanceof AppError) || !isWorthRetrying(error.code)) return false;
  // A refusal for being too many comes at the door: the org has not begun to work on the request.
  return isRetryable || wasNotSent(error) || error.code === 'SALESFORCE_BUSY';
}

/** Does `attempt` until it works, or fails for good, or has failed often enough: then its last failure. */
export async function withRetry<T>(attempt: () => Promise<T>, retry: RetryOptions): Promise<T> {
  const { baseMs, signal, isRetryable } = retry;
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (number === ATTEMPTS || !mayRetry(error, isRetryable)) throw error;
      const { retryAfterSeconds } = error;
      const pauseMs = retryPauseMs(number, { baseMs, random: Math.random(), retryAfterSeconds });
      await pause(pauseMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }
}
