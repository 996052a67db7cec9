import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ApiKeysController } from './api-keys.controller.js';
import { AuditController } from './audit.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SessionController } from './session.controller.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [AccessModule],
  controllers: [ApiKeysController, AuditController, SessionController, SessionsController, UsersController],
})
export class AccessRoutesModule {}
