import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Cut, type Db, DB, searching } from '#platform';
import type { Recording } from './domain/model/recording.js';
import { type Slot, SLOTS } from './domain/model/decision.js';
import { reasonText } from './domain/explaining/reason-text.js';
import { linkedIds, type RecordingAnswer, showAnswer } from './show-recording.js';
import * as configurations from './store/configuration.js';
import * as lists from './store/recording-lists.js';
import type { FeedEntry, LinkedTo, ListPosition, ReasonCount, RecordingFilter } from './store/recording-lists.js';
import * as shownRecords from './store/shown-records.js';

/** What a list of recordings is narrowed to. */
export interface RecordingsWanted extends RecordingFilter {
  /** Of 18 characters each: recordings linked to these, or to what was merged into them. */
  readonly linkedTo: Readonly<Partial<Record<Slot, string>>>;
}

export interface ListQuery extends RecordingsWanted {
  readonly after: ListPosition | undefined;
  readonly limit: number;
}

/** An entry of the work list by reason. */
export interface ReasonOfMany extends ReasonCount {
  readonly sentence: string;
}

/** A recording of a list. */
export interface ListedAnswer {
  readonly recording: Recording;
  readonly answer: RecordingAnswer;
  readonly position: ListPosition;
}

const TYPES: Readonly<Record<Slot, readonly string[]>> = {
  person: ['Contact', 'Lead'],
  account: ['Account'],
  opportunity: ['Opportunity'],
};

/** Lists of recordings: all of them, and the feeds of persons, accounts and opportunities. */
@Injectable()
export class Feeds {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** Recordings, the latest started first; fewer than `limit` where they are large. */
  async list(teamId: string, { linkedTo, after, limit, ...filter }: ListQuery): Promise<Cut<ListedAnswer>> {
    const narrowed = await this.withMerged(teamId, linkedTo);
    const read = (db: Db): Promise<Cut<lists.ListedRecording>> =>
      lists.list(db, teamId, { filter, linkedTo: narrowed, after, limit });
    const { rows: found, isCut } = await this.search(filter, read);
    const records = await shownRecords.show(this.db, teamId, linkedIds(found));
    const around = { instanceUrl: await configurations.instanceUrl(this.db, teamId), records };
    const rows = found.map((stored) => ({
      recording: stored.recording,
      answer: showAnswer(stored, around),
      position: stored.position,
    }));
    return { rows, isCut };
  }

  /** Why slots are empty, by slot and reason, the most frequent first: what is there to be done by hand. */
  async reasons(teamId: string, { linkedTo, ...filter }: RecordingsWanted): Promise<ReasonOfMany[]> {
    const narrowed = await this.withMerged(teamId, linkedTo);
    const count = (db: Db): Promise<ReasonCount[]> => lists.countReasons(db, teamId, { filter, linkedTo: narrowed });
    const counts = await this.search(filter, count);
    return counts.map((each) => ({ ...each, sentence: reasonText(each.slot, each.reason) }));
  }

  /**
   * Recordings whose current link to the record is automatic (M2); a survivor's hold those of what was merged into it
   * (N3). NOT_FOUND when the mirror has no such record of that kind.
   */
  async feed(
    teamId: string,
    slot: Slot,
    crmId: string,
    page: { after: ListPosition | undefined; limit: number },
  ): Promise<FeedEntry[]> {
    const contact = slot === 'person' ? await shownRecords.personContact(this.db, teamId, crmId) : undefined;
    const id = contact ?? crmId;
    const record = (await shownRecords.show(this.db, teamId, [id])).get(id);
    if (record === undefined || !TYPES[slot].includes(record.type)) {
      throw new AppError('NOT_FOUND', `There is no ${slot} ${crmId} in the mirror.`);
    }
    const crmIds = await shownRecords.withMergedInto(this.db, teamId, id);
    return lists.feed(this.db, teamId, slot, { crmIds, ...page });
  }

  private search<T>({ q }: RecordingFilter, read: (db: Db) => Promise<T>): Promise<T> {
    return q === undefined ? read(this.db) : searching(this.db, read);
  }

  private async withMerged(teamId: string, linkedTo: RecordingsWanted['linkedTo']): Promise<LinkedTo> {
    const narrowed: Partial<Record<Slot, readonly string[]>> = {};
    for (const slot of SLOTS) {
      const crmId = linkedTo[slot];
      if (crmId !== undefined) narrowed[slot] = await shownRecords.withMergedInto(this.db, teamId, crmId);
    }
    return narrowed;
  }
}
