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

/** More is no name and no sentence: a caller's own text of a megabyte is neither answered nor logged. */
const FAULT_MOST = 1_000;
const MESSAGE_MOST = 10_000;

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…`.toWellFormed() : text;
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
    super(shortened(message, MESSAGE_MOST), { cause: options.cause });
    this.name = 'AppError';
    this.kind = ERRORS[code].kind;
    this.errors = (options.errors ?? []).map(({ path, message: fault }) => ({
      path: shortened(path, FAULT_MOST),
      message: shortened(fault, FAULT_MOST),
    }));
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
