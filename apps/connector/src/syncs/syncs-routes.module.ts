import { Module } from '@nestjs/common';
import { MirrorModule } from '#mirror';
import { SalesforceModule } from '#salesforce';
import { SyncModule } from '#sync';
import { CrmRecordsController } from './crm-records.controller.js';
import { SyncsController } from './syncs.controller.js';

@Module({ imports: [MirrorModule, SalesforceModule, SyncModule], controllers: [SyncsController, CrmRecordsController] })
export class SyncsRoutesModule {}
