import { Inject, Injectable } from '@nestjs/common';
import { type Db, DB, Events } from '#platform';
import type { ErasedPerson } from './domain/erasing/erased-person.js';
import { redactCall, redactMeeting, redactRecording } from './domain/erasing/redact.js';
import * as erasures from './store/erasures.js';

/** Event published when a recording was erased. */
export const ERASED = 'recording.erased';

/** What is looked through for a person, each in the order of its key. */
export interface LookedThrough {
  /** Where to go on; undefined after the last. */
  readonly next: string | undefined;
  /** In how many something was replaced. */
  readonly redacted: number;
}

export interface PageToRedact {
  readonly erasureId: string;
  readonly person: ErasedPerson;
  /** As `next` of the page before; empty for the first. */
  readonly after: string;
  readonly limit: number;
  readonly at: Date;
  /** Of recordings: those decided from then on alone. */
  readonly decidedSince: Date | null;
}

/** Erasing what linking keeps (E1, E2). Each method is a part of the caller's transaction. */
@Injectable()
export class RecordingErasures {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** Erases the recording, and tells the team (E1). False when it was erased before; NOT_FOUND when there never was one. */
  async erase(trx: Db, teamId: string, externalId: string, tombstone: erasures.Tombstone): Promise<boolean> {
    if (await this.eraseKnown(trx, teamId, externalId, tombstone)) return true;
    if ((await erasures.tombstone(trx, teamId, externalId)) !== undefined) return false;
    throw await erasures.missing(trx, teamId, externalId);
  }

  /** The same of one that this backup may not have: its id is not decided again either. False when it was erased before. */
  async eraseAgain(trx: Db, teamId: string, externalId: string, tombstone: erasures.Tombstone): Promise<boolean> {
    if (await this.eraseKnown(trx, teamId, externalId, tombstone)) return true;
    return erasures.keepErased(trx, teamId, externalId, tombstone);
  }

  private async eraseKnown(
    trx: Db,
    teamId: string,
    externalId: string,
    tombstone: erasures.Tombstone,
  ): Promise<boolean> {
    if (!(await erasures.eraseRecording(trx, teamId, externalId, tombstone))) return false;
    await this.events.forgetAbout(trx, teamId, externalId);
    const { erasedAt, reason } = tombstone;
    await this.events.publish(trx, teamId, ERASED, { externalId, erasedAt: erasedAt.toISOString(), reason });
    return true;
  }

  async erased(teamId: string, page: erasures.TombstonePage): Promise<erasures.ErasedRecording[]> {
    return erasures.tombstones(this.db, teamId, page);
  }

  async tombstone(teamId: string, externalId: string): Promise<erasures.Tombstone | undefined> {
    return erasures.tombstone(this.db, teamId, externalId);
  }

  async redactRecordings(trx: Db, teamId: string, page: PageToRedact): Promise<LookedThrough> {
    const { erasureId, person, at } = page;
    const { rows, next } = await erasures.wholeRecordings(trx, teamId, page);
    let count = 0;
    for (const { externalId, callPersonCrmIds, ...stored } of rows) {
      const isCallWithThem = callPersonCrmIds.some((crmId) => person.crmIds.has(crmId));
      const redacted = redactRecording({ ...stored, isCallWithThem }, person);
      if (redacted === undefined) continue;
      await erasures.redactRecording(trx, teamId, externalId, { erasureId, at, redacted });
      count += 1;
    }
    return { next, redacted: count };
  }

  async redactMeetings(trx: Db, teamId: string, { person, after, limit }: PageToRedact): Promise<LookedThrough> {
    const { rows, next } = await erasures.meetingsAfter(trx, teamId, after, limit);
    const redacted = rows.map((row) => redactMeeting(row, person)).filter((row) => row !== undefined);
    for (const meeting of redacted) await erasures.redactMeeting(trx, teamId, meeting);
    return { next, redacted: redacted.length };
  }

  async redactCalls(trx: Db, teamId: string, { person, after, limit }: PageToRedact): Promise<LookedThrough> {
    const { rows, next } = await erasures.callsAfter(trx, teamId, after, limit);
    const redacted = rows.map((row) => redactCall(row, person)).filter((row) => row !== undefined);
    for (const call of redacted) await erasures.redactCall(trx, teamId, call);
    return { next, redacted: redacted.length };
  }

  /** Recordings that ended before, the oldest first, to be erased one by one. */
  async endedBefore(teamId: string, before: Date, limit: number): Promise<string[]> {
    return erasures.endedBefore(this.db, teamId, before, limit);
  }

  /** Forgets meetings and calls that ended before. */
  async forgetRegistered(teamId: string, before: Date): Promise<void> {
    await erasures.forgetRegistered(this.db, teamId, before);
  }
}
