/** Times of the HTTP client; tests shorten them. */
export interface HttpOptions {
  /** From the request to the head of the answer. A query may run for two minutes before that. */
  headersTimeoutMs: number;
  /** The same for sign-ins. */
  signInTimeoutMs: number;
  /** The longest silence inside a body. */
  idleTimeoutMs: number;
  /** The first pause before a retry; see retryPauseMs. */
  retryBaseMs: number;
}

/** Injection token of HttpOptions. */
export const HTTP_OPTIONS = Symbol('HTTP_OPTIONS');

export const DEFAULT_HTTP_OPTIONS: HttpOptions = {
  headersTimeoutMs: 180_000,
  signInTimeoutMs: 30_000,
  idleTimeoutMs: 60_000,
  retryBaseMs: 400,
};
