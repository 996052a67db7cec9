import { Module } from '@nestjs/common';
import { SalesforceModule } from '#salesforce';
import { TeamConnection } from './team-connection.service.js';

@Module({ imports: [SalesforceModule], providers: [TeamConnection], exports: [TeamConnection] })
export class TeamConnectionModule {}
