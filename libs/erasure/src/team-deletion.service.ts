import { Inject, Injectable } from '@nestjs/common';
import { Clock, DB, type Db, Jobs, Log, transaction } from '#platform';
import * as teamRows from './store/team-rows.js';
import type { TeamTable } from './store/team-rows.js';

/** Deleted in one transaction, so that nothing waits long and a killed one loses little. */
const ROWS = 5_000;
/** These end what others still do in the team: nobody signs in, nothing is pulled. */
const FIRST = ['access.api_keys', 'access.sessions', 'salesforce.connections', 'mirror.orgs', 'sync.runs'];
/** The last ones go together: what is left of the deletion is what says that it is not over. */
const LAST = ['access.teams', 'erasure.team_deletions'];

/** How far a deletion is. */
export interface DeletionProgress {
  /** Table whose rows go, as `schema.table`. */
  readonly table: string;
  /** Rows gone so far, of all tables. */
  readonly rows: number;
}

export interface DeletionOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DeletionProgress) => void) | undefined;
}

const nameOf = ({ schema, table }: TeamTable): string => `${schema}.${table}`;

/** Deletes teams whole (E3): table by table, in small transactions, to be resumed by anybody after a kill. */
@Injectable()
export class TeamDeletion {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Returns how many rows went. */
  async delete(teamId: string, options: DeletionOptions = {}): Promise<number> {
    await teamRows.begin(this.db, teamId, this.clock.now());
    return this.goOn(teamId, options);
  }

  /** Goes on with every deletion that was begun. */
  async resume(signal?: AbortSignal): Promise<void> {
    for (const teamId of await teamRows.unfinished(this.db)) await this.goOn(teamId, { signal });
  }

  private async goOn(teamId: string, { signal, onProgress }: DeletionOptions): Promise<number> {
    const tables = await teamRows.tables(this.db);
    const [first, last] = [FIRST, LAST].map((names) => tables.filter((table) => names.includes(nameOf(table))));
    const others = tables.filter((table) => ![...FIRST, ...LAST].includes(nameOf(table)));
    let rows = 0;
    // What was being written while its table was emptied is found by the next round.
    for (let isEmpty = false; !isEmpty;) {
      const before = rows;
      for (const table of [...(first ?? []), ...others]) {
        for (let deleted = ROWS; deleted === ROWS;) {
          signal?.throwIfAborted();
          deleted = await teamRows.deleteRows(this.db, teamId, table, ROWS);
          rows += deleted;
          if (deleted > 0) onProgress?.({ table: nameOf(table), rows });
        }
      }
      await this.jobs.forgetTeam(teamId);
      isEmpty = rows === before;
    }
    await transaction(this.db, async (trx) => {
      for (const table of last ?? []) rows += await teamRows.deleteRows(trx, teamId, table, ROWS);
    });
    this.log.info({ teamId, rows }, 'erasure: a team was deleted');
    return rows;
  }
}
