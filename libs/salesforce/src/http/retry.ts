import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '#platform';
import { classifyAnswer, mayHaveMoved } from '../domain/classify-answer.js';
import { isWorthRetrying, type Failure } from '../domain/failure.js';
import { ATTEMPTS, retryPauseMs } from '../domain/retry-pause.js';
import { wasNotSent } from './http-client.js';

export interface TextAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export function toAppError({ code, message, retryAfterSeconds }: Failure, cause?: unknown): AppError {
  return new AppError(code, message, { cause, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
}

/** The answer behind a failure, as far as callers tell answers apart. */
class RefusingAnswer extends Error {
  constructor(
    status: number,
    readonly mayHaveMoved: boolean,
  ) {
    super(`HTTP ${status}`);
  }
}

/** The failure that an answer is. */
export function answerFailure({ status, headers, body }: TextAnswer): AppError {
  const { 'content-type': contentType, 'retry-after': retryAfter } = headers;
  const answer = { status, contentType, retryAfter, body };
  return toAppError(classifyAnswer(answer), new RefusingAnswer(status, mayHaveMoved(answer)));
}

/** Whether the failure is what calls to an address meet where the org no longer is. */
export function isOfMovedOrg(error: unknown): error is AppError {
  if (!(error instanceof AppError)) return false;
  if (error.code === 'SALESFORCE_UNREACHABLE') return true;
  return error.cause instanceof RefusingAnswer && error.cause.mayHaveMoved;
}

export interface RetryOptions {
  baseMs: number;
  signal?: AbortSignal | undefined;
  /** False for what must not happen twice: then only what the org can not have accepted is sent again. */
  isRetryable: boolean;
  /** Attempts in all; ATTEMPTS unless said. */
  attempts?: number;
}

function mayRetry(error: unknown, isRetryable: boolean): error is AppError {
  if (!(error instanceof AppError) || !isWorthRetrying(error.code)) return false;
  // Salesforce refuses for too many requests before it works on one.
  return isRetryable || wasNotSent(error) || error.code === 'SALESFORCE_BUSY';
}

/** Does `attempt` until it works, or fails for good, or has failed often enough: then its last failure. */
export async function withRetry<T>(attempt: () => Promise<T>, retry: RetryOptions): Promise<T> {
  const { baseMs, signal, isRetryable, attempts = ATTEMPTS } = retry;
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (number === attempts || !mayRetry(error, isRetryable)) throw error;
      const { retryAfterSeconds } = error;
      const pauseMs = retryPauseMs(number, { baseMs, random: Math.random(), retryAfterSeconds });
      await pause(pauseMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }
}
