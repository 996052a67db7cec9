import { Inject, Injectable } from '@nestjs/common';
import { CRM_OBJECTS } from '#identifiers';
import { emptying, orgs } from '#mirror';
import { AppError, DB, type Db } from '#platform';
import * as leftovers from './store/leftovers.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';

/** Deleted in one transaction, so that nothing waits long and a killed one loses little. */
const ROWS = 5_000;

export interface MirrorDeletionProgress {
  /** What goes now, as `schema.table`. */
  readonly table: string;
  readonly rows: number;
}

/**
 * Deletes a team's mirror, and what the sync knows of it (E3). Decisions stay. A team that is connected reads everything
 * again with its next sync; of one that is not, the org is forgotten, too, and another one may be connected.
 */
@Injectable()
export class MirrorDeletion {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly runs: SyncRuns,
  ) {}

  /** Begun again after a kill, it goes on. Returns how many rows went. */
  async delete(teamId: string, onProgress?: (progress: MirrorDeletionProgress) => void): Promise<number> {
    await this.stopRuns(teamId);
    let rows = 0;
    const empty = async (table: string, deleteSome: (most: number) => Promise<number>): Promise<void> => {
      for (let deleted = ROWS; deleted === ROWS;) {
        deleted = await deleteSome(ROWS);
        rows += deleted;
        if (deleted > 0) onProgress?.({ table, rows });
      }
    };
    for (const part of leftovers.LEFTOVERS) {
      await empty(part, (most) => leftovers.deleteRows(this.db, teamId, part, most));
    }
    for (const part of emptying.MIRROR_PARTS) {
      await empty(`mirror.${part}`, (most) => emptying.deleteRows(this.db, teamId, part, most));
    }
    await orgs.forgetUnlessConnected(this.db, teamId);
    return rows;
  }

  /** Nothing may be merged while its table is emptied: a worker whose run was cancelled can write nothing more. */
  private async stopRuns(teamId: string): Promise<void> {
    for (const object of CRM_OBJECTS) {
      const run = await runs.unfinished(this.db, teamId, object);
      if (run === undefined) continue;
      await this.runs.cancel(teamId, run.id).catch((error: unknown) => {
        // It ended by itself.
        if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      });
    }
  }
}
