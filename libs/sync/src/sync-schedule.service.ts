import { Inject, Injectable } from '@nestjs/common';
import { type Settings, settings } from '#field-mapping';
import { CRM_OBJECTS } from '#identifiers';
import { objectStates } from '#mirror';
import { AppError, type Db, DB, Log, oneAtATime } from '#platform';
import { SalesforceOrg } from '#salesforce';
import { isOverBudget } from './domain/budget.js';
import { dueMode, type Known, wasAskedLately } from './domain/due.js';
import { nextDue } from './domain/next-due.js';
import { type RunMode } from './domain/run.js';
import { nextTurn } from './domain/spread.js';
import { FollowUps } from './follow-ups.service.js';
import { RunQueues } from './run-queues.service.js';
import * as runs from './store/runs.js';
import * as schedule from './store/schedule.js';
import { SyncRuns } from './sync-runs.service.js';

/** The longest interval is a week: what was asked for before that is due in any case. */
const LOOK_BACK_MS = 8 * 24 * 3600_000;
/** Rows of the schedule taken at a time. */
const BATCH_ROWS = 300;
/** Teams that are looked at side by side. */
const TEAMS_AT_ONCE = 4;
const MINUTE_MS = 60_000;
/** What an object needs is looked at again so soon. */
const NEEDED_AGAIN_MS = 5 * MINUTE_MS;

/** What the ticks do: they enqueue, and carry nothing out. Of any number of processes that tick, one does at a time. */
@Injectable()
export class SyncSchedule {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly runs: SyncRuns,
    private readonly queues: RunQueues,
    private readonly followUps: FollowUps,
    private readonly org: SalesforceOrg,
    private readonly log: Log,
  ) {}

  /** Asks for the runs that are due, and wakes those that waited long enough (Y5). */
  async tick(now: Date): Promise<void> {
    await oneAtATime(this.db, 'sync schedule', async () => {
      await runs.wakeDue(this.db, now);
      await this.resume();
      for (const teamId of await runs.teamsOverBudget(this.db)) await this.wakeWithinBudget(teamId);
      await this.tickDue(now);
    });
  }

  /** Puts runs before the workers that no job is there for: those of a worker that is gone, and of a job that was lost (Y2). */
  async resume(): Promise<void> {
    const adrift = await runs.adrift(this.db);
    if (adrift.length === 0) return;
    const known = await this.queues.known();
    const lost = adrift.filter(({ id }) => !known.has(id));
    for (const [teamId, rows] of Map.groupBy(lost, ({ teamId: team }) => team)) {
      await this.queues.enqueue(teamId, rows);
    }
  }

  /** The team is connected: its objects are due. */
  async start(trx: Db, teamId: string, now: Date): Promise<void> {
    await schedule.start(trx, teamId, CRM_OBJECTS, now);
  }

  /** Something changed that due times depend on: intervals, a mapping. */
  async touch(trx: Db, teamId: string, now: Date): Promise<void> {
    await schedule.touch(trx, teamId, now);
  }

  /** The team disconnected: nothing of it is due. */
  async stop(trx: Db, teamId: string): Promise<void> {
    await schedule.stop(trx, teamId);
  }

  private async tickDue(now: Date): Promise<void> {
    for (;;) {
      const teams = await schedule.dueTeams(this.db, now, BATCH_ROWS);
      const left = teams.values();
      const inTurn = async (): Promise<void> => {
        for (const teamId of left) await this.tickTeam(teamId, now);
      };
      await Promise.all(Array.from({ length: TEAMS_AT_ONCE }, inTurn));
      if (teams.length === 0) return;
    }
  }

  /** A team that cannot be scheduled keeps no other waiting, and is looked at again. */
  private async tickTeam(teamId: string, now: Date): Promise<void> {
    const later = new Date(now.getTime() + MINUTE_MS);
    const next = await this.schedule(teamId, now).catch((err: unknown) => {
      this.log.warn({ err, teamId }, 'sync: a team could not be scheduled');
      return CRM_OBJECTS.map((object) => ({ object, at: later }));
    });
    // Of an org that is not connected any more there may be no row left, and none is due again at once.
    const at = (due: Date | null): Date | null => (due === null || due > now ? due : later);
    await schedule.set(
      this.db,
      teamId,
      next.map(({ object, at: due }) => ({ object, at: at(due) })),
    );
  }

  /** A larger share, or calls that came back, as far as anybody observed: what waited for them does not wait its time out. */
  private async wakeWithinBudget(teamId: string): Promise<void> {
    const observed = await this.org.apiUsage(teamId);
    const { apiBudgetPercent } = await settings.get(this.db, teamId);
    if (observed === undefined || isOverBudget(observed, apiBudgetPercent)) return;
    await this.queues.enqueue(teamId, await runs.wakeWithinBudget(this.db, teamId));
  }

  /** Asks for what is due of a team; answers when each of its objects is due again. */
  private async schedule(teamId: string, now: Date): Promise<schedule.NextDue[]> {
    const intervals = await settings.get(this.db, teamId);
    const last = await runs.lastRequests(this.db, teamId, new Date(now.getTime() - LOOK_BACK_MS));
    const states = await objectStates.list(this.db, teamId);
    const needs = await this.followUps.modesDue(teamId);
    const pulled = new Set(await this.runs.pulledObjects(teamId));
    const objects = CRM_OBJECTS.filter((object) => pulled.has(object)).map((object): DueObject => {
      const firstCompletedAt = states.find((state) => state.object === object)?.firstCompletedAt ?? null;
      const known: Known = { object, last, firstCompletedAt };
      const needed = needs.get(object);
      const isNeeded = needed !== undefined && !wasAskedLately({ object, mode: needed }, last, now);
      const mode = isNeeded ? needed : dueMode(known, intervals, now);
      return { known, isNeeded: needed !== undefined, mode };
    });
    await this.request(teamId, objects);
    return CRM_OBJECTS.map((object) => {
      const due = objects.find(({ known }) => known.object === object);
      return { object, at: due === undefined ? null : nextAt({ teamId, due, intervals, now }) };
    });
  }

  /** What is due in one mode is asked for together: incremental runs go as one pass. */
  private async request(teamId: string, due: readonly DueObject[]): Promise<void> {
    for (const [mode, objects] of Map.groupBy(due, ({ mode: each }) => each)) {
      if (mode === undefined) continue;
      const names = objects.map(({ known: { object } }) => object);
      await this.runs.requestSome(teamId, { objects: names, mode }).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      });
    }
  }
}

interface DueObject {
  known: Known;
  isNeeded: boolean;
  /** What is asked for now; undefined for nothing. */
  mode: RunMode | undefined;
}

function nextAt({
  teamId,
  due: { known, isNeeded, mode },
  intervals,
  now,
}: {
  teamId: string;
  due: DueObject;
  intervals: Settings;
  now: Date;
}): Date | null {
  const asked = mode === undefined ? [] : [{ object: known.object, mode, at: now }];
  const next = nextDue({ ...known, last: [...known.last, ...asked] }, intervals, now);
  const intervalMs = intervals.syncIntervalMinutes * MINUTE_MS;
  const turn = mode === undefined || intervalMs === 0 ? undefined : nextTurn(teamId, now, intervalMs);
  const again = isNeeded ? new Date(now.getTime() + NEEDED_AGAIN_MS) : undefined;
  const times = [next, turn, again].flatMap((at) => (at == null ? [] : [at.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
