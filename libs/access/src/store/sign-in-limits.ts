import { type Db, execute, maybeOne, one, statement } from '#platform';
import type { SignInLimit } from '../domain/sign-in-limits.js';

/** What is counted, and for whom: `hash` is the SHA-256 of a network, of an account, or of both. */
export interface Subject {
  readonly scope: SignInLimit['scope'] | 'account';
  readonly hash: Buffer;
}

// Counts one try unless the window is full; no row then. A window that is over starts anew.
const takeTry = statement(
  'access.take_sign_in_try',
  `insert into access.sign_in_limits as l (scope, subject_hash, window_ends_at, attempts) values ($1, $2, $4, 1)
   on conflict on constraint sign_in_limits_pkey do update set
     attempts = case when l.window_ends_at <= $3 then 1 else l.attempts + 1 end,
     window_ends_at = case when l.window_ends_at <= $3 then $4 else l.window_ends_at end,
     next_try_at = case when l.window_ends_at <= $3 then null else l.next_try_at end
   where l.window_ends_at <= $3 or l.attempts < $5
   returning attempts`,
);
const giveBack = statement(
  'access.give_back_sign_in_try',
  'update access.sign_in_limits set attempts = greatest(attempts - 1, 0) where scope = $1 and subject_hash = $2',
);
const openWindow = statement(
  'access.sign_in_window',
  `select attempts, window_ends_at as "windowEndsAt" from access.sign_in_limits
   where scope = $1 and subject_hash = $2 and window_ends_at > $3`,
);
// The first time a stranger is seen it is told when to come; then each of its tries begins the next pause. `before` holds
// the row, so that of parallel tries one is looked at.
const takeTurn = statement(
  'access.take_stranger_turn',
  `with before as (
     select next_try_at from access.sign_in_limits where scope = $1 and subject_hash = $2 for update)
   update access.sign_in_limits l
   set next_try_at = case when before.next_try_at > $3 then before.next_try_at else $4 end
   from before where l.scope = $1 and l.subject_hash = $2
   returning coalesce(before.next_try_at <= $3, false) as "isTurn", l.next_try_at as "nextTryAt"`,
);
const forget = statement(
  'access.forget_sign_in_tries',
  'delete from access.sign_in_limits where scope = $1 and subject_hash = $2',
);
const forgetOver = statement(
  'access.forget_over_sign_in_windows',
  'delete from access.sign_in_limits where window_ends_at <= $1',
);

/** Counts this try; false when its window was full already. One statement: parallel guesses cannot slip by. */
export async function take(
  db: Db,
  { scope, hash }: Subject,
  { attempts, windowMs, now }: { attempts: number; windowMs: number; now: Date },
): Promise<boolean> {
  const windowEndsAt = new Date(now.getTime() + windowMs);
  return (await maybeOne(db, takeTry, [scope, hash, now, windowEndsAt, attempts])) !== undefined;
}

/** The try was no wrong one, or was not looked at. */
export async function takeBack(db: Db, { scope, hash }: Subject): Promise<void> {
  await execute(db, giveBack, [scope, hash]);
}

/** The window that is open at `now`. */
export async function find(
  db: Db,
  { scope, hash }: Subject,
  now: Date,
): Promise<{ attempts: number; windowEndsAt: Date } | undefined> {
  return maybeOne(db, openWindow, [scope, hash, now]);
}

/** Whether the pause of a subject that has a row is over; if so, the next one begins. */
export async function turn(
  db: Db,
  { scope, hash }: Subject,
  { now, pauseMs }: { now: Date; pauseMs: number },
): Promise<{ isTurn: boolean; nextTryAt: Date }> {
  return one(db, takeTurn, [scope, hash, now, new Date(now.getTime() + pauseMs)]);
}

export async function clear(db: Db, { scope, hash }: Subject): Promise<void> {
  await execute(db, forget, [scope, hash]);
}

export async function clearOver(db: Db, now: Date): Promise<void> {
  await execute(db, forgetOver, [now]);
}
