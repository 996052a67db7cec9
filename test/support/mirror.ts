import type { CrmObject } from '#identifiers';
import { settings } from '#field-mapping';
import { MIRROR_TABLES, objectStates } from '#mirror';
import { type Db, many, unprepared } from '#platform';
import { type SyncRun } from '#sync';
import { type Compared, type CompareOptions, differences } from './compare.js';

/** Rows of an object's mirror in the order of their ids. */
export function mirrored(db: Db, teamId: string, object: CrmObject): Promise<Record<string, unknown>[]> {
  const { table } = MIRROR_TABLES[object];
  return many(db, unprepared(`select * from mirror.${table} where team_id = $1 order by crm_id`), [teamId]);
}

/** When each row was last written: equal before and after, nothing was. */
export async function written(db: Db, teamId: string, object: CrmObject): Promise<unknown[]> {
  const { table } = MIRROR_TABLES[object];
  return many(
    db,
    unprepared(`select crm_id, mirrored_at, xmin, xmax from mirror.${table} where team_id = $1 order by 1`),
    [teamId],
  );
}

/** Every object, every mapped value, deletions and merges: the mirror is what the org is. */
export async function expectMirrorEqualsOrg(compared: Compared, options: CompareOptions = {}): Promise<void> {
  expect((await differences(compared, options)).slice(0, 10)).toEqual([]);
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
