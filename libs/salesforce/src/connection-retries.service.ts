import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError, DB, type Db, Jobs } from '#platform';
import { SalesforceOrg } from './salesforce-org.service.js';
import * as connections from './store/connections.js';

const RETRY_QUEUE = 'salesforce-retry';
/** A team's org that does not answer holds one of these for minutes. */
const CONCURRENCY = 4;

interface RetryJob {
  teamId: string;
}

/**
 * Tries connections that do not work again, unasked: what passed, or what an admin of Salesforce has lifted, heals without
 * waiting for the next sync.
 */
@Injectable()
export class ConnectionRetries implements OnApplicationBootstrap {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly org: SalesforceOrg,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<RetryJob>(RETRY_QUEUE, ({ teamId }) => this.retry(teamId), {
      concurrency: CONCURRENCY,
    });
  }

  /** Asks for the tries that are due; each goes to one worker, whatever number of processes tick. */
  async tick(now: Date): Promise<void> {
    for (const teamId of await connections.dueForRetry(this.db, now)) {
      await this.jobs.enqueue(RETRY_QUEUE, { teamId }, { key: teamId });
    }
  }

  /** One cheap call, which renews the session where that is what is wrong. How it ends is noted with the connection. */
  async retry(teamId: string): Promise<void> {
    await this.org.limits(teamId).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}
