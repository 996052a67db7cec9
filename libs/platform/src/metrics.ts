import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from a quick look-up to a long back-fill. */
const DURATION_BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3000];

/**
 * What Prometheus scrapes. A metric is made on its first mention, and is the same one ever after; its name begins with
 * `related_records_` and ends in its unit.
 */
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
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
    return this.registry.metrics();
  }
}
