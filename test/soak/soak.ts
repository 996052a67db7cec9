import { setInterval as every, setTimeout as pause } from 'node:timers/promises';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { settings } from '#field-mapping';
import { objectStates } from '#mirror';
import { execute, many, unprepared } from '#platform';
import { type RunMode, type SyncRun } from '#sync';
import { Changes } from './changes.js';
import { HARNESS_APPLICATION } from '../support/database.js';
import { differences } from '../support/compare.js';
import { type Random, randomOf } from './random.js';
import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { align, newTeam } from '../support/teams.js';

export interface SoakOptions {
  /** Of a migrated, empty database. */
  databaseUrl: string;
  seed: number;
  /** Whether another step follows, by how many there were. */
  goesOn: (steps: number) => boolean;
  report: (line: string) => void;
}

export interface SoakResult {
  seed: number;
  steps: number;
  /** Time that passed in the org. */
  orgHours: number;
  changes: Record<string, number>;
  /** Runs by mode and how they ended. */
  runs: Record<string, number>;
  /** Requests of the org that met trouble, by its kind. */
  trouble: Record<string, number>;
  /** How often the mirror was held against the org, and what differed. */
  comparisons: number;
  differences: string[];
  /** Records in the org at the end. */
  records: number;
}

/** So often the trouble stops, and an incremental run of every object must make the mirror equal, but for the doubtful. */
const CHECK_EVERY = 10;
/** So often reconciles must leave nothing doubtful. */
const RECONCILE_EVERY = 30;
/** A soak that differs ends soon: what follows from the first difference tells nothing. */
const ENOUGH = 20;

/**
 * Random changes and random trouble while incremental, full and reconcile runs go on; then the trouble ends, and the
 * mirror must equal the org. The changes, runs and troubles of each step follow from the seed; where in a run a change
 * falls is the machine's.
 */
export async function soak({ databaseUrl, seed, goesOn, report }: SoakOptions): Promise<SoakResult> {
  const harness = await startHarness({ ...LONG_RUN, databaseUrl, seed });
  try {
    const short = { leaseSeconds: 1, heartbeatMs: 100 };
    const workers = [
      await harness.worker({ tuning: short }),
      await harness.worker({ tuning: { ...short, restRowsAtMost: 0, bulkPageRows: 50 } }),
    ];
    const [first] = workers;
    if (first === undefined) throw new Error('No worker');
    const teamId = await newTeam(harness, first);
    // Runs come from the steps; of themselves only back-fills do.
    await settings.patch(harness.db, teamId, { syncIntervalMinutes: 0, reconcileIntervalHours: 0 }, new Date());
    const course = new Course({ harness, workers, teamId, seed });
    for (const object of CRM_OBJECTS) await course.run(first, object, 'full');
    const startedAt = harness.org.control.clock.now().getTime();
    let steps = 0;
    while (goesOn(steps) && course.found.length < ENOUGH) {
      steps += 1;
      const known = course.found.length;
      await course.step(steps);
      if (steps % CHECK_EVERY === 0) await course.check(steps % RECONCILE_EVERY === 0);
      for (const what of course.found.slice(known)) report(`step ${steps}: ${what}`);
      if (steps % RECONCILE_EVERY === 0)
        report(`step ${steps}: ${JSON.stringify(course.runs)}, ${course.found.length} differences`);
    }
    await course.check(true);
    return {
      seed,
      steps,
      orgHours: Math.round((harness.org.control.clock.now().getTime() - startedAt) / 3_600_000),
      changes: course.changes.made,
      runs: course.runs,
      trouble: course.trouble,
      comparisons: course.comparisons,
      differences: course.found,
      records: CRM_OBJECTS.reduce((sum, object) => sum + harness.org.control.records.count(object), 0),
    };
  } finally {
    await harness.stop();
  }
}

interface CourseOptions {
  harness: Harness;
  workers: readonly Worker[];
  teamId: string;
  seed: number;
}

const HIDEABLE = [
  ['Contact', 'Title'],
  ['Contact', 'Email'],
  ['Opportunity', 'Amount'],
  ['Account', 'Website'],
  ['Lead', 'Phone'],
] as const;

class Course {
  readonly changes: Changes;
  readonly runs: Record<string, number> = {};
  readonly trouble: Record<string, number> = {};
  readonly found: string[] = [];
  comparisons = 0;
  private readonly hidden = new Set<(typeof HIDEABLE)[number]>();

  constructor(private readonly options: CourseOptions) {
    this.changes = new Changes(options.harness.org);
  }

  private get org(): Harness['org'] {
    return this.options.harness.org;
  }

