import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config, DB, type Db, Log } from '#platform';
import { EventFanOut } from './event-fan-out.service.js';
import * as endpoints from './store/endpoints.js';

/** Has a worker process follow every team that has an endpoint. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly followed = new Map<string, { stop: () => void; ended: Promise<void> }>();
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly fanOut: EventFanOut,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role !== 'api') void this.tick();
  }

  /** Follows the teams that have an endpoint by now, and no others. */
  async tick(): Promise<void> {
    this.looking = this.looking.then(() => this.look());
    await this.looking;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    await Promise.all([...this.followed.values()].map(({ ended }) => ended));
  }

  private async look(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      const teams = new Set(await endpoints.teams(this.db));
      for (const [teamId, { stop }] of this.followed) if (!teams.has(teamId)) stop();
      for (const teamId of teams) if (!this.followed.has(teamId)) this.follow(teamId);
    } catch (err) {
      this.log.warn({ err }, 'webhooks: looking for teams failed, and is tried again');
    }
  }

  /** Until the team has no endpoint any more, or the database fails; then the next look begins anew. */
  private follow(teamId: string): void {
    const stop = new AbortController();
    const ended = this.fanOut
      .follow(teamId, AbortSignal.any([stop.signal, this.stopping.signal]))
      .catch((err: unknown) => {
        this.log.warn({ err, teamId }, 'webhooks: reading events failed, and is tried again');
      })
      .finally(() => this.followed.delete(teamId));
    this.followed.set(teamId, {
      ended,
      stop: () => {
        stop.abort();
      },
    });
  }
}
