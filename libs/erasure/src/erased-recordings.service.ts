import { Injectable } from '@nestjs/common';
import { audit } from '#access';
import { RecordingErasures, type Tombstone } from '#linking';
import type { Db } from '#platform';
import { WebhookDeliveries } from '#webhooks';

/** Erases recordings with all that is kept of them, wherever it is (E1). */
@Injectable()
export class ErasedRecordings {
  constructor(
    private readonly recordings: RecordingErasures,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  /** False when it was erased before; NOT_FOUND when there never was one. */
  async erase(trx: Db, teamId: string, externalId: string, tombstone: Tombstone): Promise<boolean> {
    // First: what was told before goes, `recording.erased` is told after.
    const isErased = await this.recordings.erase(trx, teamId, externalId, tombstone);
    if (!isErased) return false;
    await this.deliveries.forgetAbout(trx, teamId, externalId);
    await audit.forgetAbout(trx, teamId, externalId, tombstone.erasedAt);
    return true;
  }
}
