import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Db, DB, Log, transaction } from '#platform';
import { capture, captureAt, type Meeting, registerOccurrence } from './domain/model/meeting.js';
import { FreshMirror } from './fresh-mirror.service.js';
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
    private readonly mirror: FreshMirror,
    private readonly log: Log,
  ) {}

  /**
   * Registers the meeting, or replaces what was registered. Its relationship is captured once: the lead before its
   * start, at registration when that is later, or at once when its recording is waiting already (P1).
   */
  async register(teamId: string, given: MeetingToRegister): Promise<Meeting> {
    const now = this.clock.now();
    const configuration = await configurations.latest(this.db, teamId);
    const lead = configuration?.settings.linking.captureLeadMinutes ?? 0;
    const registered = await transaction(this.db, async (trx) => {
      const known = await meetings.lock(trx, teamId, given.externalId);
      const { meeting: occurrence, replacesStart } = registerOccurrence(known, given, lead, now);
      const isAwaited = occurrence.captured === undefined && (await meetings.isAwaited(trx, teamId, occurrence));
      const meeting = isAwaited ? capture(occurrence, now) : occurrence;
      await meetings.save(trx, teamId, meeting, replacesStart);
      return meeting;
    });
    if (registered.captured === undefined) {
      await this.mirror.askBefore(teamId, captureAt(registered, lead), now).catch((err: unknown) => {
        this.log.warn({ err, teamId }, 'linking: a fresh mirror could not be asked for');
      });
    }
    return registered;
  }
}
