import { Module } from '@nestjs/common';
import { AnalyticsReaders } from './analytics-readers.service.js';
import { ApiKeys } from './api-keys.service.js';
import { EmbedTokens } from './embed-tokens.service.js';
import { LivePrincipals } from './live-principals.service.js';
import { OwnPassword } from './own-password.service.js';
import { Refusals } from './refusals.service.js';
import { Sessions } from './sessions.service.js';
import { SignInLimiter } from './sign-in-limiter.service.js';
import { Teams } from './teams.service.js';
import { Users } from './users.service.js';

@Module({
  providers: [
    AnalyticsReaders,
    ApiKeys,
    EmbedTokens,
    LivePrincipals,
    OwnPassword,
    Refusals,
    Sessions,
    SignInLimiter,
    Teams,
    Users,
  ],
  exports: [AnalyticsReaders, ApiKeys, EmbedTokens, LivePrincipals, OwnPassword, Refusals, Sessions, Teams, Users],
})
export class AccessModule {}
