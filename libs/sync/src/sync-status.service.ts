import { Inject, Injectable } from '@nestjs/common';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { counts, objectStates } from '#mirror';
import { Clock, type Db, DB } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { type SyncRun } from './domain/run.js';
import * as latestRuns from './store/latest-runs.js';
import { type RunRow, toRun } from './store/run-rows.js';
import * as schedule from './store/schedule.js';
import { SyncRuns } from './sync-runs.service.js';
import { countWithheld } from './withheld.js';

/** Where an object stands: how its last run ended and what runs now are two facts, and neither hides the other. */
export interface ObjectStatus {
  object: CrmObject;
  /** Null: never synced. */
  lastEnded: SyncRun | null;
  underWay: SyncRun | null;
  /** Now less the start of the last complete pass (Y6); null before the first. */
  syncAgeSeconds: number | null;
  /** Live ones, as of the last run that ended. */
  records: number;
  withheld: number;
  nextAt: Date | null;
}

/** What is overdue is due now. */
function later(at: Date | null, now: Date): Date | null {
  return at === null || at > now ? at : now;
}

/** How the mirror of each object stands, for people. */
@Injectable()
export class SyncStatus {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly runs: SyncRuns,
    private readonly connections: SalesforceConnections,
  ) {}

  async objects(teamId: string): Promise<ObjectStatus[]> {
    const now = this.clock.now();
    const [ended, underWay, states, due, pulled, { state }] = await Promise.all([
      latestRuns.ended(this.db, teamId, CRM_OBJECTS),
      latestRuns.underWay(this.db, teamId, CRM_OBJECTS),
      objectStates.list(this.db, teamId),
      schedule.list(this.db, teamId),
      this.runs.pulledObjects(teamId),
      this.connections.view(teamId),
    ]);
    const of = (rows: readonly RunRow[], object: CrmObject): SyncRun | null => {
      const row = rows.find((each) => each.object === object);
      return row === undefined ? null : toRun(row);
    };
    const isScheduled = (object: CrmObject): boolean => state !== 'disconnected' && pulled.includes(object);
    return Promise.all(
      CRM_OBJECTS.map(async (object) => {
        const known = states.find((each) => each.object === object);
        const since = known?.lastCompleteRunStartedAt ?? null;
        return {
          object,
          lastEnded: of(ended, object),
          underWay: of(underWay, object),
          syncAgeSeconds: since === null ? null : Math.round((now.getTime() - since.getTime()) / 1000),
          records: known?.liveRecords ?? (await counts.live(this.db, teamId, object)),
          withheld: await countWithheld(this.db, teamId, object),
          nextAt: isScheduled(object) ? later(due.find((each) => each.object === object)?.at ?? null, now) : null,
        };
      }),
    );
  }

  /** Whether every object was read whole once. */
  async isFirstDone(teamId: string): Promise<boolean> {
    const states = await objectStates.list(this.db, teamId);
    return CRM_OBJECTS.every((object) => objectStates.ofObject(states, object).firstCompletedAt !== null);
  }
}
