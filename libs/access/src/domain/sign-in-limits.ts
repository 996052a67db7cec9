/**
 * Wrong tries within a window before sign-in is refused, whatever the password. `account_network` is one account guessed
 * at from one network; `network` is one network guessing at many (an office shares one address, hence the room).
 */
export interface SignInLimit {
  readonly scope: 'network' | 'account_network';
  readonly attempts: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;

export const NETWORK_LIMIT: SignInLimit = { scope: 'network', attempts: 100, windowMs: 60 * MINUTE_MS };
export const ACCOUNT_NETWORK_LIMIT: SignInLimit = {
  scope: 'account_network',
  attempts: 10,
  windowMs: 15 * MINUTE_MS,
};

/**
 * An account guessed at from many networks. From so many wrong tries on, a network that never signed in to it waits
 * before each of its tries. It waits for itself alone, so that nobody can lock the account's owner out on the road.
 */
export const STRANGERS = { attempts: 50, windowMs: 15 * MINUTE_MS, pauseMs: MINUTE_MS / 2 } as const;

/** Whole seconds from `now` to `until`, for Retry-After: never less than one. */
export function waitSeconds(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}
