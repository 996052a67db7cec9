import { statfs } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Config } from '../config/config.js';
import { type Db, withClient } from '../database/query.js';
import { DB } from '../database/tokens.js';
import { Metrics } from '../metrics.js';

/** What the driver does not declare. */
type Wire = PoolClient & { connection: { stream: Socket } };

/** What the process stands on and does not make itself: PostgreSQL's certificate, and the disk under `DATA_DIR`. */
@Injectable()
export class Surroundings {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly config: Config,
    metrics: Metrics,
  ) {
    const expiry = metrics.gauge(
      'related_records_database_certificate_expiry_timestamp_seconds',
      "When PostgreSQL's certificate ends; no series without TLS.",
      ['server'],
    );
    const free = metrics.gauge(
      'related_records_disk_free_ratio',
      'Free share of the disk under DATA_DIR, which the embedded PostgreSQL writes to; no series where there is none.',
      ['disk'],
    );
    metrics.onLook(async () => {
      const at = await this.certificateEnd();
      if (at !== undefined) expiry.set({ server: 'postgresql' }, at.getTime() / 1000);
    });
    metrics.onLook(async () => {
      const { bavail, blocks } = await statfs(this.config.dataDir);
      free.set({ disk: 'data_dir' }, bavail / blocks);
    });
  }

  private async certificateEnd(): Promise<Date | undefined> {
    return withClient(this.db, (client) => {
      const { stream } = (client as Wire).connection;
      return Promise.resolve(stream instanceof TLSSocket ? new Date(stream.getPeerCertificate().valid_to) : undefined);
    });
  }
}
