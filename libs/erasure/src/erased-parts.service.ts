import { Injectable } from '@nestjs/common';
import { audit } from '#access';
import { type LookedThrough, type PageToRedact, RecordingErasures, redactNote } from '#linking';
import { emptying } from '#mirror';
import { type Db, Events } from '#platform';
import { SyncErrors } from '#sync';
import { WebhookDeliveries } from '#webhooks';
import type { KnownPerson } from './person.js';
import type { Stage } from './store/erasures.js';

/** What a step needs to know. */
interface Step {
  readonly teamId: string;
  readonly known: KnownPerson;
  readonly page: PageToRedact;
  readonly requestedAt: Date;
}

/** Where a person may be kept, and who replaces them there. */
@Injectable()
export class ErasedParts {
  constructor(
    private readonly recordings: RecordingErasures,
    private readonly events: Events,
    private readonly deliveries: WebhookDeliveries,
    private readonly syncErrors: SyncErrors,
  ) {}

  async redact(trx: Db, stage: Stage, { teamId, known, page, requestedAt }: Step): Promise<LookedThrough> {
    const change = <T extends object>(said: T): T | undefined => redactNote(said, page.person);
    const read = { after: page.after, limit: page.limit, change };
    const noted = async (next: Promise<string | undefined>): Promise<LookedThrough> => ({
      next: await next,
      redacted: 0,
    });
    switch (stage) {
      case 'recordings':
        return this.recordings.redactRecordings(trx, teamId, page);
      case 'decided_meanwhile':
        return this.recordings.redactRecordings(trx, teamId, { ...page, decidedSince: requestedAt });
      case 'meetings':
        return this.recordings.redactMeetings(trx, teamId, page);
      case 'dialer_calls':
        return this.recordings.redactCalls(trx, teamId, page);
      case 'audit':
        return noted(audit.redactPage(trx, teamId, { ...read, at: page.at }));
      case 'events':
        return noted(this.events.rewrite(trx, teamId, read));
      case 'deliveries':
        return noted(this.deliveries.rewrite(trx, teamId, read));
      case 'mirror':
        await this.emptyMirror(trx, teamId, known);
        return { next: undefined, redacted: 0 };
    }
  }

  /** What Salesforce still has is mirrored; what it deleted goes now, without waiting for `keepDeletedDays` (E3). */
  private async emptyMirror(trx: Db, teamId: string, { records }: KnownPerson): Promise<void> {
    for (const object of ['Account', 'Contact', 'Lead'] as const) {
      const ids = records.filter((one) => one.object === object && one.isDeleted).map(({ crmId }) => crmId);
      if (ids.length === 0) continue;
      await emptying.emptyRecords(trx, teamId, object, ids);
      await this.syncErrors.forgetRecords(trx, teamId, object, ids);
    }
  }
}
