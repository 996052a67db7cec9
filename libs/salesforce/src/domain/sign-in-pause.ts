/**
 * Pauses between unasked tries of a connection that does not work, in parts of `baseMs`, by the failures in a row. With the
 * usual 400 ms these are 1 s, 5 s, 20 s, 1, 2, 4, 8 and 15 minutes: a hiccup is over within a call, trouble is looked at
 * four times within two minutes, and an org that stays away is asked every fifteen minutes.
 */
const PAUSES = [2.5, 12.5, 50, 150, 300, 600, 1200, 2250];
const LONGEST_MS = 900_000;

/** The pauses in milliseconds, the last of them for ever after. A fifth of each is random, so that teams do not come together. */
export function signInPausesMs(options: {
  baseMs: number;
  random: number;
  retryAfterSeconds: number | undefined;
}): number[] {
  const { baseMs, random, retryAfterSeconds = 0 } = options;
  const leastMs = Math.min(retryAfterSeconds * 1000, LONGEST_MS);
  return PAUSES.map((parts) => Math.max(Math.min(parts * baseMs, LONGEST_MS) * (1 - 0.2 * random), leastMs));
}

/** A call waits so long for the next try itself; what takes longer is its caller's to wait for. */
export function patienceMs(baseMs: number): number {
  return 15 * baseMs;
}
