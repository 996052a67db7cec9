import { Inject, Injectable } from '@nestjs/common';
import { objectStates } from '#mirror';
import { type Db, DB, Jobs } from '#platform';
import { type QueuedRun } from './store/run-rows.js';
import * as runs from './store/runs.js';

/** Passes: incremental runs of a team, together. They wait behind no run that reads everything. */
export const PASS_QUEUE = 'sync.pass';
/** Single runs: what reads everything, and what has more to read than a pass reads of an object. */
export const RUN_QUEUE = 'sync.run';

export interface PassJob {
  teamId: string;
  runIds: string[];
}

export interface RunJob {
  teamId: string;
  runId: string;
}

/** A pass that somebody waits for goes before those of the schedule, which may be many after a standstill. */
const AWAITED_PRIORITY = 1;

/** Puts runs before the workers. The state of a run is its row's; a job that comes too late or twice does nothing. */
@Injectable()
export class RunQueues {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  /** Those that read what changed go as one pass, the others each by itself. While they are there, nothing changes. */
  async enqueue(
    teamId: string,
    rows: readonly QueuedRun[],
    { db: trx = this.db, isAwaited = false }: { db?: Db; isAwaited?: boolean } = {},
  ): Promise<void> {
    if (rows.length === 0) return;
    const states = await objectStates.list(trx, teamId);
    const isOfPass = ({ object, mode, crmIds }: QueuedRun): boolean =>
      mode === 'incremental' && crmIds === null && states.some((state) => state.object === object && state.watermark);
    const runIds = rows.filter(isOfPass).map(({ id }) => id);
    // Of the newest run: one that no job knows yet is newer than those of any job there is.
    const key = runIds.toSorted().at(-1);
    const pass: PassJob = { teamId, runIds };
    const priority = isAwaited ? AWAITED_PRIORITY : 0;
    if (key !== undefined) await this.jobs.enqueue(PASS_QUEUE, pass, { key, group: teamId, priority, db: trx });
    for (const row of rows) if (!isOfPass(row)) await this.enqueueAlone(teamId, row.id, { db: trx });
  }

  async enqueueAlone(
    teamId: string,
    runId: string,
    { db: trx = this.db, priority = 0 }: { db?: Db; priority?: number } = {},
  ): Promise<void> {
    const job: RunJob = { teamId, runId };
    await this.jobs.enqueue(RUN_QUEUE, job, { key: runId, group: teamId, priority, db: trx });
  }

  /** Runs that a job is there for, queued or at work. */
  async known(): Promise<Set<string>> {
    const [alone, passed] = await Promise.all([
      this.jobs.members(RUN_QUEUE, 'runId'),
      this.jobs.members(PASS_QUEUE, 'runIds'),
    ]);
    return new Set([...alone, ...passed]);
  }

  /** Takes back the jobs of a run that nobody carries out any more; the rest of its pass is asked for again. */
  async withdraw(teamId: string, { id }: Pick<QueuedRun, 'id'>, trx: Db): Promise<void> {
    await this.jobs.withdraw(RUN_QUEUE, id, trx);
    if (await this.jobs.withdraw(PASS_QUEUE, id, trx))
      await this.enqueue(teamId, await runs.queued(trx, teamId), { db: trx });
  }
}
