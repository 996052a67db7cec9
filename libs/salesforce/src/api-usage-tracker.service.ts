import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, DB, type Db } from '#platform';
import { type ApiUsage, readLimitInfo } from './domain/limit-info.js';
import * as apiUsage from './store/api-usage.js';

/** Every answer carries the counter; the table need not see each. */
const WRITE_EVERY_MS = 2_000;

interface Seen {
  usage: ApiUsage;
  at: Date;
  isWritten: boolean;
}

/** What the org says it has counted, kept per team; written at most every two seconds, and at the end. */
@Injectable()
export class ApiUsageTracker implements OnModuleDestroy {
  private readonly seen = new Map<string, Seen>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Reads `Sforce-Limit-Info` of an answer. */
  observe(teamId: string, header: string | string[] | undefined): void {
    const usage = readLimitInfo(Array.isArray(header) ? header.join(';') : header);
    if (usage === undefined) return;
    this.seen.set(teamId, { usage, at: this.clock.now(), isWritten: false });
    if (this.timers.has(teamId)) return;
    void this.write(teamId);
    this.timers.set(teamId, this.writeLater(teamId));
  }

  /** What the list of limits says: exact, where the counter of an answer lags, and known to every process at once. */
  async record(teamId: string, usage: ApiUsage): Promise<void> {
    this.seen.set(teamId, { usage, at: this.clock.now(), isWritten: false });
    await this.write(teamId);
  }

  /** The newest known, of this process or another; undefined before the first answer. */
  async latest(teamId: string): Promise<ApiUsage | undefined> {
    const stored = await apiUsage.find(this.db, teamId);
    const own = this.seen.get(teamId);
    if (own !== undefined && (stored === undefined || own.at > stored.seenAt)) return own.usage;
    return stored === undefined ? undefined : { used: stored.used, limit: stored.limit };
  }

  /** After a new sign-in: it may be another org. */
  async forget(db: Db, teamId: string): Promise<void> {
    this.seen.delete(teamId);
    await apiUsage.forget(db, teamId);
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all([...this.seen.keys()].map((teamId) => this.write(teamId)));
  }

  private writeLater(teamId: string): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(teamId);
      void this.write(teamId);
    }, WRITE_EVERY_MS);
    return timer.unref();
  }

  /** The counter is a help, never a reason for a call to fail. */
  private async write(teamId: string): Promise<void> {
    const seen = this.seen.get(teamId);
    if (seen === undefined || seen.isWritten) return;
    seen.isWritten = true;
    await apiUsage.save(this.db, teamId, seen.usage, seen.at).catch(() => (seen.isWritten = false));
  }
}
