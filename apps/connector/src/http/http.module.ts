import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '#access';
import { Config, Log, Tracing } from '#platform';
import { AccessGuard } from './access.guard.js';
import { BodilessGuard } from './bodiless.guard.js';
import { HttpDrain } from './http-drain.js';
import { Circumstances } from './input/circumstances.js';
import { JsonAnswer } from './json-answer.js';
import { PrincipalShares } from './principal-shares.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteAccessList } from './route-access.js';
import { SchemaGuard } from './schema.guard.js';
import { RequestPipe } from './validation.js';

/** What holds for every route: who may call it, what goes in, how it fails. */
@Module({
  imports: [AccessModule, DiscoveryModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: SchemaGuard },
    { provide: APP_GUARD, useClass: BodilessGuard },
    { provide: APP_PIPE, useClass: RequestPipe },
    { provide: APP_INTERCEPTOR, useClass: JsonAnswer },
    { provide: APP_FILTER, useClass: ProblemFilter },
    Circumstances,
    HttpDrain,
    PrincipalShares,
    RouteAccessList,
    { provide: Tracing, useFactory: (config: Config, log: Log) => Tracing.start(config, log), inject: [Config, Log] },
  ],
})
export class HttpModule {}
