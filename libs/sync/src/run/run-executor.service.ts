import { Inject, Injectable } from '@nestjs/common';
import { settings } from '#field-mapping';
import { AppError, Clock, type Db, DB, type ErrorCode, Events, Log, transaction } from '#platform';
import { SalesforceConnections, SalesforceOrg } from '#salesforce';
import { UNFINISHED } from '../domain/transitions.js';
import * as runs from '../store/runs.js';
import { claim, end } from '../store/run-writes.js';
import { type RunRow } from '../store/run-rows.js';
import { NOTHING_PLANNED } from '../domain/plan.js';
import { guardBudget } from './budget-guard.js';
import { abortJobs } from './bulk-job.js';
import { makePlan } from './make-plan.js';
import { readRows } from './read-leg.js';
import { RunContext, type RunTools } from './run-context.js';
import { finish } from './finish.js';
import { RunHold } from './run-hold.js';
import { settleFailure } from './settle-failure.js';
import { sweep } from './sweep.js';
import { SYNC_TUNING, type SyncTuning } from './sync-tuning.js';

// One run: plan → extract → stage → validate → merge → prove → finish.
//
// What holds, whatever stops where:
//  1. One worker. A run has a lease and a fence; every write of a worker names the fence, inside the transaction of what
//     it goes with. A worker that was taken for dead matches no row and its transaction is undone. Two unfinished runs of
//     one object cannot exist (unique index).
//  2. Pages are steps. Staging, merge and the move of the plan behind the page are one transaction; a page may be staged
//     beside the merge of the one before, and is merged behind it. Whoever takes the run over finds the plan and goes on
//     behind the last page; a page that is merged twice changes nothing.
//  3. The end is a page. The transaction of the last page also proves the count of the whole read, moves the watermark and
//     the object's state and ends the run. So no watermark without its rows, no `succeeded` without both.
//  4. Counts are the org's. Every page is held against its header, every read against the job's or the query's total.
//     Fewer or more is EXTRACTION_INCOMPLETE: repeated, then `failed`, never `partial`.
//  5. Time is the org's. Window and watermark come from its stamps and its Date header, less the time a call took.
//  6. Failures end in one place (settleFailure): paused, or failed with a code. Being cancelled, taken over or stopped is
//     no failure; a stopped worker puts the run back in the queue.

function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

/** Carries runs out. Any number of workers may call it for the same run; one of them gets it. */
@Injectable()
export class RunExecutor {
  private readonly tools: RunTools;

  constructor(
    @Inject(DB) private readonly db: Db,
    org: SalesforceOrg,
    connections: SalesforceConnections,
    clock: Clock,
    events: Events,
    log: Log,
    @Inject(SYNC_TUNING) tuning: SyncTuning,
  ) {
    this.tools = { db, org, connections, clock, events, log, tuning };
  }

  /** Carries a run out to its end, or to where it has to wait. Does nothing when it is another worker's. */
  async execute(teamId: string, runId: string, stopping: AbortSignal = new AbortController().signal): Promise<void> {
    const { clock, tuning } = this.tools;
    const row = await claim(this.db, { teamId, runId }, { leaseSeconds: tuning.leaseSeconds, now: clock.now() });
    if (row === undefined) return;
    // Before the hold: a failure here leaves a run whose lease runs out, and none that is held for ever.
    const teamSettings = await settings.get(this.db, teamId);
    const hold = new RunHold(this.db, { teamId, runId, fence: row.fence }, tuning, stopping);
    const context = RunContext.of(row, {
      // A plan of an older version lacks what later ones have.
      plan: { ...NOTHING_PLANNED, ...row.plan },
      settings: teamSettings,
      signal: hold.signal,
    });
    context.guard = () => guardBudget(this.tools, context);
    try {
      await this.readAll(context, row);
    } catch (error) {
      await this.giveUp(context, error, stopping);
    } finally {
      await hold.release();
      await this.abortJobs(context);
    }
  }

  private async readAll(context: RunContext, row: RunRow): Promise<void> {
    if (row.plan === null) await this.plan(context, row);
    try {
      await this.readLegs(context);
    } catch (error) {
      if (!hasCode(error, 'SALESFORCE_FIELD_UNKNOWN')) throw error;
      // A field went since the org was described: look again, and do without it (Y3).
      await this.plan(context, row, true);
      await this.readLegs(context);
    }
  }

  private async plan(context: RunContext, row: RunRow, isFresh = false): Promise<void> {
    const plan = await makePlan(this.tools, row, context.call, isFresh);
    const { counts, plan: before } = context.stand;
    // A read that begins again does not count what it read before.
    context.stand = { plan, counts: { ...counts, read: counts.read - (before.job?.rows ?? 0) } };
  }

  private async readLegs(context: RunContext): Promise<void> {
    // A back-fill that only empties columns has nothing to read.
    if (context.leg === undefined) {
      await transaction(this.db, (trx) => finish(this.tools, context, trx, context.stand));
    }
    while (context.leg !== undefined) {
      await (context.leg.reads === 'ids' ? sweep : readRows)(this.tools, context);
    }
  }

  private async giveUp(context: RunContext, error: unknown, stopping: AbortSignal): Promise<void> {
    if (hasCode(error, 'RUN_TAKEN_AWAY')) return;
    const { apiCalls, bytes } = context.meter;
    try {
      if (stopping.aborted) await end(this.db, context.hold, { by: 'release', apiCalls, bytes });
      else await settleFailure(this.tools, context, error);
    } catch (failure) {
      // What became of the run is for the worker to say that has it by now.
      if (!hasCode(failure, 'RUN_TAKEN_AWAY')) throw failure;
    }
    if (stopping.aborted) throw stopping.reason;
  }

  /** A run that goes on elsewhere, or later, goes on with its job. */
  private async abortJobs(context: RunContext): Promise<void> {
    const row = await runs.get(this.db, context.teamId, context.runId).catch(() => undefined);
    if (row !== undefined && !UNFINISHED.includes(row.state)) await abortJobs(this.tools, context);
  }
}
