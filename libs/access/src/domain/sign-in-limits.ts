/** Attempts within a window before sign-in is refused, whatever the password. */
export interface SignInLimit {
  scope: 'email' | 'network_address';
  attempts: number;
  windowMs: number;
}

const windowMs = 15 * 60 * 1000;

/** One address guessed at; one machine guessing at many (an office shares one network address, hence the room). */
export const SIGN_IN_LIMITS: readonly SignInLimit[] = [
  { scope: 'email', attempts: 10, windowMs },
  { scope: 'network_address', attempts: 100, windowMs },
];

export interface SignInCount {
  attempts: number;
  windowEndsAt: Date;
}

/** Seconds to wait when `count`, this attempt included, is over the limit; undefined while it is not. */
export function waitSeconds(limit: SignInLimit, count: SignInCount, now: Date): number | undefined {
  if (count.attempts <= limit.attempts) return undefined;
  return Math.max(1, Math.ceil((count.windowEndsAt.getTime() - now.getTime()) / 1000));
}
