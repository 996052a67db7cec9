import { setInterval as every, setTimeout as pause } from 'node:timers/promises';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { objectStates } from '#mirror';
import { execute, many, unprepared } from '#platform';
import { PassExecutor, type RunMode, type SyncRun } from '#sync';
import { differences } from '../support/compare.js';
import { HARNESS_APPLICATION } from '../support/database.js';
import { type Harness, type Worker } from '../support/harness.js';
import { align } from '../support/teams.js';
import { Changes } from './changes.js';
import { type Random, randomOf } from './random.js';
import { Trouble } from './trouble.js';

/** Calls of one run: each of its few reads is tried four times, each time with five requests, by Bulk and then by REST. */
const CALLS_AT_MOST = 150;

export interface CourseOptions {
  harness: Harness;
  workers: readonly Worker[];
  teamId: string;
  seed: number;
}

/** The way of one team's mirror through changes and trouble, and what was seen of it. */
export class Course {
  readonly changes: Changes;
  readonly runs: Record<string, number> = {};
  /** Requests that met trouble, by its kind. */
  readonly struck: Record<string, number> = {};
  readonly trouble: Trouble;
  readonly found: string[] = [];
  comparisons = 0;
  mostCalls = 0;
  calls = 0;

  constructor(private readonly options: CourseOptions) {
    this.changes = new Changes(options.harness.org);
    this.trouble = new Trouble(options.harness.org, options.seed);
  }

  private get org(): Harness['org'] {
    return this.options.harness.org;
  }

  /** Some changes, some trouble, and runs of one or two objects while more changes come. */
  async step(step: number): Promise<void> {
    const random = randomOf(this.options.seed, step);
    for (let n = random.whole(8); n > 0; n -= 1) this.changes.make(random);
    this.changes.advance(random.chance(0.1) ? random.whole(3_600_000) : random.whole(90_000));
    this.trouble.begin(random, step);
    await this.forgive();
    const objects = new Set([random.pick(CRM_OBJECTS), random.pick(CRM_OBJECTS)]);
    const running = random.chance(0.3)
      ? [this.disturbedPass(random).catch(() => [])]
      : [...objects].map((object) => this.disturbedRun(random, object));
    const over = new AbortController();
    const meanwhile = this.changeWhile(randomOf(this.options.seed + 1, step), over.signal);
    const ended = (await Promise.all(running)).flat();
    over.abort();
    await meanwhile;
    this.noteRequests();
    for (const run of ended) if (run !== undefined) await this.expectHonest(run, `step ${step}`);
  }

  private async changeWhile(random: Random, over: AbortSignal): Promise<void> {
    let left = 25;
    for await (const makes of every(4, 0.4)) {
      if (over.aborted || left === 0) return;
      left -= 1;
      if (random.chance(makes)) this.changes.make(random);
    }
  }

  private disturbedRun(random: Random, object: CrmObject): Promise<SyncRun | undefined> {
    const worker = random.pick(this.options.workers);
    const mode: RunMode = random.chance(0.15) ? 'reconcile' : random.chance(0.15) ? 'full' : 'incremental';
    const stop = random.chance(0.08) ? AbortSignal.timeout(5 + random.whole(40)) : undefined;
    if (random.chance(0.05)) void this.cutDatabase(5 + random.whole(40));
    return this.run(worker, object, mode, stop).catch(() => undefined);
  }

  /** A pass over all objects, and what it leaves; other runs of its objects may be under way. */
  private async disturbedPass(random: Random): Promise<(SyncRun | undefined)[]> {
    const worker = random.pick(this.options.workers);
    const { teamId } = this.options;
    const stop = random.chance(0.15) ? AbortSignal.timeout(5 + random.whole(60)) : new AbortController().signal;
    const ids = (await worker.runs.request(teamId)).map(({ id }) => id);
    const left = await worker.module
      .get(PassExecutor)
      .execute(teamId, ids, stop)
      .catch(() => []);
    for (const id of left) await worker.executor.execute(teamId, id).catch(() => undefined);
    return Promise.all(
      ids.map(async (id) => {
        const run = await worker.runs.get(teamId, id);
        this.note(run);
        return run;
      }),
    );
  }

