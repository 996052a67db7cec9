import { Inject, Injectable } from '@nestjs/common';
import { settings } from '#field-mapping';
import { type CrmObject } from '#identifiers';
import { objectStates } from '#mirror';
import { Clock, type Db, DB, Metrics, teamLabels } from '#platform';
import { secondsOverdue } from './domain/overdue.js';
import { RUN_MODES, type RunMode, type RunState } from './domain/run.js';
import * as crmSyncErrors from './store/crm-sync-errors.js';

const PROVEN_OR_NOT = ['succeeded', 'partial', 'failed'] as const satisfies readonly RunState[];

/** What Prometheus sees of the mirrors and their runs. */
@Injectable()
export class SyncMetrics {
  private readonly runs: ReturnType<Metrics['counter']>;
  private readonly age: ReturnType<Metrics['gauge']>;
  private readonly overdue: ReturnType<Metrics['gauge']>;
  private readonly errors: ReturnType<Metrics['gauge']>;

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.runs = metrics.counter('related_records_sync_runs_total', 'Runs that ended here.', ['mode', 'outcome']);
    // A series that begins with its first failure shows no increase.
    for (const mode of RUN_MODES) for (const outcome of PROVEN_OR_NOT) this.runs.inc({ mode, outcome }, 0);
    this.age = metrics.gauge('related_records_sync_age_seconds', 'Now less the start of the last complete pass.', [
      'team',
      'object',
    ]);
    this.overdue = metrics.gauge(
      'related_records_sync_overdue_seconds',
      'How long the next complete pass is overdue, by the interval of the team; nothing where the schedule is off.',
      ['team', 'object'],
    );
    this.errors = metrics.gauge('related_records_sync_errors', 'CRM Sync Errors that are open.', ['team', 'code']);
    metrics.onLook(() => this.look());
  }

  ended(mode: RunMode, outcome: RunState): void {
    this.runs.inc({ mode, outcome });
  }

  private async look(): Promise<void> {
    const now = this.clock.now().getTime();
    const completed = await objectStates.lastComplete(this.db);
    const ages = completed.map(({ teamId, object, at }) => ({ teamId, object, value: (now - at.getTime()) / 1000 }));
    this.show(this.age, ages, ({ object }) => ({ object }), Math.max);
    const intervals = await settings.intervals(this.db, [...new Set(ages.map(({ teamId }) => teamId))]);
    const late = ages.flatMap((row) => {
      const of = intervals.get(row.teamId);
      const value = of === undefined ? undefined : secondsOverdue(row.value, of);
      return value === undefined ? [] : [{ ...row, value }];
    });
    this.show(this.overdue, late, ({ object }) => ({ object }), Math.max);
    const open = await crmSyncErrors.countOpen(this.db);
    this.show(
      this.errors,
      open,
      ({ code }) => ({ code }),
      (a, b) => a + b,
    );
  }

  /** Teams without a label of their own are shown as one, by the worst or the sum of theirs. */
  private show<T extends { teamId: string; value: number }>(
    gauge: ReturnType<Metrics['gauge']>,
    rows: readonly T[],
    labelsOf: (row: T) => { object: CrmObject } | { code: string },
    joined: (a: number, b: number) => number,
  ): void {
    const teams = teamLabels(rows);
    const series = new Map<string, { labels: Record<string, string>; value: number }>();
    for (const row of rows) {
      const labels = { team: teams.get(row.teamId) ?? row.teamId, ...labelsOf(row) };
      const key = JSON.stringify(labels);
      const known = series.get(key);
      series.set(key, { labels, value: known === undefined ? row.value : joined(known.value, row.value) });
    }
    gauge.reset();
    for (const { labels, value } of series.values()) gauge.set(labels, value);
  }
}
