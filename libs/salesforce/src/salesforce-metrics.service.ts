import { Inject, Injectable } from '@nestjs/common';
import { type Db, DB, Metrics, StickyTeamLabels, teamLabels } from '#platform';
import * as standing from './store/standing.js';

/** What Prometheus sees of the orgs and the calls to them. */
@Injectable()
export class SalesforceMetrics {
  private readonly calls: ReturnType<Metrics['counter']>;
  private readonly seconds: ReturnType<Metrics['histogram']>;
  private readonly share: ReturnType<Metrics['gauge']>;
  private readonly up: ReturnType<Metrics['gauge']>;
  private readonly labels = new StickyTeamLabels();

  constructor(
    @Inject(DB) private readonly db: Db,
    metrics: Metrics,
  ) {
    this.calls = metrics.counter('related_records_salesforce_api_calls_total', 'Requests to the orgs.', ['team']);
    this.seconds = metrics.histogram('related_records_salesforce_call_seconds', 'Time to the head of an answer.', [
      'outcome',
    ]);
    this.share = metrics.gauge('related_records_salesforce_api_share', 'Share of the day’s calls that is used.', [
      'team',
    ]);
    this.up = metrics.gauge(
      'related_records_connection_up',
      '1 where the connection works, 0 where a person must act.',
      ['team'],
    );
    metrics.onLook(() => this.look());
  }

  /** A request that was answered, or failed. */
  called(teamId: string, outcome: 'answered' | 'failed', seconds: number): void {
    this.calls.inc({ team: this.labels.of(teamId) });
    this.seconds.observe({ outcome }, seconds);
  }

  private async look(): Promise<void> {
    const shares = await standing.shares(this.db);
    const shareLabels = teamLabels(shares);
    this.share.reset();
    // The worst of those without a label of their own comes last.
    for (const { teamId, value } of shares.toSorted((a, b) => a.value - b.value)) {
      this.share.set({ team: shareLabels.get(teamId) ?? teamId }, value);
    }
    const connections = await standing.connections(this.db);
    const upLabels = teamLabels(connections, (a, b) => a < b);
    this.up.reset();
    for (const { teamId, value } of connections.toSorted((a, b) => b.value - a.value)) {
      this.up.set({ team: upLabels.get(teamId) ?? teamId }, value);
    }
  }
}
