import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys.service.js';
import { Sessions } from './sessions.service.js';
import { SignInLimiter } from './sign-in-limiter.service.js';
import { Teams } from './teams.service.js';
import { Users } from './users.service.js';

@Module({
  providers: [ApiKeys, Sessions, SignInLimiter, Teams, Users],
  exports: [ApiKeys, Sessions, Teams, Users],
})
export class AccessModule {}
