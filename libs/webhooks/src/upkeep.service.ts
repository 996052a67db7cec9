import { Inject, Injectable } from '@nestjs/common';
import { Clock, DB, type Db, oneAtATime, pruneInBatches } from '#platform';
import * as deliveries from './store/deliveries.js';

const KEEP_MS = 30 * 24 * 3600 * 1000;

/** Keeps the number of deliveries finite. */
@Injectable()
export class DeliveryUpkeep {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Forgets what ended a month ago. */
  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_MS);
    await oneAtATime(this.db, 'prune deliveries', () =>
      pruneInBatches((rowsAtMost) => deliveries.prune(this.db, before, rowsAtMost)),
    );
  }
}
