import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import { hasLentSession } from './shared-session.js';

const limits = new AsyncLocalStorage<number>();

/** Every statement of `work` may take PostgreSQL this long, and whatever `work` leaves behind too. */
export function withStatementTimeout<T>(timeoutMs: number, work: () => T): T {
  return limits.run(timeoutMs, work);
}

/** The limit a connection has had set for its session; none by itself. */
type Limited = PoolClient & { __statementTimeoutMs?: number };

/** Transactions whose limit is set; one within another shares it. */
const settled = new WeakSet<object>();

/** `trx` goes on under the limit of the transaction it is within, which may be a closer one of its own. */
export function sharesLimit(trx: object): void {
  settled.add(trx);
}

/** A setting of a transaction ends with it. */
const setLocal = (timeoutMs: number): string => `set local statement_timeout = ${timeoutMs}`;

/**
 * Carries a statement out under the limit that holds here. The connection comes from a pool that jobs use too, and they
 * have none: so it is set where the connection has another, in a transaction for that alone. A session that is lent keeps
 * nothing, and there a statement with a limit has a transaction of its own.
 */
export async function underLimit<T>(client: Limited, trx: object | undefined, statement: () => Promise<T>): Promise<T> {
  const wanted = limits.getStore() ?? 0;
  if (trx === undefined && hasLentSession(client)) {
    return wanted === 0 ? statement() : inTransaction(client, wanted, statement);
  }
  if (trx !== undefined && settled.has(trx)) return statement();
  if (trx !== undefined) settled.add(trx);
  if ((client.__statementTimeoutMs ?? 0) !== wanted) {
    await client.query(trx === undefined ? `set statement_timeout = ${wanted}` : setLocal(wanted));
    if (trx === undefined) client.__statementTimeoutMs = wanted;
  }
  return statement();
}

async function inTransaction<T>(client: Limited, timeoutMs: number, statement: () => Promise<T>): Promise<T> {
  await client.query(`begin; ${setLocal(timeoutMs)}`);
  try {
    const result = await statement();
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that is gone says so to whoever asked; it is not handed out again.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
