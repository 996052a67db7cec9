import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { LinkingModule } from '#linking';
import { SyncModule } from '#sync';
import { WebhooksModule } from '#webhooks';
import { ErasedParts } from './erased-parts.service.js';
import { ErasedRecordings } from './erased-recordings.service.js';
import { ErasureWorker } from './erasure-worker.service.js';
import { PersonErasures } from './person-erasures.service.js';
import { Retention } from './retention.service.js';
import { TeamDeletion } from './team-deletion.service.js';

const services = [ErasedRecordings, PersonErasures, Retention, TeamDeletion, ErasureWorker];

/** Erases recordings, persons, what is too old, and teams: over the libs that keep them. */
@Module({
  imports: [AccessModule, LinkingModule, SyncModule, WebhooksModule],
  providers: [...services, ErasedParts],
  exports: services,
})
export class ErasureModule {}
