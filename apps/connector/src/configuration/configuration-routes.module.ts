import { Module } from '@nestjs/common';
import { SetupModule } from '#setup';
import { SyncModule } from '#sync';
import { CrmFieldsController } from './crm-fields.controller.js';
import { FieldMappingsController } from './field-mappings.controller.js';
import { SettingsController } from './settings.controller.js';
import { StagesController } from './stages.controller.js';

@Module({
  imports: [SetupModule, SyncModule],
  controllers: [CrmFieldsController, FieldMappingsController, StagesController, SettingsController],
})
export class ConfigurationRoutesModule {}
