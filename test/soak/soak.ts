import { CRM_OBJECTS } from '#identifiers';
import { settings } from '#field-mapping';
import { LONG_RUN, startHarness } from '../support/harness.js';
import { newTeam } from '../support/teams.js';
import { Course } from './course.js';

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
  /** What was made to happen, and requests of the org that met it, by their kind. */
  trouble: Record<string, number>;
  /** Requests that the steps made, sign-ins included, and the most that one run cost. */
  calls: number;
  mostCallsOfARun: number;
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
  // The org moves from one of its names to the other.
  const env = { SALESFORCE_ALLOWED_HOSTS: '127.0.0.1,localhost' };
  const harness = await startHarness({ ...LONG_RUN, databaseUrl, seed, env });
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
      trouble: { ...course.trouble.made, ...course.struck },
      calls: course.calls,
      mostCallsOfARun: course.mostCalls,
      comparisons: course.comparisons,
      differences: course.found,
      records: CRM_OBJECTS.reduce((sum, object) => sum + harness.org.control.records.count(object), 0),
    };
  } finally {
    await harness.stop();
  }
}
