import pg from 'pg';
import type { Db as BossDatabase } from 'pg-boss';
import type { Config } from '../config/config.js';
import { Listening } from '../database/listening.js';

export const QUEUE_APPLICATION = 'related-records-jobs';

export interface QueueDatabase extends BossDatabase {
  end(): Promise<void>;
}

/**
 * What pg-boss works with where a pooler lends sessions: its statements go through the pooler, and it listens past it. Its
 * own connections would do both at one address.
 */
export function pooledQueueDatabase(
  { databaseUrl, sessionUrl = '' }: Config,
  max: number,
  onFailure: (error: Error) => void,
): QueueDatabase {
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: QUEUE_APPLICATION, max });
  pool.on('error', onFailure);
  return {
    executeSql: (text, values) => pool.query(text, values),
    listen: (channel, onNotification, onReconnect) => {
      const listening = new Listening({
        databaseUrl: sessionUrl,
        channel,
        applicationName: QUEUE_APPLICATION,
        onFailure,
        onNotice: (payload) => {
          if (payload === undefined) onReconnect();
          else onNotification(payload);
        },
      });
      listening.start();
      return Promise.resolve({ close: () => listening.stop() });
    },
    end: () => pool.end(),
  };
}
