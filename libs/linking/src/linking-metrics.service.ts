import { Inject, Injectable } from '@nestjs/common';
import { type Db, DB, Metrics, teamLabels } from '#platform';
import type { Decision } from './domain/model/decision.js';
import * as recordings from './store/recordings.js';

/** Seconds, from at once to a day. */
const LINK_BUCKETS = [1, 2, 5, 10, 20, 35, 60, 120, 300, 900, 3600, 86_400];

/** What Prometheus sees of decisions. */
@Injectable()
export class LinkingMetrics {
  private readonly decisions: ReturnType<Metrics['counter']>;
  private readonly seconds: ReturnType<Metrics['histogram']>;
  private readonly pending: ReturnType<Metrics['gauge']>;

  constructor(
    @Inject(DB) private readonly db: Db,
    metrics: Metrics,
  ) {
    this.decisions = metrics.counter('related_records_decisions_total', 'Decisions by slot: linked, or why not.', [
      'slot',
      'outcome',
    ]);
    this.seconds = metrics.histogram(
      'related_records_time_to_link_seconds',
      'From the end of a recording to its decision.',
      [],
      LINK_BUCKETS,
    );
    this.pending = metrics.gauge('related_records_recordings_pending', 'Recordings that wait for their decision.', [
      'team',
    ]);
    metrics.onLook(() => this.look());
  }

  decided({ slots }: Pick<Decision, 'slots'>, { endedAt, now }: { endedAt: Date; now: Date }): void {
    for (const [slot, { state, reason }] of Object.entries(slots)) {
      this.decisions.inc({ slot, outcome: state === 'linked' ? state : (reason ?? state) });
    }
    this.seconds.observe(Math.max(0, (now.getTime() - endedAt.getTime()) / 1000));
  }

  private async look(): Promise<void> {
    const counts = await recordings.countPending(this.db);
    const labels = teamLabels(counts);
    const sums = new Map<string, number>();
    for (const { teamId, value } of counts) {
      const team = labels.get(teamId) ?? teamId;
      sums.set(team, (sums.get(team) ?? 0) + value);
    }
    this.pending.reset();
    for (const [team, value] of sums) this.pending.set({ team }, value);
  }
}
