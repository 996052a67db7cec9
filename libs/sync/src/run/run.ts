import type { CrmObject } from '#identifiers';
import { type Settings } from '#field-mapping';
import { type Selection, selection } from '#mirror';
import { afterCommit, type Db } from '#platform';
import { type CallOptions, type Meter } from '#salesforce';
import { type Plan, type ReadStep } from '../domain/plan.js';
import { type RunCounts, type RunMode } from '../domain/run.js';
import { type RunRow } from '../store/run-rows.js';
import { type Lease, progress } from '../store/run-writes.js';
import { type PassAnswer } from './pass-answer.js';

export type ReadCounts = Omit<RunCounts, 'withheld'>;

/** What the last committed transaction of a run left. */
export interface Checkpoint {
  readonly plan: Plan;
  readonly counts: ReadCounts;
}

/** What a transaction changes of a checkpoint; members left out stay. */
export interface CheckpointChange {
  plan?: Partial<Plan>;
  counts?: Partial<ReadCounts>;
}

/** Options of every call to the org. */
export type RunCall = CallOptions & { readonly meter: Meter; readonly signal: AbortSignal };

/** Which run it is, and the right to write it. */
export interface RunIdentity {
  readonly teamId: string;
  readonly runId: string;
  readonly object: CrmObject;
  readonly mode: RunMode;
  readonly startedAt: Date;
  /** Records that were asked for by their ids. */
  readonly crmIds: readonly string[];
  readonly lease: Lease;
  readonly call: RunCall;
}

/** Of a claimed run. */
export function identityOf(row: RunRow, call: RunCall): RunIdentity {
  return {
    teamId: row.team_id,
    runId: row.id,
    object: row.object,
    mode: row.mode,
    startedAt: row.started_at ?? row.requested_at,
    crmIds: row.crm_ids ?? [],
    lease: { teamId: row.team_id, runId: row.id, fence: row.fence },
    call,
  };
}

/** The counts of a claimed run: those its last worker committed. */
export function countsOf({ expected, read, inserted, updated, unchanged, deleted }: RunRow): ReadCounts {
  return { expected, read, inserted, updated, unchanged, deleted };
}

/**
 * One run in the hands of one worker. Its checkpoint moves with a commit and by nothing else, so what a step finds there
 * is what another worker would find in the database. What a read learns before its commit is in its ReadAttempt.
 */
export class Run implements RunIdentity {
  readonly teamId: string;
  readonly runId: string;
  readonly object: CrmObject;
  readonly mode: RunMode;
  readonly startedAt: Date;
  readonly crmIds: readonly string[];
  readonly lease: Lease;
  readonly call: RunCall;
  /** Bulk jobs that may still be at work: aborted when the run ends. */
  readonly openJobIds = new Set<string>();
  /** How long the worker waits in place for a bulk job; undefined: as long as it takes. */
  patienceMs: number | undefined;
  /** When the run was last announced, by `performance.now()`; 0 before. */
  announcedAt = 0;
  #checkpoint: Checkpoint;
  #passAnswer: PassAnswer | undefined;

  constructor(
    { teamId, runId, object, mode, startedAt, crmIds, lease, call }: RunIdentity,
    readonly settings: Settings,
    checkpoint: Checkpoint,
  ) {
    this.teamId = teamId;
    this.runId = runId;
    this.object = object;
    this.mode = mode;
    this.startedAt = startedAt;
    this.crmIds = crmIds;
    this.lease = lease;
    this.call = call;
    this.#checkpoint = checkpoint;
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /** What a pass has asked for in this run's place. */
  offer(answer: PassAnswer): void {
    this.#passAnswer = answer;
  }

  /** What was offered and not taken yet. */
  get passAnswer(): PassAnswer | undefined {
    return this.#passAnswer;
  }

  /** Once: a read that is repeated asks by itself. */
  takePassAnswer(): PassAnswer | undefined {
    const answer = this.#passAnswer;
    this.#passAnswer = undefined;
    return answer;
  }

  /** The step under way; undefined once all is read. */
  get step(): ReadStep | undefined {
    return this.#checkpoint.plan.steps[this.#checkpoint.plan.step];
  }

  /** The select list of all columns, or of some. */
  select(columns?: readonly string[]): Selection {
    const sources = Object.entries(this.#checkpoint.plan.sources);
    const chosen = columns === undefined ? sources : sources.filter(([column]) => columns.includes(column));
    return selection(this.object, new Map(chosen));
  }

  /**
   * Moves the run with the transaction of what it has done, at most once in one. Answers what the checkpoint will be; it
   * is replaced when the transaction commits. RUN_TAKEN_AWAY when the run is no longer this worker's.
   */
  async advance(db: Db, change: CheckpointChange): Promise<Checkpoint> {
    const [moved] = await Run.advanceAll(db, [{ run: this, change }]);
    return moved?.checkpoint ?? this.#checkpoint;
  }

  /** The same of runs of one team, all or none. */
  static async advanceAll(
    db: Db,
    moves: readonly { run: Run; change: CheckpointChange }[],
  ): Promise<{ run: Run; checkpoint: Checkpoint }[]> {
    const moved = moves.map(({ run, change }) => {
      const { plan, counts } = run.#checkpoint;
      return { run, checkpoint: { plan: { ...plan, ...change.plan }, counts: { ...counts, ...change.counts } } };
    });
    await progress(
      db,
      moved.map(({ run: { lease, step, call }, checkpoint }) => {
        const { apiCalls, bytes } = call.meter;
        return { lease, phase: step?.reads === 'ids' ? 'id_scan' : 'extract', ...checkpoint, apiCalls, bytes };
      }),
    );
    for (const { run, checkpoint } of moved) afterCommit(db, () => (run.#checkpoint = checkpoint));
    return moved;
  }
}
