import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '#platform';
import { FollowUps } from './follow-ups.service.js';
import { RunExecutor } from './run/run-executor.service.js';
import { RUN_QUEUE, type RunJob } from './sync-runs.service.js';

/** Runs at once in one process: reading of one object overlaps with merging of another. */
const CONCURRENCY = 2;

/** Takes runs from the queue. A run says itself how it ended, so its job never fails for that. */
@Injectable()
export class RunWorker implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly executor: RunExecutor,
    private readonly followUps: FollowUps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<RunJob>(
      RUN_QUEUE,
      async ({ teamId, runId }, { signal }) => {
        await this.executor.execute(teamId, runId, signal);
        await this.followUps.after(teamId, runId);
      },
      { concurrency: CONCURRENCY },
    );
  }
}
