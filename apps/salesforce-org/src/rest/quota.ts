import { ApiError } from '../http/api-error.js';

const DAY_MS = 86_400_000;

/** The daily allowance of API calls, counted over the last 24 hours of the org's clock in hourly buckets. */
export class Quota {
  private readonly buckets = new Map<number, number>();

  constructor(
    public limit: number,
    private readonly now: () => number,
  ) {}

  get used(): number {
    const oldest = Math.floor((this.now() - DAY_MS) / 3_600_000);
    let sum = 0;
    for (const [hour, count] of this.buckets) {
      if (hour <= oldest) this.buckets.delete(hour);
      else sum += count;
    }
    return sum;
  }

  set used(count: number) {
    this.buckets.clear();
    this.buckets.set(Math.floor(this.now() / 3_600_000), count);
  }

  /** Takes one call or throws what Salesforce answers when none is left. */
  take(): void {
    if (this.used >= this.limit) throw new ApiError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    const hour = Math.floor(this.now() / 3_600_000);
    this.buckets.set(hour, (this.buckets.get(hour) ?? 0) + 1);
  }

  private shown = { used: 0, times: 0 };
  /** What answers say the allowance is, where that is not so: some orgs say 0. */
  shownLimit: number | undefined;

  /** The number shown lags: two calls in a row may be told the same. */
  header(): string {
    this.shown.times += 1;
    if (this.shown.times % 2 === 1 || this.shown.used > this.used) this.shown.used = this.used;
    return `api-usage=${String(this.shown.used)}/${String(this.shownLimit ?? this.limit)}`;
  }
}
