import pg from 'pg';
import type { Db as BossDatabase } from 'pg-boss';
import type { Config } from '../config/config.js';

export const QUEUE_APPLICATION = 'related-records-jobs';

export interface QueueDatabase extends BossDatabase {
  end(): Promise<void>;
}

/** What pg-boss works with where a pooler lends sessions. */
export function pooledQueueDatabase(
  { databaseUrl }: Config,
  max: number,
  onFailure: (error: Error) => void,
): QueueDatabase {
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: QUEUE_APPLICATION, max });
  pool.on('error', onFailure);
  return {
    executeSql: (text, values) => pool.query(text, values),
    end: () => pool.end(),
  };
}
