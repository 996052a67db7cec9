import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MIRROR_ADVANCED_QUEUE, type TeamJob } from '#mirror';
import { Jobs } from '#platform';
import { DueRecordings } from './due-recordings.service.js';
import { CREATE_QUEUE, DECIDE_QUEUE, DUE_QUEUE, type ThingJob } from './queues.js';

const CONCURRENCY = 4;
/** Of one team at once in a process: the others find room, however long its queue (Y7). What is due is also done in turns. */
const PER_TEAM = 2;

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
      { concurrency: CONCURRENCY, perGroup: PER_TEAM },
    );
    await this.jobs.work<ThingJob>(
      CREATE_QUEUE,
      async ({ teamId, externalId }) => {
        await this.due.createFromCall(teamId, externalId);
      },
      { concurrency: CONCURRENCY, perGroup: PER_TEAM },
    );
    await this.jobs.work(DUE_QUEUE, () => this.due.decideDue());
    await this.jobs.work<TeamJob>(
      MIRROR_ADVANCED_QUEUE,
      async ({ teamId }) => {
        // Behind the jobs of other teams: a job that came back would keep its place before them.
        if (await this.due.decideTurnOf(teamId)) {
          await this.jobs.enqueue(MIRROR_ADVANCED_QUEUE, { teamId }, { group: teamId });
        }
      },
      { concurrency: CONCURRENCY, perGroup: 1 },
    );
  }
}
