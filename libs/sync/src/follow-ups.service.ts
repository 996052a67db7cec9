import { Inject, Injectable } from '@nestjs/common';
import { type CrmObject, objectStates } from '#mirror';
import { AppError, type Db, DB } from '#platform';
import { fillsDue } from './domain/plan.js';
import { type RunMode } from './domain/run.js';
import { mappingOf } from './read/plan-run.js';
import * as crmSyncErrors from './store/crm-sync-errors.js';
import * as objectProgress from './store/object-progress.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';

/** What one run makes another necessary for. */
@Injectable()
export class FollowUps {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly runs: SyncRuns,
  ) {}

  /** A column that is not filled from the field it should be is back-filled (Y3): mapped meanwhile, or visible by now. */
  async after(teamId: string, runId: string): Promise<void> {
    const row = await runs.get(this.db, teamId, runId);
    if (row === undefined || !['succeeded', 'partial', 'needs_approval'].includes(row.state)) return;
    const mode = await this.modeDue(teamId, row.object);
    if (mode !== undefined) await this.runs.request(teamId, { object: row.object, mode });
  }

  /** The run that an object needs whatever the schedule says; undefined when it needs none. */
  async modeDue(teamId: string, object: CrmObject): Promise<RunMode | undefined> {
    if (await this.isFillDue(teamId, object)) return 'backfill';
    // The delete log had a gap: what was purged in it is not found by waiting.
    return (await objectProgress.get(this.db, teamId, object)).needsReconcile ? 'reconcile' : undefined;
  }

  /** Whether a back-fill of the object has something to do that no failing field stands in the way of. */
  async isFillDue(teamId: string, object: CrmObject): Promise<boolean> {
    const state = await objectStates.get(this.db, teamId, object);
    if (state.firstCompletedAt === null) return false;
    const { filledFrom, unmapped } = await objectProgress.get(this.db, teamId, object);
    const mapping = await mappingOf(this.db, teamId, object).catch((error: unknown) => {
      if (error instanceof AppError) return {};
      throw error;
    });
    const wanted = { ...unmapped, ...mapping };
    const unreadable = new Set(await crmSyncErrors.lostFields(this.db, teamId, object));
    const lost = Object.entries(wanted).flatMap(([target, source]) => (unreadable.has(source) ? [{ target }] : []));
    const { fed, dropped } = fillsDue(filledFrom, wanted, lost);
    return fed.length > 0 || dropped.length > 0;
  }
}
