import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from a quick look-up to a long back-fill. */
const DURATION_BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000];

const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];
/** However many look, the database is asked so often. */
const FRESH_MS = 5_000;

/**
 * What Prometheus scrapes. A metric is made on its first mention, and is the same one ever after; its name begins with
 * `related_records_` and ends in its unit.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly collectors: (() => Promise<void>)[] = [];
  private collecting: { at: number; done: Promise<unknown> } | undefined;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    // Gauges whose names say that they count.
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const gauge = this.gauge(
      'related_records_event_loop_delay_seconds',
      'How late work was begun: p99 since the last look.',
    );
    this.onLook(() => {
      gauge.set(delay.count === 0 ? 0 : delay.percentile(99) / 1e9);
      delay.reset();
      return Promise.resolve();
    });
  }

  /** Brings gauges up to date when somebody looks. One that fails keeps what it had. */
  onLook(collect: () => Promise<void>): void {
    this.collectors.push(collect);
  }

  /** Counts up; the name ends in `_total`. */
  counter(name: string, help: string, labelNames: string[] = []): Counter {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Counter ? known : new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Gauge ? known : new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  /** Observes seconds unless other buckets are given. */
  histogram(name: string, help: string, labelNames: string[] = [], buckets: number[] = DURATION_BUCKETS): Histogram {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Histogram
      ? known
      : new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in Prometheus' text format. */
  async text(): Promise<string> {
    if (this.collecting === undefined || Date.now() - this.collecting.at > FRESH_MS) {
      const done = Promise.allSettled(this.collectors.map((collect) => collect()));
      this.collecting = { at: Date.now(), done };
    }
    await this.collecting.done;
    return this.registry.metrics();
  }
}
