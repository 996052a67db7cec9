import { Inject, Injectable } from '@nestjs/common';
import { freshness, FRESHNESS_WANTED_QUEUE, type FreshnessJob, type TeamJob } from '#mirror';
import { type Db, DB, Jobs } from '#platform';

const SECOND_MS = 1_000;
/** What a pass takes, and to spare. */
const BEFORE_MS = 60_000;

/** Asks the sync for the pass that waiting recordings need (Y6). */
@Injectable()
export class FreshMirror {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  /**
   * A recording that ended at `endedAt` waits for a pass that starts later. However many wait, one pass serves them, at
   * most every `gapSeconds`. What a crash loses, the next look at the waiting recordings asks for again.
   */
  async ask(teamId: string, { endedAt, gapSeconds }: { endedAt: Date; gapSeconds: number }, now: Date): Promise<void> {
    const passedAt = await freshness.want(this.db, teamId, endedAt);
    const afterGap = passedAt === null ? 0 : passedAt.getTime() + gapSeconds * SECOND_MS;
    const dueMs = Math.max(now.getTime(), endedAt.getTime() + 1, afterGap);
    const job: TeamJob = { teamId };
    await this.jobs.enqueue(FRESHNESS_WANTED_QUEUE, job, {
      // One job for all who ask for a pass of the same second.
      key: `${teamId}:${Math.floor(dueMs / SECOND_MS)}`,
      group: teamId,
      ...(dueMs > now.getTime() ? { startAfter: new Date(dueMs) } : {}),
    });
  }

  /**
   * At `at` something is taken from the mirror: a little before, the sync is asked for a pass, unless there was one just
   * then. No promise: what is lost is made up for by the schedule.
   */
  async askBefore(teamId: string, at: Date, now: Date): Promise<void> {
    const dueMs = at.getTime() - BEFORE_MS;
    if (dueMs <= now.getTime()) return;
    const job: FreshnessJob = { teamId, from: new Date(dueMs - SECOND_MS).toISOString() };
    await this.jobs.enqueue(FRESHNESS_WANTED_QUEUE, job, {
      key: `${teamId}:before:${Math.floor(at.getTime() / SECOND_MS)}`,
      group: teamId,
      startAfter: new Date(dueMs),
    });
  }

  /** Nobody waits any longer: the sync need not tell of its runs. */
  async settle(teamId: string): Promise<void> {
    await freshness.settle(this.db, teamId);
  }
}
