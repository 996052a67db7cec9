import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Db, DB, Events, Log, withSpan } from '#platform';
import { SalesforceConnections, SalesforceOrg } from '#salesforce';
import { SyncMetrics } from '../sync-metrics.service.js';
import { HeldRun } from './held-run.js';
import { logEnded } from './log-ended.js';
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

/** Carries runs out. Any number of workers may call it for the same run; one of them gets it. */
@Injectable()
export class RunExecutor {
  readonly tools: RunTools;

  constructor(
    @Inject(DB) db: Db,
    org: SalesforceOrg,
    connections: SalesforceConnections,
    clock: Clock,
    events: Events,
    log: Log,
    metrics: SyncMetrics,
    @Inject(SYNC_TUNING) tuning: SyncTuning,
  ) {
    this.tools = { db, org, connections, clock, events, log, metrics, tuning };
  }

  /** Carries a run out to its end, or to where it has to pause. Does nothing when it is another worker's. */
  async execute(teamId: string, runId: string, stopping: AbortSignal = new AbortController().signal): Promise<void> {
    const held = await HeldRun.claim(this.tools, { teamId, runId }, stopping);
    if (held !== undefined) await this.carryOut(held, () => held.read());
  }

  /**
   * The same, but no bulk job is waited for longer than a moment, and no other run of the team (Y7): answers in how many
   * milliseconds to call again, for a run that waits for one or the other.
   */
  async executeOrPark(teamId: string, runId: string, stopping: AbortSignal): Promise<number | undefined> {
    const held = await HeldRun.claimAlone(this.tools, { teamId, runId }, stopping);
    if (held === undefined) return undefined;
    if (held === 'taken') return this.tools.tuning.behindAnotherMs;
    let againInMs: number | undefined;
    await this.carryOut(held, async () => {
      againInMs = await held.readOrPark();
    });
    return againInMs;
  }

  private async carryOut(held: HeldRun, read: () => Promise<void>): Promise<void> {
    const { teamId, runId, object, mode } = held.identity;
    const attributes = { 'team.id': teamId, 'run.id': runId, 'run.object': object, 'run.mode': mode };
    await withSpan('sync.run', { kind: 'internal', attributes }, async () => {
      try {
        await held.attempt(async () => {
          await held.plan();
          await read();
        });
      } finally {
        logEnded(this.tools.log, await HeldRun.closeAll(this.tools, [held]));
      }
    });
  }
}
