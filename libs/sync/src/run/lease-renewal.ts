import { AppError, type Db } from '#platform';
import { type Lease, renew } from '../store/run-writes.js';
import { type SyncTuning } from './sync-tuning.js';

/** Renews the lease of a run while its worker is at it, and ends the work when the run was cancelled or taken over. */
export class LeaseRenewal {
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private renewing: Promise<void> | undefined;
  /** Ends the work: the run was lost, or the process stops. */
  readonly signal: AbortSignal;

  constructor(
    private readonly db: Db,
    private readonly lease: Lease,
    private readonly tuning: SyncTuning,
    stopping: AbortSignal,
  ) {
    this.signal = AbortSignal.any([this.lost.signal, stopping]);
    this.timer = setInterval(() => {
      this.renewing ??= this.renew();
    }, tuning.heartbeatMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
  }

  private async renew(): Promise<void> {
    try {
      if (await renew(this.db, this.lease, this.tuning.leaseSeconds)) return;
      this.lost.abort(new AppError('RUN_TAKEN_AWAY', `Run ${this.lease.runId} was cancelled or is another worker's`));
    } catch {
      // The database is away: the lease runs out, or the next renewal gets through. Every write is fenced in any case.
    } finally {
      this.renewing = undefined;
    }
  }
}
