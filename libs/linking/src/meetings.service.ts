import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Db, DB, transaction } from '#platform';
import { capture, type Meeting, registerOccurrence } from './domain/model/meeting.js';
import * as configurations from './store/configuration.js';
import * as meetings from './store/meetings.js';

/** A meeting as the caller registers it. */
export type MeetingToRegister = Omit<Meeting, 'captured' | 'registeredAt'>;

/** Meetings with their Person relationships. */
@Injectable()
export class Meetings {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers the meeting, or replaces what was registered. Its relationship is captured once: the lead before its
   * start, at registration when that is later, or at once when its recording is waiting already (P1).
   */
  async register(teamId: string, given: MeetingToRegister): Promise<Meeting> {
    const now = this.clock.now();
    const configuration = await configurations.latest(this.db, teamId);
    const lead = configuration?.settings.linking.captureLeadMinutes ?? 0;
    return transaction(this.db, async (trx) => {
      const known = await meetings.lock(trx, teamId, given.externalId);
      const { meeting: registered, replacesStart } = registerOccurrence(known, given, lead, now);
      const isAwaited = registered.captured === undefined && (await meetings.isAwaited(trx, teamId, registered));
      const meeting = isAwaited ? capture(registered, now) : registered;
      await meetings.save(trx, teamId, meeting, replacesStart);
      return meeting;
    });
  }
}
