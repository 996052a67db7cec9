import { ERRORS, type ErrorCode, type ErrorKind } from './error-codes.js';

/** One fault of a caller's input: `path` as in `fields.amount` or `attendees[2].email`. */
export interface InputFault {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  cause?: unknown;
  /** Every fault of bad input, for the `errors` member of the answer. */
  errors?: readonly InputFault[];
  /** Seconds after which the same call may work. */
  retryAfterSeconds?: number;
}

/** The one way to fail with a code from the catalogue. `message` is what a person reads: what, where, what was expected. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly errors: readonly InputFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.kind = ERRORS[code].kind;
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