  /** Some changes, some trouble, and runs of one or two objects while more changes come. */
  async step(step: number): Promise<void> {
    const random = randomOf(this.options.seed, step);
    for (let n = random.whole(8); n > 0; n -= 1) this.changes.make(random);
    this.changes.advance(random.chance(0.1) ? random.whole(3_600_000) : random.whole(90_000));
    this.reorganise(random);
    this.makeTrouble(random, step);
    await this.forgive();
    const objects = new Set([random.pick(CRM_OBJECTS), random.pick(CRM_OBJECTS)]);
    const running = [...objects].map((object) => this.disturbedRun(random, object));
    const over = new AbortController();
    const meanwhile = this.changeWhile(randomOf(this.options.seed + 1, step), over.signal);
    const ended = await Promise.all(running);
    over.abort();
    await meanwhile;
    this.note();
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

  /** Ends every connection of the workers to PostgreSQL, as its restart does. */
  private async cutDatabase(afterMs: number): Promise<void> {
    await pause(afterMs);
    await many(
      this.options.harness.db,
      unprepared(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name <> '${HARNESS_APPLICATION}' and backend_type = 'client backend'`),
    );
    this.count(this.trouble, 'database connections ended');
  }

  /** What an admin of the org does: fields hidden and shown again, stages added, renamed, deactivated. */
  private reorganise(random: Random): void {
    const { fields, stages } = this.org.control;
    if (random.chance(0.06)) {
      const field = random.pick(HIDEABLE);
      const [object, name] = field;
      if (this.hidden.delete(field)) fields.show(object, name);
      else {
        this.hidden.add(field);
        fields.hide(object, name);
      }
      this.count(this.changes.made, 'field hidden or shown');
    }
    if (!random.chance(0.04)) return;
    const active = stages.list().filter(({ isActive, isClosed }) => isActive && !isClosed);
    const stage = random.pick(active).value;
    if (active.length < 4 || random.chance(0.4)) stages.add(`Stage ${random.whole(1e9)}`);
    else if (random.chance(0.5)) stages.rename(stage, `${stage} ${random.whole(1000)}`);
    else stages.deactivate(stage);
    this.count(this.changes.made, 'stage changed');
  }

  private makeTrouble(random: Random, step: number): void {
    const { control } = this.org;
    const { faults, sessions, quota, jobs } = control;
    faults.clear();
    control.setConcurrency({ limit: 25, longMs: 20_000 });
    quota.set({ limit: 100_000_000, used: 0 });
    if (random.chance(0.5)) faults.random({ seed: this.options.seed + step, rate: random.pick([0.02, 0.1, 0.3]) });
    if (random.chance(0.1)) sessions.expire();
    if (random.chance(0.04)) quota.set({ limit: random.whole(8), used: 0 });
    if (random.chance(0.04)) jobs.failNext('InternalServerError : Retry your request');
    if (random.chance(0.04)) control.setConcurrency({ limit: 1, longMs: 0 });
    if (random.chance(0.05)) sessions.releaseCursors();
  }

  /** A session refused again and again marks the connection for a minute, in which nobody asks the org: here it is over. */
  private async forgive(): Promise<void> {
    const { harness, teamId } = this.options;
    const sql = `update salesforce.connections set error_seen_at = error_seen_at - interval '61 seconds' where team_id = $1`;
    await execute(harness.db, unprepared(sql), [teamId]);
  }

  private endTrouble(): void {
    const { control } = this.org;
    control.faults.clear();
    control.setConcurrency({ limit: 25, longMs: 20_000 });
    control.quota.set({ limit: 100_000_000, used: 0 });
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
    this.count(this.runs, `${run.mode} ${run.state}`);
    return run;
  }

  /** Without trouble, an incremental run of every object brings all but the doubtful; a reconcile those too. */
  async check(reconciles: boolean): Promise<void> {
    const { workers, teamId, seed, harness } = this.options;
    this.endTrouble();
    await this.forgive();
    for (const [object, name] of this.hidden) this.org.control.fields.show(object, name);
    this.hidden.clear();
    this.changes.commitAll();
    // The delete log goes by minutes.
    this.changes.advance(121_000);
    await align(harness.db, workers[0] as Worker, teamId);
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
      if (left.length === 0) return;
      if (Date.now() > soon) throw new Error(`Runs that do not end: ${JSON.stringify(left)}`);
      for (const { id } of left) await worker.executor.execute(teamId, id);
      await pause(20);
    }
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
  private note(): void {
    for (const { fault } of this.org.control.requests.log()) if (fault !== undefined) this.count(this.trouble, fault);
    this.org.control.requests.reset();
  }

  private count(table: Record<string, number>, key: string): void {
    table[key] = (table[key] ?? 0) + 1;
  }
}