  /** Ends every connection of the workers to PostgreSQL, as its restart does. */
  private async cutDatabase(afterMs: number): Promise<void> {
    await pause(afterMs);
    await many(
      this.options.harness.db,
      unprepared(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name <> '${HARNESS_APPLICATION}' and backend_type = 'client backend'`),
    );
    this.count(this.struck, 'database connections ended');
  }

  /** A lasting refusal pauses the connection, at first for a minute, in which nobody asks the org: here it is over. */
  private async forgive(): Promise<void> {
    const { harness, teamId } = this.options;
    await execute(harness.db, unprepared('update salesforce.connections set retry_at = null where team_id = $1'), [
      teamId,
    ]);
    // A run that failed may have seen a field hidden, and is believed for a quarter of an hour: that is over, too.
    const older = `update salesforce.descriptions set confirmed_at = confirmed_at - interval '15 minutes' where team_id = $1`;
    await execute(harness.db, unprepared(older), [teamId]);
  }

  /** Asks for a run and carries it out; a run that is under way already is the one carried on. */
  async run(worker: Worker, object: CrmObject, mode: RunMode, stop?: AbortSignal): Promise<SyncRun> {
    const { teamId } = this.options;
    const [requested] = await worker.runs.request(teamId, { object, mode });
    if (requested === undefined) throw new Error(`No run of ${object}`);
    await worker.executor.execute(teamId, requested.id, stop).catch((error: unknown) => {
      if (stop?.aborted !== true) throw error;
    });
    const run = await worker.runs.get(teamId, requested.id);
    this.note(run);
    return run;
  }

  /** A run may be met again until it has ended; no run may cost calls without end, whatever the org refuses. */
  private note(run: SyncRun): void {
    this.count(this.runs, `${run.mode} ${run.state}`);
    this.mostCalls = Math.max(this.mostCalls, run.apiCalls);
    if (run.apiCalls <= CALLS_AT_MOST) return;
    this.found.push(`${run.mode} of ${run.object} took ${run.apiCalls} calls and ended ${run.state}`);
  }

  /** Without trouble, an incremental run of every object brings all but the doubtful; a reconcile those too. */
  async check(reconciles: boolean): Promise<void> {
    const { workers, teamId, seed, harness } = this.options;
    this.trouble.end();
    await this.forgive();
    this.changes.commitAll();
    // The delete log goes by minutes.
    this.changes.advance(121_000);
    // A stage that was added and renamed since the last look is in records, and in no list.
    const all = harness.org.control.records.list('Opportunity', { limit: 1_000_000 });
    const held = all.map(({ values }) => String(values['StageName']));
    await align(harness.db, workers[0] as Worker, teamId, [...new Set(held)]);
    const worker = randomOf(seed, this.comparisons).pick(workers);
    await this.settle(worker);
    await this.fillWhatCameBack(worker);
    for (const object of CRM_OBJECTS) await this.succeed(worker, object, reconciles ? 'reconcile' : 'incremental');
    await this.settle(worker);
    if (reconciles) this.changes.doubtful.clear();
    await this.compare(this.changes.doubtful, reconciles ? 'after reconciles' : 'after incremental runs');
  }

  /** The first run that sees a field again is partial; behind it comes the back-fill (Y3). */
  private async fillWhatCameBack(worker: Worker): Promise<void> {
    const { harness, teamId } = this.options;
    for (const object of CRM_OBJECTS) {
      const { staleTargets } = await objectStates.get(harness.db, teamId, object);
      if (staleTargets.length > 0) await this.run(worker, object, 'incremental');
    }
    await this.settle(worker);
  }

  private async succeed(worker: Worker, object: CrmObject, mode: RunMode): Promise<void> {
    let run = await this.run(worker, object, mode);
    if (run.state === 'needs_approval') run = await worker.runs.approve(this.options.teamId, run.id);
    if (run.state !== 'succeeded') {
      this.found.push(
        `${mode} of ${object} without trouble: ${run.state}, ${JSON.stringify(run.error)}, ${JSON.stringify(run.counts)}`,
      );
    }
  }

  /** Carries on what was left: queued, paused, or in the hands of a worker that is gone; and back-fills that are due. */
  private async settle(worker: Worker): Promise<void> {
    const { teamId } = this.options;
    const soon = Date.now() + 20_000;
    for (;;) {
      await worker.tick(new Date(Date.now() + 3_600_000));
      const left = (
        await Promise.all(
          ['queued', 'running', 'paused'].map((state) => worker.runs.list(teamId, { state, limit: 50 })),
        )
      ).flatMap(({ data }) => data);
      await this.approve(worker);
      if (left.length === 0) return;
      if (Date.now() > soon) throw new Error(`Runs that do not end: ${JSON.stringify(left)}`);
      for (const { id } of left) await worker.executor.execute(teamId, id);
      await pause(20);
    }
  }

  /** What a lost delete log makes necessary comes by itself, and may wait for approval (Y4). */
  private async approve(worker: Worker): Promise<void> {
    const { teamId } = this.options;
    const { data } = await worker.runs.list(teamId, { state: 'needs_approval', limit: 50 });
    for (const { id } of data) await worker.runs.approve(teamId, id);
  }

  private async expectHonest(run: SyncRun, when: string): Promise<void> {
    const { harness, teamId } = this.options;
    const except = this.changes.doubtful;
    const found = await differences({ ...harness, teamId }, { objects: [run.object], belowWatermark: true, except });
    this.comparisons += 1;
    this.found.push(...found.map((what) => `${when}, below the watermark after ${run.mode} ${run.state}: ${what}`));
  }

  private async compare(except: ReadonlySet<string>, when: string): Promise<void> {
    const { harness, teamId } = this.options;
    this.comparisons += 1;
    const found = await differences({ ...harness, teamId }, { except });
    this.found.push(...found.map((what) => `${when}: ${what}`));
  }

  /** Counts the trouble that struck, and forgets the requests. */
  private noteRequests(): void {
    const { requests } = this.org.control;
    this.calls += requests.counters().total;
    for (const { fault } of requests.log()) if (fault !== undefined) this.count(this.struck, fault);
    requests.reset();
  }

  private count(table: Record<string, number>, key: string): void {
    table[key] = (table[key] ?? 0) + 1;
  }
}
