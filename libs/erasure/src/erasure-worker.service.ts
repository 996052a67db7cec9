import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '#platform';
import { PersonErasures } from './person-erasures.service.js';
import { type ErasureJob, PERSON_QUEUE, UPKEEP_QUEUE } from './queues.js';
import { Retention } from './retention.service.js';
import { TeamDeletion } from './team-deletion.service.js';

/** Takes erasure's jobs from the queue. */
@Injectable()
export class ErasureWorker implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly persons: PersonErasures,
    private readonly retention: Retention,
    private readonly teams: TeamDeletion,
  ) {}

  /** What a tick does: it asks a worker to look. */
  async tick(): Promise<void> {
    await this.jobs.enqueue(UPKEEP_QUEUE, {}, { key: UPKEEP_QUEUE });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<ErasureJob>(PERSON_QUEUE, ({ teamId, id }, { signal }) =>
      this.persons.run(teamId, id, signal),
    );
    await this.jobs.work(UPKEEP_QUEUE, async (_, { signal }) => {
      await this.teams.resume(signal);
      await this.persons.resume();
      await this.retention.run(signal);
    });
  }
}
