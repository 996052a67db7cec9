import { Injectable, Module } from '@nestjs/common';
import { Cron, CronExpression, Interval, ScheduleModule as NestScheduleModule } from '@nestjs/schedule';
import { AccessModule, LivePrincipals } from '#access';
import { ErasureModule, ErasureWorker } from '#erasure';
import { DueRecordings, LinkingModule } from '#linking';
import { Clock, Config, Events, Log, SchemaWatch } from '#platform';
import { ConnectionRetries, SalesforceModule } from '#salesforce';
import { SyncModule, SyncSchedule, SyncUpkeep } from '#sync';
import { DeliveryScheduler, DeliveryUpkeep, WebhookDispatcher, WebhooksModule } from '#webhooks';

/** How late what is due is asked for, and how soon a run is taken up whose worker died. */
const SYNCS_EVERY_MS = 5_000;
/** How soon a connection that does not work is tried again when its time has come. */
const CONNECTIONS_EVERY_MS = 10_000;
/** How soon a recording is decided after a sync brought what it waited for. */
const LINK_EVERY_MS = 5_000;
/** How soon a team's first endpoint hears of what happens. */
const FOLLOW_EVERY_MS = 2_000;
/** How late a webhook is tried again, or replayed by another process. */
const DELIVER_EVERY_MS = 1_000;
/** How soon an event stream ends after its key, session or user; the promise is 15 s. */
const LIVE_EVERY_MS = 5_000;

/** How soon a process stops taking work beside a schema that it does not work with. */
const SCHEMA_EVERY_MS = 5_000;

/** What the ticks call, each part of its own lib. */
@Injectable()
class TickTargets {
  constructor(
    readonly syncs: SyncSchedule,
    readonly upkeep: SyncUpkeep,
    readonly recordings: DueRecordings,
    readonly connections: ConnectionRetries,
    readonly webhooks: WebhookDispatcher,
    readonly deliveries: DeliveryUpkeep,
    readonly tries: DeliveryScheduler,
    readonly streams: LivePrincipals,
    readonly erasures: ErasureWorker,
    readonly events: Events,
    readonly schema: SchemaWatch,
  ) {}
}

/**
 * Every schedule of the service. Ticks only enqueue keyed jobs, or do what is harmless twice or one process does at a time,
 * so any number of processes may tick.
 */
@Injectable()
export class Ticks {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly targets: TickTargets,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE)
  async everyMinute(): Promise<void> {
    await this.tick('deliveries', () => this.targets.deliveries.run());
  }

  @Interval(SYNCS_EVERY_MS)
  async sync(): Promise<void> {
    await this.tick('syncs', () => this.targets.syncs.tick(this.clock.now()));
  }

  @Interval(CONNECTIONS_EVERY_MS)
  async connect(): Promise<void> {
    await this.tick('connections', () => this.targets.connections.tick(this.clock.now()));
  }

  @Interval(LINK_EVERY_MS)
  async link(): Promise<void> {
    await this.tick('link', () => this.targets.recordings.tick());
  }

  @Interval(FOLLOW_EVERY_MS)
  async follow(): Promise<void> {
    await this.tick('webhooks', () => this.targets.webhooks.tick());
  }

  @Interval(DELIVER_EVERY_MS)
  deliver(): void {
    if (this.targets.schema.refusal !== undefined) return;
    this.targets.tries.tick();
  }

  /** In every process that serves streams, whatever its role. */
  @Interval(LIVE_EVERY_MS)
  async endStreams(): Promise<void> {
    await this.targets.streams.look();
  }

  /** In every process, whatever its role. */
  @Interval(SCHEMA_EVERY_MS)
  async watchSchema(): Promise<void> {
    await this.targets.schema.look();
  }

  @Cron(CronExpression.EVERY_HOUR)
  async everyHour(): Promise<void> {
    await this.tick('erasures', () => this.targets.erasures.tick());
    await this.tick('prune runs', () => this.targets.upkeep.prune(this.clock.now()));
    await this.tick('prune events', () => this.targets.events.prune(this.clock.now()));
  }

  /** A tick that fails is one of many: the next comes. */
  private async tick(name: string, work: () => Promise<void>): Promise<void> {
    if (this.config.role === 'api' || this.targets.schema.refusal !== undefined) return;
    await work().catch((err: unknown) => {
      this.log.warn({ err, tick: name }, 'schedule: a tick failed');
    });
  }
}

@Module({
  imports: [
    ...[NestScheduleModule.forRoot(), AccessModule, SalesforceModule, SyncModule, LinkingModule, WebhooksModule],
    ErasureModule,
  ],
  providers: [Ticks, TickTargets],
})
export class ScheduleModule {}
