import { type Settings } from '#field-mapping';
import { type CrmObject, type Selection, selection } from '#mirror';
import { type Clock, type Db, type Events, type Log } from '#platform';
import { type CallOptions, type Meter, type SalesforceConnections, type SalesforceOrg } from '#salesforce';
import { type Leg, type Plan } from '../domain/plan.js';
import { type RunCounts, type RunMode, type RunPhase } from '../domain/run.js';
import { type Hold, type Progress } from '../store/run-writes.js';
import { type RunRow } from '../store/run-rows.js';
import { type SyncTuning } from './sync-tuning.js';

/** What the steps of a run work with. */
export interface RunTools {
  db: Db;
  org: SalesforceOrg;
  connections: SalesforceConnections;
  clock: Clock;
  events: Events;
  log: Log;
  tuning: SyncTuning;
}

export type ReadCounts = Omit<RunCounts, 'withheld'>;

/** Where a run stands: what its last committed transaction left. Replaced as a whole, and only after a commit. */
export interface Stand {
  readonly plan: Plan;
  readonly counts: ReadCounts;
}

/** One run in the hands of one worker. */
export class RunContext {
  /** When the run was last announced, by `performance.now()`. */
  announcedAt = 0;
  /** Pages merged by this worker. */
  pages = 0;
  /** Bulk jobs that may still be at work: aborted when the run ends. */
  readonly openJobIds = new Set<string>();

  /** Asked before every call to the org. */
  guard: CallOptions['guard'];

  readonly meter: Meter;
  readonly teamId: string;
  readonly runId: string;
  readonly object: CrmObject;
  readonly mode: RunMode;
  readonly startedAt: Date;
  readonly hold: Hold;

  private constructor(
    row: RunRow,
    readonly settings: Settings,
    readonly signal: AbortSignal,
    public stand: Stand,
  ) {
    this.meter = { apiCalls: row.api_calls, bytes: row.bytes };
    this.teamId = row.team_id;
    this.runId = row.id;
    this.object = row.object;
    this.mode = row.mode;
    this.startedAt = row.started_at ?? row.requested_at;
    this.hold = { teamId: row.team_id, runId: row.id, fence: row.fence };
  }

  /** Of a claimed run. */
  static of(
    row: RunRow,
    { plan, settings, signal }: { plan: Plan; settings: Settings; signal: AbortSignal },
  ): RunContext {
    const { expected, read, inserted, updated, unchanged, deleted } = row;
    return new RunContext(row, settings, signal, {
      plan,
      counts: { expected, read, inserted, updated, unchanged, deleted },
    });
  }

  get leg(): Leg | undefined {
    return this.stand.plan.legs[this.stand.plan.leg];
  }

  /** Options of every call to the org. */
  get call(): CallOptions {
    return { signal: this.signal, meter: this.meter, guard: this.guard };
  }

  /** The select list of all columns, or of some. */
  select(columns?: readonly string[]): Selection {
    const sources = Object.entries(this.stand.plan.sources);
    const chosen = columns === undefined ? sources : sources.filter(([column]) => columns.includes(column));
    return selection(this.object, new Map(chosen));
  }

  progress(phase: RunPhase, { plan, counts }: Stand): Progress {
    return { phase, plan, counts, apiCalls: this.meter.apiCalls, bytes: this.meter.bytes };
  }
}
