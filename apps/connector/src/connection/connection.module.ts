import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { SalesforceModule } from '#salesforce';
import { SetupModule } from '#setup';
import { CallbackController } from './callback.controller.js';
import { ConnectionController } from './connection.controller.js';

@Module({
  imports: [AccessModule, SalesforceModule, SetupModule],
  controllers: [ConnectionController, CallbackController],
})
export class ConnectionModule {}
