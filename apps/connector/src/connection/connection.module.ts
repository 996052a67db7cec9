import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { SalesforceModule } from '#salesforce';
import { TeamConnectionModule } from '#sync';
import { CallbackController } from './callback.controller.js';
import { ConnectionController } from './connection.controller.js';

@Module({
  imports: [AccessModule, SalesforceModule, TeamConnectionModule],
  controllers: [ConnectionController, CallbackController],
})
export class ConnectionModule {}
