import { Injectable } from '@nestjs/common';
import { audit } from '#access';
import { type ErasedRecording, RecordingErasures, type Tombstone, type TombstonePage } from '#linking';
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
    if (isErased) await this.forgetAbout(trx, teamId, externalId, tombstone);
    return isErased;
  }

  /** After the restore of a backup that is older than the erasure. False when the backup has it erased too. */
  async eraseAgain(trx: Db, teamId: string, externalId: string, tombstone: Tombstone): Promise<boolean> {
    const isErased = await this.recordings.eraseAgain(trx, teamId, externalId, tombstone);
    if (isErased) await this.forgetAbout(trx, teamId, externalId, tombstone);
    return isErased;
  }

  async list(teamId: string, page: TombstonePage): Promise<ErasedRecording[]> {
    return this.recordings.erased(teamId, page);
  }

  private async forgetAbout(trx: Db, teamId: string, externalId: string, { erasedAt }: Tombstone): Promise<void> {
    await this.deliveries.forgetAbout(trx, teamId, externalId);
    await audit.forgetAbout(trx, teamId, externalId, erasedAt);
  }
}
