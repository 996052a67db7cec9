import { settings } from '#field-mapping';
import { CRM_OBJECTS, type CrmObject, objectStates } from '#mirror';
import { type SyncRun } from '#sync';
import { type StartOptions } from '../../apps/salesforce-org/src/index.js';
import { type Compared, type CompareOptions, differences } from '../soak/compare.js';
import { type Rig, startRig, type Worker } from '../soak/rig.js';
import { createTestDatabase } from '../support/database.js';

/** A rig on a database of its own, and what it must never do. */
export async function startFaultyRig(options: StartOptions = {}): Promise<Rig> {
  const database = await createTestDatabase();
  const rig = await startRig(database.url, options);
  return {
    ...rig,
    stop: async () => {
      await rig.stop();
      await database.destroy();
    },
  };
}

/** Every object, every mapped value, deletions and merges: the mirror is what the org is. */
export async function expectMirrorEqualsOrg(compared: Compared, options: CompareOptions = {}): Promise<void> {
  expect((await differences(compared, options)).slice(0, 10)).toEqual([]);
}

/** A full run of every object; all must succeed. */
export async function fill(worker: Worker, teamId: string, objects: readonly CrmObject[] = CRM_OBJECTS): Promise<void> {
  for (const object of objects) {
    const { state, error } = await worker.run(teamId, object, 'full');
    expect({ object, state, error }).toEqual({ object, state: 'succeeded', error: null });
  }
}

export async function watermarkOf({ db, teamId }: Compared, object: CrmObject): Promise<Date | null> {
  return (await objectStates.get(db, teamId, object)).watermark;
}

/**
 * The law of Y1 and Y2 after any run, whatever happened to it: it says `succeeded` only where nothing is missing, never
 * `partial` for missing rows; one that did not end well moved no watermark; the watermark stays the overlap behind the
 * org's clock, and all that lies before it is here.
 */
export async function expectHonest(compared: Compared, run: SyncRun, watermarkBefore: Date | null): Promise<void> {
  const { db, teamId, org } = compared;
  const objects = [run.object];
  const watermark = await watermarkOf(compared, run.object);
  expect(run.state).not.toBe('partial');
  // What is equal as a whole is so below the watermark.
  await expectMirrorEqualsOrg(compared, { objects, belowWatermark: run.state !== 'succeeded' });
  if (run.state !== 'succeeded') expect(watermark).toEqual(watermarkBefore);
  if (watermark === null) return;
  const { watermarkOverlapSeconds } = await settings.get(db, teamId);
  const behindMs = org.control.clock.now().getTime() - watermark.getTime();
  // A Date header has whole seconds.
  expect(behindMs).toBeGreaterThanOrEqual(watermarkOverlapSeconds * 1000 - 1000);
}
