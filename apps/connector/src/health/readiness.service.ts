import { Inject, Injectable } from '@nestjs/common';
import { checkReadiness, DB, type Db, type Readiness } from '#platform';

/** Longer than any healthy answer, shorter than what a balancer waits. */
const PATIENCE_MS = 3000;

const silent: Readiness = {
  ready: false,
  checks: [{ id: 'database', status: 'failed', detail: 'PostgreSQL does not answer in time.' }],
};

/** Whether requests can be served, within a bounded time. */
@Injectable()
export class ReadinessCheck {
  constructor(@Inject(DB) private readonly db: Db) {}

  async run(): Promise<Readiness> {
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
