import { settings, type Settings } from '#field-mapping';
import { AppError, type ErrorCode, transaction } from '#platform';
import { isRead, mergedRows, planFrom } from '../domain/plan.js';
import { UNFINISHED } from '../domain/transitions.js';
import { abortJobs } from '../read/bulk-job.js';
import { scanIds } from '../read/id-scan.js';
import { type PlanOptions, planRun } from '../read/plan-run.js';
import { readRecords } from '../read/read-records.js';
import { readRows } from '../read/read-rows.js';
import { type RunRow } from '../store/run-rows.js';
import { JobWaits } from '../read/wait-for-job.js';
import { claimAll, claimAlone, end, park } from '../store/run-writes.js';
import * as runs from '../store/runs.js';
import { guardBudget } from './budget-guard.js';
import { endFailed } from './failure.js';
import { finish } from './finish.js';
import { LeaseRenewal } from './lease-renewal.js';
import { countsOf, identityOf, Run, type RunCall, type RunIdentity } from './run.js';
import { type RunTools } from './run-tools.js';

/** How each step is read. */
const READERS = { rows: readRows, fill: readRows, records: readRecords, ids: scanIds } as const;

function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

/** Which run. */
interface Which {
  teamId: string;
  runId: string;
}

/** How much of a wait its lease lasts: clocks differ a little. */
const LEASE_SHARE = 0.9;

/** A run from its claim by this worker to where the worker leaves it: at its end, or for another to go on with. */
export class HeldRun {
  /** Undefined before it is planned. */
  run: Run | undefined;
  readonly identity: RunIdentity;
  private hasFailed = false;

  private constructor(
    private readonly tools: RunTools,
    private readonly row: RunRow,
    private readonly settings: Settings,
    private readonly renewal: LeaseRenewal,
    private readonly stopping: AbortSignal,
  ) {
    this.identity = identityOf(row, this.callOf(row));
  }

  /** Undefined when the run is another worker's, or over. */
  static async claim(tools: RunTools, { teamId, runId }: Which, stopping: AbortSignal): Promise<HeldRun | undefined> {
    return (await HeldRun.claimAll(tools, { teamId, runIds: [runId] }, stopping))[0];
  }

  /** Those of the runs that are not another worker's, or over; in the order in which they are named. */
  static async claimAll(
    tools: RunTools,
    { teamId, runIds }: { teamId: string; runIds: readonly string[] },
    stopping: AbortSignal,
  ): Promise<HeldRun[]> {
    const { db, clock, tuning } = tools;
    const claiming = { leaseSeconds: tuning.leaseSeconds, now: clock.now() };
    const rows = await claimAll(db, { teamId, runIds }, claiming);
    return HeldRun.of(
      tools,
      rows.toSorted((a, b) => runIds.indexOf(a.id) - runIds.indexOf(b.id)),
      stopping,
    );
  }

  /** The same; `taken` while another run of the team is read outside of a pass (Y7). */
  static async claimAlone(
    tools: RunTools,
    which: Which,
    stopping: AbortSignal,
  ): Promise<HeldRun | 'taken' | undefined> {
    const { db, clock, tuning } = tools;
    const row = await claimAlone(db, which, { leaseSeconds: tuning.leaseSeconds, now: clock.now() });
    return row === undefined || row === 'taken' ? row : (await HeldRun.of(tools, [row], stopping))[0];
  }

  /** Runs of one team. */
  private static async of(tools: RunTools, rows: readonly RunRow[], stopping: AbortSignal): Promise<HeldRun[]> {
    const { db, tuning } = tools;
    const [first] = rows;
    if (first === undefined) return [];
    // Before the leases are renewed: a failure here leaves runs whose leases run out, and none that is held for ever.
    const teamSettings = await settings.get(db, first.team_id);
    return rows.map((row) => {
      const lease = { teamId: row.team_id, runId: row.id, fence: row.fence };
      return new HeldRun(tools, row, teamSettings, new LeaseRenewal(db, lease, tuning, stopping), stopping);
    });
  }

  /** Work on the run; whatever fails in it becomes of the run, and nothing further is done for it. */
  async attempt(work: () => Promise<void>): Promise<void> {
    if (this.hasFailed) return;
    try {
      await work();
    } catch (error) {
      this.hasFailed = true;
      await this.giveUp(error);
    }
  }

  /** False: it has failed, and nothing further is done for it. */
  get isAtWork(): boolean {
    return !this.hasFailed;
  }

  /** Whether another worker has planned the run: then nothing is to be looked at for it. */
  get isPlanned(): boolean {
    return this.row.plan !== null;
  }

