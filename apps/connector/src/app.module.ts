import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { type Config, PlatformModule } from '#platform';
import { AccessRoutesModule } from './access/access-routes.module.js';
import { ConfigurationRoutesModule } from './configuration/configuration-routes.module.js';
import { ConnectionModule } from './connection/connection.module.js';
import { ConsoleModule } from './console/console.module.js';
import { DocsModule } from './docs/docs.module.js';
import { EmbedModule } from './embed/embed.module.js';
import { ErasureRoutesModule } from './erasures/erasure-routes.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { LinkingRoutesModule } from './linking/linking-routes.module.js';
import { MirrorRoutesModule } from './mirror/mirror-routes.module.js';
import { OverviewRoutesModule } from './overview/overview-routes.module.js';
import { ParityRoutesModule } from './parity/parity-routes.module.js';
import { ScheduleModule } from './schedule/schedule.module.js';
import { SyncErrorsRoutesModule } from './sync-errors/sync-errors-routes.module.js';
import { SyncsRoutesModule } from './syncs/syncs-routes.module.js';
import { WebhookRoutesModule } from './webhooks/webhook-routes.module.js';

/** One line a feature. */
const features = [
  AccessRoutesModule,
  ConfigurationRoutesModule,
  ConnectionModule,
  ConsoleModule,
  DocsModule,
  EmbedModule,
  ErasureRoutesModule,
  EventsModule,
  HealthModule,
  LinkingRoutesModule,
  MirrorRoutesModule,
  OverviewRoutesModule,
  ParityRoutesModule,
  ScheduleModule,
  SyncErrorsRoutesModule,
  SyncsRoutesModule,
  WebhookRoutesModule,
];

@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(config), HttpModule, AccessModule, ...features] };
  }
}
