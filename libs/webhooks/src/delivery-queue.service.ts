import { Injectable } from '@nestjs/common';
import { type Db, type JobHandler, Jobs } from '#platform';
import { type Due } from './store/deliveries.js';

const QUEUE = 'webhooks.deliver';
/** Tries at once in one process; a slow endpoint holds one of them for its time-out. */
const CONCURRENCY = 8;

/** The queue of tries. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly jobs: Jobs) {}

  /** Puts a try into the queue with what `db` is writing; one that is there already stays alone. */
  async put(db: Db, due: Due, startAfter?: Date): Promise<void> {
    const key = `${due.deliveryId}:${due.fence}`;
    await this.jobs.enqueue(QUEUE, due, { key, db, ...(startAfter === undefined ? {} : { startAfter }) });
  }

  /** Makes tries from now on. */
  async work(handler: JobHandler<Due>): Promise<void> {
    await this.jobs.work<Due>(QUEUE, handler, { concurrency: CONCURRENCY });
  }
}
