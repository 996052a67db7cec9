import { Inject, Injectable } from '@nestjs/common';
import { Clock, DB, type Db } from '#platform';
import { DeliveryQueue } from './delivery-queue.service.js';
import * as deliveries from './store/deliveries.js';

/** A due try waits in the queue no longer than this, unless its job is lost. */
const OVERDUE_MS = 60_000;
const KEEP_MS = 30 * 24 * 3600 * 1000;

/** Keeps deliveries going and their number finite. */
@Injectable()
export class DeliveryUpkeep {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: DeliveryQueue,
  ) {}

  /** Queues tries again whose job is lost, and forgets what ended a month ago. */
  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const due of await deliveries.overdue(this.db, new Date(now - OVERDUE_MS))) await this.queue.put(this.db, due);
    await deliveries.prune(this.db, new Date(now - KEEP_MS));
  }
}
