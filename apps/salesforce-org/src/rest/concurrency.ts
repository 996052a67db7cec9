import { ApiError } from '../http/api-error.js';

/** Salesforce refuses new calls while too many long ones run: 25 of 20 seconds or more in a production org. */
export class Concurrency {
  limit = 25;
  longMs = 20_000;
  private readonly running = new Set<{ since: number }>();

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const now = performance.now();
    const long = [...this.running].filter((one) => now - one.since >= this.longMs).length;
    if (long >= this.limit)
      throw new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
    const mark = { since: now };
    this.running.add(mark);
    try {
      return await work();
    } finally {
      this.running.delete(mark);
    }
  }
}