  /** Looks at the org, as far as `known` does not tell, and says what the run will read. */
  async plan(known: Pick<PlanOptions, 'describedMs' | 'basis'> = {}): Promise<void> {
    const { row, identity } = this;
    const plan = row.plan === null ? await planRun(this.tools, identity, known) : planFrom(row.plan);
    this.run = new Run(identity, this.settings, { plan, counts: countsOf(row) });
  }

  /** Reads everything that is planned, to the run's end. */
  async read(): Promise<void> {
    const run = this.planned();
    try {
      await this.readSteps(run);
    } catch (error) {
      if (!hasCode(error, 'SALESFORCE_FIELD_UNKNOWN')) throw error;
      // A field went since the org was described, or queries refuse what describe shows: look again, and do without it (Y3).
      const plan = await planRun(this.tools, run, { probed: 'every field' });
      const { counts, plan: before } = run.checkpoint;
      // A read that begins again does not count what it read before.
      await run.advance(this.tools.db, { plan, counts: { read: counts.read - mergedRows(before) } });
      await this.readSteps(run);
    }
  }

  /**
   * Reads like `read`, but waits for no bulk job longer than a moment: answers in how many milliseconds to come back to a run
   * whose job is at work. It stays `running`, and costs no worker meanwhile.
   */
  async readOrPark(): Promise<number | undefined> {
    const run = this.planned();
    run.patienceMs = this.tools.tuning.holdWorkerMs;
    try {
      await this.read();
      return undefined;
    } catch (error) {
      const { job } = run.checkpoint.plan;
      if (!(error instanceof JobWaits) || job === null) throw error;
      const { wait, againInMs } = error;
      await this.renewal.stop();
      await run.advance(this.tools.db, { plan: { job: { ...job, wait } } });
      // Over by the time that somebody comes back.
      await park(this.tools.db, run.lease, againInMs * LEASE_SHARE);
      return againInMs;
    }
  }

  /** Gives the run back to the queue, as far as it is. */
  async release(): Promise<void> {
    const { apiCalls, bytes } = this.identity.call.meter;
    await end(this.tools.db, this.identity.lease, { by: 'release', apiCalls, bytes });
  }

  /** The worker leaves runs of one team. Answers those that ended here. */
  static async closeAll(tools: RunTools, held: readonly HeldRun[]): Promise<RunRow[]> {
    const [first] = held;
    if (first === undefined) return [];
    for (const one of held) await one.renewal.stop();
    const ids = held.map(({ identity: { runId } }) => runId);
    const rows = await runs.some(tools.db, first.identity.teamId, ids).catch((): RunRow[] => []);
    const ended: (RunRow | undefined)[] = [];
    for (const one of held) ended.push(await one.leave(rows.find(({ id }) => id === one.identity.runId)));
    return ended.filter((row) => row !== undefined);
  }

  /** A run that goes on elsewhere, or later, goes on with its job. */
  private async leave(row: RunRow | undefined): Promise<RunRow | undefined> {
    if (row === undefined) return undefined;
    const { mode, lease } = this.identity;
    // Another worker that had it since says so itself; `paused` is no end, but an outcome.
    const isEnded = row.fence === lease.fence && (row.state === 'paused' || !UNFINISHED.includes(row.state));
    if (isEnded) this.tools.metrics.ended(mode, row.state);
    if (this.run !== undefined && !UNFINISHED.includes(row.state)) await abortJobs(this.tools, this.run);
    return isEnded ? row : undefined;
  }

  private planned(): Run {
    if (this.run === undefined) throw new Error('The run is not planned');
    return this.run;
  }

  private callOf({ team_id: teamId, api_calls: apiCalls, bytes }: RunRow): RunCall {
    const call: RunCall = {
      signal: this.renewal.signal,
      meter: { apiCalls, bytes },
      guard: () => guardBudget(this.tools, { teamId, call }),
    };
    return call;
  }

  private async readSteps(run: Run): Promise<void> {
    // A back-fill that only empties columns has nothing to read.
    if (isRead(run.checkpoint.plan)) {
      await transaction(this.tools.db, (trx) =>
        finish(this.tools, trx, run.teamId, [{ run, checkpoint: run.checkpoint }]),
      );
    }
    while (run.step !== undefined) {
      await READERS[run.step.reads](this.tools, run);
    }
  }

  private async giveUp(error: unknown): Promise<void> {
    if (hasCode(error, 'RUN_TAKEN_AWAY')) return;
    try {
      if (this.stopping.aborted) await this.release();
      else await endFailed(this.tools, this.identity, error);
    } catch (failure) {
      // What became of the run is for the worker to say that has it by now.
      if (!hasCode(failure, 'RUN_TAKEN_AWAY')) throw failure;
    }
    if (this.stopping.aborted) throw this.stopping.reason;
  }
}
