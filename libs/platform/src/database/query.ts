import type { Knex } from 'knex';
import { DatabaseError, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { Arrival } from './arrival.js';
import { send } from './long-query.js';
import { hasLentSession } from './shared-session.js';
import { type SpanOptions, withSpan } from '../tracing/spans.js';
import { sharesLimit, underLimit } from './time-limits.js';

/** A pool or a transaction: stores take it first, so that a transaction is just an argument. */
export type Db = Knex;

/** Hand-written SQL with `$1` parameters. A named one is prepared once per database session. */
export interface Statement {
  readonly name: string | undefined;
  readonly text: string;
}

const names = new Map<string, string>();

/** SQL prepared under `name`, which must be unique in the process, as in `mirror.find_account`. */
export function statement(name: string, text: string): Statement {
  const known = names.get(name);
  if (known !== undefined && known !== text) throw new Error(`Two statements are named ${name}`);
  names.set(name, text);
  return { name, text };
}

/** SQL put together at run time (list filters); it is not prepared. */
export function unprepared(text: string): Statement {
  return { name: undefined, text };
}

/** What knex gives to its own query builders. Its types leave it open. */
interface ConnectionSource {
  acquireConnection(): Promise<PoolClient>;
  releaseConnection(client: PoolClient): Promise<void>;
}

/** Knex drops a connection that carries this mark instead of handing it out again; it marks those it saw fail. */
export type PooledClient = PoolClient & { __knex__disposed?: unknown };

/** The connection is not handed out again. */
export function disposeOf(client: PooledClient, why: unknown): void {
  client.__knex__disposed = why;
}

/**
 * A statement that PostgreSQL refused leaves the session sound. After anything else it may be gone, which the socket tells
 * later than the statement, or in the middle of a COPY.
 */
function isUsableAfter(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity === 'ERROR';
}

/** The raw pg client under a pool or a transaction, for COPY and LISTEN. It goes back to the pool afterwards. */
export async function withClient<T>(db: Db, work: (client: PoolClient) => Promise<T>): Promise<T> {
  // Of a transaction, knex hands out the transaction's own connection and releases nothing.
  const source = db.client as ConnectionSource;
  const client = await source.acquireConnection();
  try {
    return await work(client);
  } catch (error) {
    if (!isUsableAfter(error)) disposeOf(client, error);
    throw error;
  } finally {
    await source.releaseConnection(client);
  }
}

/** Of statements by their names alone: what they hold and ask for is told nowhere. */
export const STATEMENT_SPAN: SpanOptions = {
  kind: 'client',
  attributes: { 'db.system.name': 'postgresql' },
  isPart: true,
};

async function run<Row extends QueryResultRow>(
  db: Db,
  { name, text }: Statement,
  values: readonly unknown[],
  types = new Arrival(),
): Promise<QueryResult<Row>> {
  const carryOut = (): Promise<QueryResult<Row>> =>
    withClient(db, async (client) => {
      // A statement prepared by name stays in its session.
      const prepared = name === undefined || hasLentSession(client) ? {} : { name };
      return underLimit(client, db.isTransaction === true ? db : undefined, () =>
        send<Row>(client, { ...prepared, text, values: [...values], types }),
      );
    });
  const result = await withSpan(name ?? 'unprepared', STATEMENT_SPAN, carryOut);
  await types.complete(result.rows);
  return result;
}

/** Rows, and how many characters they had on their way. */
export async function fetchRows(
  db: Db,
  sql: Statement,
): Promise<{ readonly rows: readonly object[]; readonly length: number }> {
  const arrival = new Arrival();
  const { rows } = await run(db, sql, [], arrival);
  return { rows, length: arrival.length };
}

/** Every row. */
export async function many<Row extends object>(
  db: Db,
  sql: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await run<Row & QueryResultRow>(db, sql, values)).rows;
}

/** The only row, or undefined. */
export async function maybeOne<Row extends object>(
  db: Db,
  sql: Statement,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  return (await many<Row>(db, sql, values))[0];
}

/** The only row; its absence is a bug of ours. */
export async function one<Row extends object>(db: Db, sql: Statement, values: readonly unknown[] = []): Promise<Row> {
  const row = await maybeOne<Row>(db, sql, values);
  if (row === undefined) throw new Error(`No row from ${sql.name ?? sql.text}`);
  return row;
}

/** How many rows were written. Zero from a write with a precondition means a conflict. */
export async function execute(db: Db, sql: Statement, values: readonly unknown[] = []): Promise<number> {
  return (await run(db, sql, values)).rowCount ?? 0;
}

const commitHooks = new WeakMap<Db, (() => void)[]>();

/** Everything in `work` or nothing. Called on a transaction it is a savepoint. */
export async function transaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  const hooks: (() => void)[] = [];
  const result = await db.transaction(async (trx) => {
    commitHooks.set(trx, hooks);
    if (db.isTransaction === true) sharesLimit(trx);
    return work(trx);
  });
  for (const hook of hooks) afterCommit(db, hook);
  return result;
}

/**
 * Calls `hook` once what was written on `db` is visible to others: after the outermost commit, or at once when `db` is no
 * transaction. Never after a rollback. A hook must not throw.
 */
export function afterCommit(db: Db, hook: () => void): void {
  const hooks = commitHooks.get(db);
  if (hooks === undefined) hook();
  else hooks.push(hook);
}
