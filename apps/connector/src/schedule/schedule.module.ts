import { Injectable, Module } from '@nestjs/common';
import { Cron, CronExpression, Interval, ScheduleModule as NestScheduleModule } from '@nestjs/schedule';
import { DueRecordings, LinkingModule } from '#linking';
import { Clock, Config, Log } from '#platform';
import { SyncModule, SyncSchedule } from '#sync';

/** How soon a run is taken up whose worker died. */
const RESUME_EVERY_MS = 10_000;
/** How soon a recording is decided after a sync brought what it waited for. */
const LINK_EVERY_MS = 5_000;

/** The ticks. They only enqueue keyed jobs, so any number of processes may tick. */
@Injectable()
export class Ticks {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly syncs: SyncSchedule,
    private readonly recordings: DueRecordings,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE)
  async everyMinute(): Promise<void> {
    await this.tick('syncs', () => this.syncs.tick(this.clock.now()));
  }

  @Interval(RESUME_EVERY_MS)
  async resume(): Promise<void> {
    await this.tick('resume', () => this.syncs.resume());
  }

  @Interval(LINK_EVERY_MS)
  async link(): Promise<void> {
    await this.tick('link', () => this.recordings.tick());
  }

  @Cron(CronExpression.EVERY_HOUR)
  async everyHour(): Promise<void> {
    await this.tick('prune', () => this.syncs.prune(this.clock.now()));
  }

  /** A tick that fails is one of many: the next comes. */
  private async tick(name: string, work: () => Promise<void>): Promise<void> {
    if (this.config.role === 'api') return;
    await work().catch((err: unknown) => {
      this.log.warn({ err, tick: name }, 'schedule: a tick failed');
    });
  }
}

@Module({ imports: [NestScheduleModule.forRoot(), SyncModule, LinkingModule], providers: [Ticks] })
export class ScheduleModule {}
