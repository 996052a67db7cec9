import { Inject, Injectable } from '@nestjs/common';
import { type CrmObject, objectStates } from '#mirror';
import { AppError, type Db, DB } from '#platform';
import { fillsDue } from './domain/plan.js';
import { mappingOf } from './run/make-plan.js';
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

  /** A column that is not filled from the field the mapping names is back-filled (Y3): saved meanwhile, or visible again. */
  async after(teamId: string, runId: string): Promise<void> {
    const row = await runs.get(this.db, teamId, runId);
    if (row === undefined || !['succeeded', 'partial', 'needs_approval'].includes(row.state)) return;
    if (await this.isFillDue(teamId, row.object))
      await this.runs.request(teamId, { object: row.object, mode: 'backfill' });
  }

  /** Whether a back-fill of the object has something to do that no failing field stands in the way of. */
  async isFillDue(teamId: string, object: CrmObject): Promise<boolean> {
    const state = await objectStates.get(this.db, teamId, object);
    if (state.firstCompletedAt === null) return false;
    const { filledFrom } = await objectProgress.get(this.db, teamId, object);
    const mapping = await mappingOf(this.db, teamId, object).catch((error: unknown) => {
      if (error instanceof AppError) return {};
      throw error;
    });
    const lost = state.staleTargets.map((target) => ({ target, source: '', cause: 'FIELD_NOT_VISIBLE' as const }));
    const { fed, dropped } = fillsDue(filledFrom, mapping, lost);
    return fed.length > 0 || dropped.length > 0;
  }
}
