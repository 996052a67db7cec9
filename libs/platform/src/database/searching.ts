import { AppError } from '../errors/app-error.js';
import { type Db, execute, transaction, unprepared } from './query.js';

/** At a time on one pool: whoever searches, others find a connection. */
const SEARCHES_AT_MOST = 4;
/** Longer than any search that an index serves; after it PostgreSQL stops. */
const STATEMENT_TIMEOUT_MS = 5000;
/** How long a search waits for its turn. */
const PATIENCE_MS = 10_000;

/** Hands out turns, first come, first served. */
class Turns {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.taken < SEARCHES_AT_MOST) {
      this.taken += 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const turn = (): void => {
      clearTimeout(late);
      resolve(undefined);
    };
    const late = setTimeout(() => {
      this.waiting.splice(this.waiting.indexOf(turn), 1);
      reject(
        new AppError('DATABASE_UNAVAILABLE', 'Too many searches are at work; try again.', { retryAfterSeconds: 5 }),
      );
    }, PATIENCE_MS);
    this.waiting.push(turn);
    await promise;
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.taken -= 1;
    else next();
  }
}

const turnsOf = new WeakMap<Db, Turns>();

/**
 * A search by words that a person types: it may find no index to its liking and read much. Bounded in time, and in how many
 * run at once, so that searches alone cannot take every connection.
 */
export async function searching<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  const turns = turnsOf.get(db) ?? new Turns();
  turnsOf.set(db, turns);
  await turns.take();
  try {
    return await transaction(db, async (trx) => {
      await execute(trx, unprepared(`set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`));
      return work(trx);
    });
  } finally {
    turns.giveBack();
  }
}

/** SQL that is true where `text`, in lower case, holds what `$n` holds, in any case; a trigram index serves it. */
export function holdsText(text: string, parameter: string): string {
  const literal = ['\\', '%', '_'].reduce(
    (sql, special) => `replace(${sql}, '${special}', '\\${special}')`,
    `lower(${parameter}::text)`,
  );
  return `${text} like '%' || ${literal} || '%'`;
}
