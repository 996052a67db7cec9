import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { freshness, MIRROR_ADVANCED_QUEUE, type TeamJob } from '#mirror';
import { type Db, DB, Jobs } from '#platform';
import { FollowUps } from './follow-ups.service.js';
import { RunExecutor } from './run/run-executor.service.js';
import { RUN_QUEUE, type RunJob } from './sync-runs.service.js';

/** Runs at once in one process. */
const CONCURRENCY = 4;
/** Of one team: reading of one object overlaps with merging of another, and other teams find room (Y7). */
const PER_TEAM = 2;

/** Takes runs from the queue. A run says itself how it ended, so its job never fails for that. */
@Injectable()
export class RunWorker implements OnApplicationBootstrap {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly executor: RunExecutor,
    private readonly followUps: FollowUps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<RunJob>(
      RUN_QUEUE,
      async ({ teamId, runId }, { signal }) => {
        await this.executor.execute(teamId, runId, signal);
        await this.announce({ teamId }, runId);
        await this.followUps.after(teamId, runId);
      },
      { concurrency: CONCURRENCY, perGroup: PER_TEAM },
    );
  }

  /** Whoever waits for the mirror looks at once (Y6). A job that is lost in between is made up for by the readers' tick. */
  private async announce(job: TeamJob, runId: string): Promise<void> {
    if (!(await freshness.isAwaited(this.db, job.teamId))) return;
    await this.jobs.enqueue(MIRROR_ADVANCED_QUEUE, job, { key: runId, group: job.teamId });
  }
}
