import knex from 'knex';
import pg from 'pg';
import type { Pooler } from '../config/environment.js';
import { frameMessages, type Protocol } from './message-framing.js';
import { type Db, disposeOf, type PooledClient } from './query.js';
import { lendsSessions } from './shared-session.js';

const { builtins } = pg.types;

/**
 * How PostgreSQL values arrive: `date` as `YYYY-MM-DD` (a calendar date has no time zone), `numeric` as an exact
 * decimal string (the driver's default), `bigint` as a number (counts and positions only; money is numeric).
 */
pg.types.setTypeParser(builtins.DATE, (text) => text);
pg.types.setTypeParser(builtins.INT8, (text) => Number(text));

export interface ConnectOptions {
  /** Connections at most. Default 10. */
  poolSize?: number;
  applicationName?: string;
  /** What stands before PostgreSQL. Default `none`. */
  pooler?: Pooler;
}

const silent = (): undefined => undefined;

/** What the driver does not declare. */
type Wire = PooledClient & { connection: Protocol };

/**
 * FATAL ends the session, and the socket tells so later: without this, a connection whose COMMIT met it would go back into
 * the pool, and fail whoever has it next.
 */
function watch(client: Wire): void {
  client.connection.on('errorMessage', (error: { severity?: string }) => {
    if (error.severity !== 'ERROR') disposeOf(client, error);
  });
}

/** Opens a pool. Nothing is connected until the first query; end it with `db.destroy()`. */
export function connect(databaseUrl: string, options: ConnectOptions = {}): Db {
  return knex({
    client: 'pg',
    connection: {
      connectionString: databaseUrl,
      application_name: options.applicationName ?? 'related-records',
      keepAlive: true,
    },
    pool: {
      min: 0,
      max: options.poolSize ?? 10,
      afterCreate: (client: Wire, done: (error: null, client: Wire) => void): void => {
        watch(client);
        frameMessages(client.connection);
        if (options.pooler === 'transaction') lendsSessions(client);
        done(null, client);
      },
    },
    acquireConnectionTimeout: 15_000,
    // It would print to the console; every failure reaches its caller anyway.
    log: { warn: silent, error: silent, debug: silent, deprecate: silent },
  });
}
