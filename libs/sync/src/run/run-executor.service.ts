import { Inject, Injectable } from '@nestjs/common';
import { settings } from '#field-mapping';
import { AppError, Clock, type Db, DB, type ErrorCode, Events, Log, transaction } from '#platform';
import { SalesforceConnections, SalesforceOrg } from '#salesforce';
import { planFrom } from '../domain/plan.js';
import { UNFINISHED } from '../domain/transitions.js';
import { abortJobs } from '../read/bulk-job.js';
import { scanIds } from '../read/id-scan.js';
import { planRun } from '../read/plan-run.js';
import { readRecords } from '../read/read-records.js';
import { readRows } from '../read/read-rows.js';
import { type RunRow } from '../store/run-rows.js';
import { claim, end } from '../store/run-writes.js';
import * as runs from '../store/runs.js';
import { guardBudget } from './budget-guard.js';
import { endFailed } from './failure.js';
import { finish } from './finish.js';
import { LeaseRenewal } from './lease-renewal.js';
import { countsOf, identityOf, Run, type RunCall, type RunIdentity } from './run.js';
import { type RunTools } from './run-tools.js';
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
//  6. Failures end in one place (endFailed): paused, or failed with a code. Being cancelled, taken over or stopped is
//     no failure; a stopped worker puts the run back in the queue.

/** How each step is read. */
const READERS = { rows: readRows, fill: readRows, records: readRecords, ids: scanIds } as const;

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
    // Before the lease is renewed: a failure here leaves a run whose lease runs out, and none that is held for ever.
    const teamSettings = await settings.get(this.db, teamId);
    const renewal = new LeaseRenewal(this.db, { teamId, runId, fence: row.fence }, tuning, stopping);
    const identity = identityOf(row, this.callOf(row, renewal.signal));
    let run: Run | undefined;
    try {
      const plan = row.plan === null ? await planRun(this.tools, identity) : planFrom(row.plan);
      run = new Run(identity, teamSettings, { plan, counts: countsOf(row) });
      await this.readAll(run);
    } catch (error) {
      await this.giveUp(identity, error, stopping);
    } finally {
      await renewal.stop();
      if (run !== undefined) await this.abortJobs(run);
    }
  }

  private callOf({ team_id: teamId, api_calls: apiCalls, bytes }: RunRow, signal: AbortSignal): RunCall {
    const call: RunCall = {
      signal,
      meter: { apiCalls, bytes },
      guard: () => guardBudget(this.tools, { teamId, call }),
    };
    return call;
  }

  private async readAll(run: Run): Promise<void> {
    try {
      await this.readSteps(run);
    } catch (error) {
      if (!hasCode(error, 'SALESFORCE_FIELD_UNKNOWN')) throw error;
      // A field went since the org was described, or queries refuse what describe shows: look again, and do without it (Y3).
      const plan = await planRun(this.tools, run, 'every field');
      const { counts, plan: before } = run.checkpoint;
      // A read that begins again does not count what it read before.
      await run.advance(this.db, { plan, counts: { read: counts.read - (before.job?.rows ?? 0) } });
      await this.readSteps(run);
    }
  }

  private async readSteps(run: Run): Promise<void> {
    // A back-fill that only empties columns has nothing to read.
    if (run.step === undefined) {
      await transaction(this.db, (trx) => finish(this.tools, run, trx, run.checkpoint));
    }
    while (run.step !== undefined) {
      await READERS[run.step.reads](this.tools, run);
    }
  }

  private async giveUp(run: RunIdentity, error: unknown, stopping: AbortSignal): Promise<void> {
    if (hasCode(error, 'RUN_TAKEN_AWAY')) return;
    const { apiCalls, bytes } = run.call.meter;
    try {
      if (stopping.aborted) await end(this.db, run.lease, { by: 'release', apiCalls, bytes });
      else await endFailed(this.tools, run, error);
    } catch (failure) {
      // What became of the run is for the worker to say that has it by now.
      if (!hasCode(failure, 'RUN_TAKEN_AWAY')) throw failure;
    }
    if (stopping.aborted) throw stopping.reason;
  }

  /** A run that goes on elsewhere, or later, goes on with its job. */
  private async abortJobs(run: Run): Promise<void> {
    const row = await runs.get(this.db, run.teamId, run.runId).catch(() => undefined);
    if (row !== undefined && !UNFINISHED.includes(row.state)) await abortJobs(this.tools, run);
  }
}
