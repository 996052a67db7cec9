import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ErasureModule } from '#erasure';
import { LinkingModule } from '#linking';
import { type Config, PlatformModule } from '#platform';
import { SalesforceModule } from '#salesforce';
import { SetupModule } from '#setup';
import { SyncModule } from '#sync';
import { WebhooksModule } from '#webhooks';

/** One line a lib. */
const libs = [AccessModule, ErasureModule, LinkingModule, SalesforceModule, SetupModule, SyncModule, WebhooksModule];

/** The libs the commands use, without a server. */
@Module({})
export class CliModule {
  static for(config: Config): DynamicModule {
    return { module: CliModule, imports: [PlatformModule.forRoot(config, { logsTo: 2 }), ...libs] };
  }
}
