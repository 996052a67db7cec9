import { Module } from '@nestjs/common';
import { SalesforceModule } from '#salesforce';
import { SyncModule } from '#sync';
import { SyncsController } from './syncs.controller.js';

@Module({ imports: [SalesforceModule, SyncModule], controllers: [SyncsController] })
export class SyncsRoutesModule {}
