import { Inject, Injectable } from '@nestjs/common';
import { type Db, DB, oneAtATime, pruneInBatches } from '#platform';
import * as crmSyncErrors from './store/crm-sync-errors.js';
import * as deletions from './store/deletions.js';
import * as runs from './store/runs.js';

const DAY_MS = 24 * 3600_000;
/** Runs, the deletions that can be taken back, and errors that are resolved are kept so long. */
const KEEP_MS = 30 * DAY_MS;
/** Passes that found nothing. */
const KEEP_IDLE_MS = DAY_MS;

/** Keeps what the sync records finite. Any number of processes may call it; one does it. */
@Injectable()
export class SyncUpkeep {
  constructor(@Inject(DB) private readonly db: Db) {}

  async prune(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEEP_MS);
    const idleBefore = new Date(now.getTime() - KEEP_IDLE_MS);
    await oneAtATime(this.db, 'prune runs', async () => {
      await pruneInBatches((atMost) => deletions.prune(this.db, before, atMost));
      await pruneInBatches((atMost) => runs.prune(this.db, { before, idleBefore, atMost }));
      await pruneInBatches((atMost) => crmSyncErrors.prune(this.db, before, atMost));
    });
  }
}
