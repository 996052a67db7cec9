import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { checkReadiness, Config, connect, type Db, type Readiness } from '#platform';

/** Longer than any healthy answer, shorter than what a balancer waits. */
const PATIENCE_MS = 3000;

const silent: Readiness = {
  ready: false,
  checks: [{ id: 'database', status: 'failed', detail: 'PostgreSQL does not answer in time.' }],
};

const leaving: Readiness = {
  ready: false,
  checks: [{ id: 'database', status: 'ok', detail: 'This process is stopping.' }],
};

/** Whether requests can be served, within a bounded time. */
@Injectable()
export class ReadinessCheck implements OnApplicationShutdown {
  /** A connection of its own: a full pool is busy, not broken, and says nothing about the database. */
  private readonly db: Db;

  private isLeaving = false;

  constructor({ databaseUrl = '', databasePooler: pooler }: Config) {
    this.db = connect(databaseUrl, { poolSize: 1, applicationName: 'related-records-readiness', pooler });
  }

  /** From now on nobody is to be sent here. */
  leave(): void {
    this.isLeaving = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.db.destroy();
  }

  async run(): Promise<Readiness> {
    if (this.isLeaving) return leaving;
    const { promise: tooLong, resolve } = Promise.withResolvers<Readiness>();
    const timer = setTimeout(() => {
      resolve(silent);
    }, PATIENCE_MS);
    try {
      return await Promise.race([checkReadiness(this.db), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}
