import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';

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

/**
 * Sets the limit that holds here, where the connection has another: it comes from a pool that jobs use too, and they have
 * none. A transaction's own setting ends with it.
 */
export async function limitStatements(client: Limited, trx: object | undefined): Promise<void> {
  const wanted = limits.getStore() ?? 0;
  if (trx !== undefined && settled.has(trx)) return;
  if (trx !== undefined) settled.add(trx);
  if ((client.__statementTimeoutMs ?? 0) === wanted) return;
  await client.query(`set ${trx === undefined ? '' : 'local '}statement_timeout = ${wanted}`);
  if (trx === undefined) client.__statementTimeoutMs = wanted;
}
