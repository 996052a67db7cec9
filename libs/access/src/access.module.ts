import { Module } from '@nestjs/common';
import { AnalyticsReaders } from './analytics-readers.service.js';
import { ApiKeys } from './api-keys.service.js';
import { Sessions } from './sessions.service.js';
import { SignInLimiter } from './sign-in-limiter.service.js';
import { Teams } from './teams.service.js';
import { Users } from './users.service.js';

@Module({
  providers: [AnalyticsReaders, ApiKeys, Sessions, SignInLimiter, Teams, Users],
  exports: [AnalyticsReaders, ApiKeys, Sessions, Teams, Users],
})
export class AccessModule {}
