import { Inject, Injectable } from '@nestjs/common';
import { settings } from '#field-mapping';
import { objectStates, orgs } from '#mirror';
import { AppError, type Db, DB, Log } from '#platform';
import { SalesforceOrg } from '#salesforce';
import { isOverBudget } from './domain/budget.js';
import { dueMode, wasAskedLately } from './domain/due.js';
import { FollowUps } from './follow-ups.service.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';

/** Runs older than this are forgotten. */
const KEEP_RUNS_MS = 30 * 24 * 3600_000;
/** The longest interval is a week: what was asked for before that is due in any case. */
const LOOK_BACK_MS = 8 * 24 * 3600_000;

/** What the ticks do: they enqueue, and carry nothing out. Any number of processes may tick at once. */
@Injectable()
export class SyncSchedule {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly runs: SyncRuns,
    private readonly followUps: FollowUps,
    private readonly org: SalesforceOrg,
    private readonly log: Log,
  ) {}

  /** Asks for the runs that are due, and wakes those that waited long enough (Y5). */
  async tick(now: Date): Promise<void> {
    await runs.wakeDue(this.db, now);
    await this.resume();
    for (const teamId of await orgs.connectedTeams(this.db)) {
      await this.tickTeam(teamId, now).catch((err: unknown) => {
        this.log.warn({ err, teamId }, 'sync: a team could not be scheduled');
      });
    }
  }

  /** Puts runs before the workers that no worker is at: queued ones, and those whose worker is gone (Y2). */
  async resume(): Promise<void> {
    for (const { teamId, id } of await runs.adrift(this.db)) await this.runs.enqueue(teamId, id);
  }

  /** Forgets old runs. */
  async prune(now: Date): Promise<void> {
    await runs.prune(this.db, new Date(now.getTime() - KEEP_RUNS_MS));
  }

  /** A larger share, or calls that came back, as far as anybody observed: what waited for them does not wait its time out. */
  private async wakeWithinBudget(teamId: string, percent: number): Promise<void> {
    const observed = await this.org.apiUsage(teamId);
    if (observed === undefined || isOverBudget(observed, percent)) return;
    for (const id of await runs.wakeWithinBudget(this.db, teamId)) await this.runs.enqueue(teamId, id);
  }

  private async tickTeam(teamId: string, now: Date): Promise<void> {
    const intervals = await settings.get(this.db, teamId);
    await this.wakeWithinBudget(teamId, intervals.apiBudgetPercent);
    const last = await runs.lastRequests(this.db, teamId, new Date(now.getTime() - LOOK_BACK_MS));
    for (const object of await this.runs.pulledObjects(teamId)) {
      const { firstCompletedAt } = await objectStates.get(this.db, teamId, object);
      const needed = await this.followUps.modeDue(teamId, object);
      const isNeeded = needed !== undefined && !wasAskedLately({ object, mode: needed }, last, now);
      const mode = isNeeded ? needed : dueMode({ object, last, firstCompletedAt }, intervals, now);
      if (mode === undefined) continue;
      await this.runs.request(teamId, { object, mode }).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      });
    }
  }
}
