import { type Db, execute, one, statement } from '#platform';
import type { SignInCount, SignInLimit } from '../domain/sign-in-limits.js';

// Counts one attempt. A window that is over starts anew.
const countAttempt = statement(
  'access.count_sign_in_attempt',
  `insert into access.sign_in_limits as l (scope, subject_hash, window_ends_at, attempts) values ($1, $2, $4, 1)
   on conflict on constraint sign_in_limits_pkey do update set
     attempts = case when l.window_ends_at <= $3 then 1 else l.attempts + 1 end,
     window_ends_at = case when l.window_ends_at <= $3 then $4 else l.window_ends_at end
   returning attempts, window_ends_at as "windowEndsAt"`,
);
const takeBack = statement(
  'access.take_back_sign_in_attempt',
  'update access.sign_in_limits set attempts = greatest(attempts - 1, 0) where scope = $1 and subject_hash = $2',
);
const forget = statement(
  'access.forget_sign_in_attempts',
  'delete from access.sign_in_limits where scope = $1 and subject_hash = $2',
);
const forgetOver = statement(
  'access.forget_over_sign_in_windows',
  'delete from access.sign_in_limits where window_ends_at <= $1',
);

/** Counts this attempt and says how many there were in the window, in one statement: parallel guesses cannot slip by. */
export async function count(db: Db, limit: SignInLimit, subjectHash: Buffer, now: Date): Promise<SignInCount> {
  const windowEndsAt = new Date(now.getTime() + limit.windowMs);
  return one<SignInCount>(db, countAttempt, [limit.scope, subjectHash, now, windowEndsAt]);
}

/** A success is no guess. */
export async function uncount(db: Db, scope: SignInLimit['scope'], subjectHash: Buffer): Promise<void> {
  await execute(db, takeBack, [scope, subjectHash]);
}

export async function clear(db: Db, scope: SignInLimit['scope'], subjectHash: Buffer): Promise<void> {
  await execute(db, forget, [scope, subjectHash]);
}

export async function clearOver(db: Db, now: Date): Promise<void> {
  await execute(db, forgetOver, [now]);
}
