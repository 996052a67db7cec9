/** A session ends twelve hours after it was last used, and seven days after it began. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;
export const SESSION_ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000;
/** `last_seen_at` and `last_used_at` are written at most this often: a read must not cost a write each time. */
export const SEEN_RESOLUTION_MS = 60 * 1000;

export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
}

export function isSessionAlive({ lastSeenAt, expiresAt }: SessionTimes, now: Date): boolean {
  return now < expiresAt && now.getTime() - lastSeenAt.getTime() < SESSION_IDLE_MS;
}

/** True when the recorded time is old enough to be written again. */
export function isSeenStale(seenAt: Date | null, now: Date): boolean {
  return seenAt === null || now.getTime() - seenAt.getTime() >= SEEN_RESOLUTION_MS;
}

/** A session last seen then, or before, is over at `now`. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - SESSION_IDLE_MS);
}
