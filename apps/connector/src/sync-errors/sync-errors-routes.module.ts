import { Module } from '@nestjs/common';
import { SalesforceModule } from '#salesforce';
import { SyncModule } from '#sync';
import { SyncErrorsController } from './sync-errors.controller.js';

@Module({ imports: [SalesforceModule, SyncModule], controllers: [SyncErrorsController] })
export class SyncErrorsRoutesModule {}
