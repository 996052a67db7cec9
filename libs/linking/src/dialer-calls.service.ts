import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Db, DB, Jobs, transaction } from '#platform';
import { type DialerCall, recordingDueAt } from './domain/model/meeting.js';
import { CREATE_QUEUE, DECIDE_QUEUE } from './queues.js';
import * as configurations from './store/configuration.js';
import * as dialerCalls from './store/dialer-calls.js';

/** Dialer calls with their Person, and the recordings that are created from them. */
@Injectable()
export class DialerCalls {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Registers the call, or replaces what was registered. Its recording follows when its time comes (P4). */
  async register(teamId: string, call: DialerCall): Promise<DialerCall> {
    const now = this.clock.now();
    const configuration = await configurations.latest(this.db, teamId);
    const dueAt = recordingDueAt(call, configuration?.settings.linking.dialerDelayMinutes ?? 0);
    await transaction(this.db, async (trx) => {
      await dialerCalls.save(trx, teamId, call, now);
      if (dueAt !== undefined) await this.enqueue(trx, CREATE_QUEUE, teamId, call.externalId, dueAt);
      if (call.personCrmId === null) return;
      // A recording that waits for the Person need not wait any longer.
      for (const externalId of await dialerCalls.awaitedBy(trx, teamId, call)) {
        await this.enqueue(trx, DECIDE_QUEUE, teamId, externalId, now);
      }
    });
    return call;
  }

  private async enqueue(trx: Db, queue: string, teamId: string, externalId: string, startAfter: Date): Promise<void> {
    const key = `${teamId}:${externalId}`;
    await this.jobs.enqueue(queue, { teamId, externalId }, { key, group: teamId, startAfter, db: trx });
  }
}
