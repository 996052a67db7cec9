import { Inject, Injectable } from '@nestjs/common';
import type { Db } from '../database/query.js';
import { DB } from '../database/tokens.js';
import { AppError } from '../errors/app-error.js';
import { Jobs } from '../jobs/jobs.service.js';
import { Log } from '../logging/log.js';
import { pendingMigrations } from './pending.js';

/**
 * Whether this program still works beside the schema, which a newer one may have changed while this one runs. Once it does
 * not, this process takes no more work: it waits to be replaced.
 */
@Injectable()
export class SchemaWatch {
  private found: AppError | undefined;

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Why nothing may be done any more; undefined while all is well. */
  get refusal(): AppError | undefined {
    return this.found;
  }

  /** What a tick does, in every process. */
  async look(): Promise<void> {
    if (this.found !== undefined) return;
    try {
      await pendingMigrations(this.db);
    } catch (error) {
      // A database that is away says nothing about its schema.
      if (!(error instanceof AppError) || error.code !== 'SCHEMA_TOO_NEW') return;
      this.found = error;
      this.log.error(
        { err: error },
        'migrations: this program no longer works with the schema, and takes no more work',
      );
      await this.jobs.takeNoMore();
    }
  }
}
