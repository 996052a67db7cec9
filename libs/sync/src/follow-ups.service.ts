import { Inject, Injectable } from '@nestjs/common';
import type { CrmObject } from '#identifiers';
import { objectStates } from '#mirror';
import { mappedObject, mappings } from '#field-mapping';
import { Clock, type Db, DB } from '#platform';
import { wasAskedLately } from './domain/due.js';
import { fillsDue } from './domain/plan.js';
import { type RunMode } from './domain/run.js';
import { DONE } from './domain/transitions.js';
import { isPulled, mappingIn, type PlanBasis } from './read/plan-basis.js';
import * as crmSyncErrors from './store/crm-sync-errors.js';
import * as objectProgress from './store/object-progress.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';

/** What was asked for before that is no reason to wait. */
const LOOK_BACK_MS = 2 * 3600_000;

/** What one run makes another necessary for. */
@Injectable()
export class FollowUps {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly runs: SyncRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * A column that is not filled from the field it should be is back-filled (Y3): mapped meanwhile, or visible by now. What a
   * run of the same mode was asked to do lately is not asked for at once again, as the schedule does not.
   */
  async after(teamId: string, runIds: readonly string[]): Promise<void> {
    const due = await this.modesDue(teamId);
    if (due.size === 0) return;
    for (const { object, state } of await runs.some(this.db, teamId, runIds)) {
      const mode = due.get(object);
      if (mode === undefined || !DONE.includes(state) || (await this.mustPause(teamId, object, mode))) continue;
      await this.runs.request(teamId, { object, mode });
    }
  }

  private async mustPause(teamId: string, object: CrmObject, mode: RunMode): Promise<boolean> {
    const now = this.clock.now();
    const last = await runs.lastRequests(this.db, teamId, new Date(now.getTime() - LOOK_BACK_MS));
    if (!wasAskedLately({ object, mode }, last, now)) return false;
    // A mapping that was saved since says something that no run has been asked for.
    const asked = last.find((each) => each.object === object && each.mode === mode)?.at;
    const mapped = mappedObject(object);
    const saved = mapped === undefined ? undefined : (await mappings.latest(this.db, teamId, mapped))?.savedAt;
    return mode !== 'backfill' || asked === undefined || saved == null || saved <= asked;
  }

  /** The runs that objects need whatever the schedule says. */
  async modesDue(teamId: string): Promise<Map<CrmObject, RunMode>> {
    const [inForce, states, progress, lost] = await Promise.all([
      mappings.latestOfEach(this.db, teamId),
      objectStates.list(this.db, teamId),
      objectProgress.list(this.db, teamId),
      crmSyncErrors.lostFieldsOfTeam(this.db, teamId),
    ]);
    const due = new Map<CrmObject, RunMode>();
    for (const { object, filledFrom, unmapped, needsReconcile } of progress) {
      const isComplete = states.some((state) => state.object === object && state.firstCompletedAt !== null);
      const unreadable = new Set(lost.filter((each) => each.object === object).map(({ field }) => field));
      const isFillDue = isComplete && hasToFill(inForce, { object, filledFrom, unmapped, unreadable });
      if (isFillDue) due.set(object, 'backfill');
      // The delete log had a gap: what was purged in it is not found by waiting.
      else if (needsReconcile) due.set(object, 'reconcile');
    }
    return due;
  }

  /** Whether a back-fill of the object has something to do that no failing field stands in the way of. */
  async isFillDue(teamId: string, object: CrmObject): Promise<boolean> {
    return (await this.modesDue(teamId)).get(object) === 'backfill';
  }
}

function hasToFill(
  inForce: PlanBasis['mappings'],
  { object, filledFrom, unmapped, unreadable }: Filled & { object: CrmObject },
): boolean {
  const wanted = { ...unmapped, ...(isPulled(inForce, object) ? mappingIn(inForce, object) : {}) };
  const lost = Object.entries(wanted).flatMap(([target, source]) => (unreadable.has(source) ? [{ target }] : []));
  const { fed, dropped } = fillsDue(filledFrom, wanted, lost);
  return fed.length > 0 || dropped.length > 0;
}

/** What an object's columns are filled from, and the fields that cannot be read. */
interface Filled {
  filledFrom: Record<string, string>;
  unmapped: Record<string, string>;
  unreadable: ReadonlySet<string>;
}
