import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MIRROR_ADVANCED_QUEUE, type TeamJob } from '#mirror';
import { Jobs } from '#platform';
import { DueRecordings } from './due-recordings.service.js';
import { CREATE_QUEUE, DECIDE_QUEUE, DUE_QUEUE, type ThingJob } from './queues.js';

const CONCURRENCY = 4;

/** Takes linking's jobs from the queue. What a job finds already done, it leaves. */
@Injectable()
export class LinkingWorker implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueRecordings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<ThingJob>(
      DECIDE_QUEUE,
      async ({ teamId, externalId }) => {
        await this.due.decideOne(teamId, externalId);
      },
      { concurrency: CONCURRENCY },
    );
    await this.jobs.work<ThingJob>(CREATE_QUEUE, ({ teamId, externalId }) =>
      this.due.createFromCall(teamId, externalId),
    );
    await this.jobs.work(DUE_QUEUE, () => this.due.decideDue());
    await this.jobs.work<TeamJob>(MIRROR_ADVANCED_QUEUE, ({ teamId }) => this.due.decideDueOf(teamId), {
      concurrency: CONCURRENCY,
      perGroup: 1,
    });
  }
}
