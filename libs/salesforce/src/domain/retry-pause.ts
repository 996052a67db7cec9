/** How often one request is sent, all told. */
export const ATTEMPTS = 5;

/** Longer pauses are the caller's: a sync run rather pauses than sleeps. */
const LONGEST_MS = 20_000;

/**
 * The pause before attempt number `attempt` + 1 (the first attempt is 1): doubling from `baseMs`, half of it random so
 * that many workers do not come back together. Salesforce's own wish, where it states one, is the least.
 */
export function retryPauseMs(
  attempt: number,
  options: { baseMs: number; random: number; retryAfterSeconds: number | undefined },
): number {
  const doubled = Math.min(options.baseMs * 2 ** (attempt - 1), LONGEST_MS);
  const jittered = doubled / 2 + (doubled / 2) * options.random;
  return Math.min(Math.max(jittered, (options.retryAfterSeconds ?? 0) * 1000), LONGEST_MS);
}
