import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { LoggerModule, PinoLogger } from 'nestjs-pino';
import { Clock } from './clock.js';
import { Config } from './config/config.js';
import { Cipher } from './crypto/cipher.js';
import { connect } from './database/connect.js';
import type { Db } from './database/query.js';
import { DB } from './database/tokens.js';
import { AppError } from './errors/app-error.js';
import { Events } from './events/events.service.js';
import { Jobs } from './jobs/jobs.service.js';
import { ContextLog } from './logging/context-log.js';
import { Log } from './logging/log.js';
import { httpLogOptions } from './logging/logging-options.js';
import { Metrics } from './metrics.js';
import { Surroundings } from './health/surroundings.js';
import { SchemaWatch } from './migrations/schema-watch.js';

/** Ends the pool last: what stops before it may still write. */
class PoolEnd implements OnApplicationShutdown {
  constructor(@Inject(DB) private readonly db: Db) {}

  async onApplicationShutdown(): Promise<void> {
    await this.db.destroy();
  }
}

/** What every lib stands on, in every module: `Config`, `DB`, `Clock`, `Cipher`, `Jobs`, `Events`, `Metrics`, `Log`. */
@Module({})
export class PlatformModule {
  /**
   * `config` names a database that is migrated; see `openDatabase`. `logsTo` is the file descriptor that gets the log:
   * 1, standard output, or 2, standard error, where the output is a command's result.
   */
  static forRoot(config: Config, { logsTo = 1 }: { logsTo?: 1 | 2 } = {}): DynamicModule {
    const { databaseUrl } = config;
    if (databaseUrl === undefined) throw new AppError('CONFIGURATION_INVALID', 'The database is not open yet.');
    return {
      module: PlatformModule,
      global: true,
      imports: [LoggerModule.forRoot(httpLogOptions(config, logsTo))],
      providers: [
        { provide: Config, useValue: config },
        {
          provide: DB,
          useFactory: () =>
            connect(databaseUrl, { poolSize: config.databaseConnections, pooler: config.databasePooler }),
        },
        { provide: Cipher, useValue: new Cipher(config.encryptionKeys) },
        { provide: Log, useFactory: (pino: PinoLogger) => new ContextLog(pino), inject: [PinoLogger] },
        {
          provide: Jobs,
          useFactory: (db: Db, log: Log, metrics: Metrics) => new Jobs(config, db, log, metrics),
          inject: [DB, Log, Metrics],
        },
        { provide: Events, useFactory: (db: Db, log: Log) => new Events(config, db, log), inject: [DB, Log] },
        Clock,
        Metrics,
        SchemaWatch,
        Surroundings,
        PoolEnd,
      ],
      exports: [Config, DB, Clock, Cipher, Jobs, Events, Metrics, SchemaWatch, Log],
    };
  }
}
