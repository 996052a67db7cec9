import { Module } from '@nestjs/common';
import { SalesforceModule } from '#salesforce';
import { SyncModule } from '#sync';
import { FieldConfiguration } from './field-configuration.service.js';
import { StageConfiguration } from './stage-configuration.service.js';
import { TeamConnection } from './team-connection.service.js';

const services = [TeamConnection, FieldConfiguration, StageConfiguration];

/** What an admin sets up: the connection to the org, the field mappings, the stage values. */
@Module({ imports: [SalesforceModule, SyncModule], providers: services, exports: services })
export class SetupModule {}
