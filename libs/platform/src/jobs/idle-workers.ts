import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';

/** Of the schema that pg-boss works in. */
export const QUEUE_SCHEMA = 'pgboss';
/** Here pg-boss announces the name of a queue whenever a job of it can begin (its `notifyChannelSql`). */
export const QUEUE_CHANNEL = `pgboss_${createHash('sha224').update(QUEUE_SCHEMA).digest('hex').slice(0, 24)}`;

/**
 * Wakes workers of a queue. By itself pg-boss wakes all of them for every job: a dozen statements for one that finds it. Here
 * one idle worker is woken, and each that finds a job wakes the next, for there may be more.
 */
export class IdleWorkers {
  private turn = 0;

  constructor(private readonly boss: Pick<PgBoss, 'getWipData' | 'notifyWorker'>) {}

  /** One that has no job. One that is looking just now looks once more: it may have looked too early. */
  wakeOne(queue: string): void {
    const idle = this.workersOf(queue).filter(({ count }) => count === 0);
    // In turns: one that hangs is not the only one that is ever asked.
    this.turn = (this.turn + 1) % Number.MAX_SAFE_INTEGER;
    const next = idle[this.turn % idle.length];
    if (next !== undefined) this.boss.notifyWorker(next.id);
  }

  /** Those at work look again before they rest. */
  lookAgain(queue: string): void {
    for (const { id, count } of this.workersOf(queue)) if (count > 0) this.boss.notifyWorker(id);
  }

  private workersOf(queue: string): { id: string; count: number }[] {
    return this.boss.getWipData().filter(({ name }) => name === queue);
  }
}
