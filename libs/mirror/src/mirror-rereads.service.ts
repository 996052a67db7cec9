import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Db, DB, Log, transaction } from '#platform';
import * as rereads from './store/rereads.js';

/** Makes anew, before the service answers, what an older version derived by other rules. */
@Injectable()
export class MirrorRereads implements OnModuleInit {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const due of await rereads.due(this.db)) {
      const changed = await transaction(this.db, (trx) => rereads.reread(trx, due));
      this.log.info({ ...due, changed }, 'mirror: addresses, websites and names were read anew');
    }
  }
}
