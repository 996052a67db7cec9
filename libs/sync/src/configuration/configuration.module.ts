import { Module } from '@nestjs/common';
import { SalesforceModule } from '#salesforce';
import { SyncModule } from '../sync.module.js';
import { FieldConfiguration } from './field-configuration.service.js';
import { StageConfiguration } from './stage-configuration.service.js';

/** What an admin configures, where it takes the org or the sync. */
@Module({
  imports: [SalesforceModule, SyncModule],
  providers: [FieldConfiguration, StageConfiguration],
  exports: [FieldConfiguration, StageConfiguration],
})
export class ConfigurationModule {}
