/** Times of the wire; tests shorten them. */
export interface WireOptions {
  /** From the request to the head of the answer. A query may run for two minutes before that. */
  headersTimeoutMs: number;
  /** The same for sign-ins. */
  signInTimeoutMs: number;
  /** The longest silence inside a body. */
  idleTimeoutMs: number;
  /** The first pause before a repetition; see retryPauseMs. */
  retryBaseMs: number;
}

/** Injection token of WireOptions. */
export const WIRE_OPTIONS = Symbol('WIRE_OPTIONS');

export const DEFAULT_WIRE_OPTIONS: WireOptions = {
  headersTimeoutMs: 180_000,
  signInTimeoutMs: 30_000,
  idleTimeoutMs: 60_000,
  retryBaseMs: 400,
};
