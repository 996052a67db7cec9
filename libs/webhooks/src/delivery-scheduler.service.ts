import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { afterCommit, Clock, Config, DB, type Db, Log } from '#platform';
import { countBy, TRIES_AT_ONCE } from './domain/shares.js';
import { WebhookSender } from './sender.service.js';
import * as claims from './store/claims.js';

/** Longer than a try may take. */
const CLAIM_MS = 60_000;

/** Makes due tries in worker processes, with a share for every endpoint and every team. */
@Injectable()
export class DeliveryScheduler implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly underWay = new Map<claims.Claimed, Promise<void>>();
  private looking: Promise<void> | undefined;
  private isWoken = false;

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly sender: WebhookSender,
    private readonly log: Log,
  ) {}

  /** For tries whose time has come, and for those that another process put there. */
  tick(): void {
    this.wake();
  }

  /** Claims nothing more; tries under way are given back. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking;
    await Promise.all(this.underWay.values());
  }

  /** There may be something due once `db` has committed. */
  announce(db: Db): void {
    afterCommit(db, () => {
      this.wake();
    });
  }

  private wake(): void {
    if (this.config.role === 'api' || this.stopping.signal.aborted) return;
    this.isWoken = true;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
  }

  private async look(): Promise<void> {
    while (this.isWoken && !this.stopping.signal.aborted) {
      this.isWoken = false;
      try {
        for (const claimed of await this.claim()) this.begin(claimed);
      } catch (err) {
        this.log.warn({ err }, 'webhooks: due deliveries could not be claimed, and are looked for again');
      }
    }
  }

  private async claim(): Promise<claims.Claimed[]> {
    const { all, perTeam, perEndpoint } = TRIES_AT_ONCE;
    const tries = [...this.underWay.keys()];
    const most = all - tries.length;
    if (most <= 0) return [];
    const now = this.clock.now();
    return claims.claim(this.db, {
      now,
      endsAt: new Date(now.getTime() + CLAIM_MS),
      endpoints: countBy(tries, ({ endpointId }) => endpointId),
      teams: countBy(tries, ({ teamId }) => teamId),
      perEndpoint,
      perTeam,
      most,
    });
  }

  private begin(claimed: claims.Claimed): void {
    const ended = this.make(claimed).finally(() => {
      this.underWay.delete(claimed);
      // Its place is free: the next of the same endpoint may be due.
      this.wake();
    });
    this.underWay.set(claimed, ended);
  }

  private async make(claimed: claims.Claimed): Promise<void> {
    try {
      await this.sender.send(claimed, this.stopping.signal);
    } catch (err) {
      const isStopping = this.stopping.signal.aborted;
      if (!isStopping) this.log.error({ err, teamId: claimed.teamId }, 'webhooks: a try failed, and is made again');
      if (isStopping) await claims.release(this.db, claimed, this.clock.now()).catch(() => undefined);
    }
  }
}
