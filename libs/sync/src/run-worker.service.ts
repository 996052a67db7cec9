import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { freshness, MIRROR_ADVANCED_QUEUE, type TeamJob } from '#mirror';
import { type Db, DB, Jobs } from '#platform';
import { FollowUps } from './follow-ups.service.js';
import { PassExecutor } from './pass/pass-executor.service.js';
import { RunExecutor } from './run/run-executor.service.js';
import { PASS_QUEUE, type PassJob, RUN_QUEUE, type RunJob, RunQueues } from './run-queues.service.js';

/**
 * Passes at once in one process, of one team one. A pass waits for its org most of the time, and an org that does not answer
 * keeps a place until the call is given up: there are many more places than the work alone would want (Y7). An idle one costs
 * nothing (`IdleWorkers`).
 */
const PASSES = { concurrency: 32, perGroup: 1 };
/** Single runs at once in one process; of one team one at a time in all processes: other teams find room (Y7). */
const RUNS = { concurrency: 3, perGroupOfAll: 1 };

/** What a pass left goes before reads of everything: somebody may wait for it, and it is less. */
const LEFT_PRIORITY = 1;

/** What carries out what the queues hold. */
@Injectable()
export class RunExecutors {
  constructor(
    readonly passes: PassExecutor,
    readonly runs: RunExecutor,
    readonly queues: RunQueues,
  ) {}
}

/** Takes passes and runs from the queues. A run says itself how it ended, so its job never fails for that. */
@Injectable()
export class RunWorker implements OnApplicationBootstrap {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly executors: RunExecutors,
    private readonly followUps: FollowUps,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { passes, runs, queues } = this.executors;
    await this.jobs.work<PassJob>(
      PASS_QUEUE,
      async ({ teamId, runIds }, { signal }) => {
        const left = await passes.execute(teamId, runIds, signal);
        for (const runId of left) await queues.enqueueAlone(teamId, runId, { priority: LEFT_PRIORITY });
        await this.after(
          teamId,
          runIds.filter((runId) => !left.includes(runId)),
        );
      },
      PASSES,
    );
    await this.jobs.work<RunJob>(
      RUN_QUEUE,
      async ({ teamId, runId }, { signal, comeBackIn }) => {
        const againInMs = await runs.executeOrPark(teamId, runId, signal);
        if (againInMs === undefined) await this.after(teamId, [runId]);
        else comeBackIn(againInMs);
      },
      RUNS,
    );
  }

  /** Whoever waits for the mirror looks at once (Y6). A job that is lost in between is made up for by the readers' tick. */
  private async after(teamId: string, runIds: readonly string[]): Promise<void> {
    const [key] = runIds;
    if (key === undefined) return;
    const job: TeamJob = { teamId };
    if (await freshness.isAwaited(this.db, teamId)) {
      await this.jobs.enqueue(MIRROR_ADVANCED_QUEUE, job, { key, group: teamId });
    }
    await this.followUps.after(teamId, runIds);
  }
}
