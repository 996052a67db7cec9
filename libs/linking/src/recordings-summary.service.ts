import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Db, DB } from '#platform';
import * as summary from './store/recording-summary.js';

const DAYS = 30;
const DAY_MS = 24 * 3600_000;

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

export interface RecordingsOverview {
  days: summary.DayCount[];
  timeToLinkSeconds: summary.TimeToLink;
  reasons: { reason: string; count: number }[];
}

/** How recordings came out lately, for people. */
@Injectable()
export class RecordingsSummary {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Of the last 30 days, today included. */
  async overview(teamId: string): Promise<RecordingsOverview> {
    const today = this.clock.now().getTime();
    const from = dateOf(today - (DAYS - 1) * DAY_MS);
    const since = new Date(`${from}T00:00:00Z`);
    const [days, timeToLinkSeconds, reasons] = await Promise.all([
      summary.days(this.db, teamId, from, dateOf(today)),
      summary.timeToLink(this.db, teamId, since),
      summary.reasons(this.db, teamId, since),
    ]);
    return { days, timeToLinkSeconds, reasons };
  }

  hasAny(teamId: string): Promise<boolean> {
    return summary.hasAny(this.db, teamId);
  }
}
