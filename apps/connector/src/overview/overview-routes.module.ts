import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { LinkingModule } from '#linking';
import { SalesforceModule } from '#salesforce';
import { SetupModule } from '#setup';
import { SyncModule } from '#sync';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

@Module({
  imports: [AccessModule, LinkingModule, SalesforceModule, SetupModule, SyncModule],
  controllers: [OverviewController],
  providers: [OverviewService],
})
export class OverviewRoutesModule {}
