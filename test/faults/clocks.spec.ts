import { many, unprepared } from '#platform';
import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { expectHonest, expectMirrorEqualsOrg } from '../support/mirror.js';
import { fill, newTeam } from '../support/teams.js';

// The org's clock and ours are never the same. Window, watermark and delete log go by the org's.

describe.each([
  ['six hours behind ours', -6 * 3_600_000],
  ['six hours ahead of ours', 6 * 3_600_000],
  ['400 days behind ours', -400 * 86_400_000],
])('an org whose clock is %s', (_name, offsetMs) => {
  let harness: Harness;
  let worker: Worker;
  let teamId: string;
  beforeAll(async () => {
    harness = await startHarness({ ...LONG_RUN, clock: () => new Date(Date.now() + offsetMs) });
    worker = await harness.worker();
    teamId = await newTeam(harness, worker);
    await fill(worker, teamId);
  });
  afterAll(() => harness.stop());

  const has = async (id: string): Promise<boolean> =>
    (await many(harness.db, unprepared('select 1 from mirror.leads where team_id = $1 and crm_id = $2'), [teamId, id]))
      .length > 0;

  test('incremental runs bring changes, deletions and purges', async () => {
    const { records, clock } = harness.org.control;
    const compared = { ...harness, teamId };
    const [purged, deleted, changed] = records.list('Contact', { limit: 3, matching: ({ isDeleted }) => !isDeleted });
    records.purge('Contact', purged!.id);
    records.delete('Contact', deleted!.id);
    records.update('Contact', changed!.id, { Title: 'changed' });
    clock.advance(121_000);
    const run = await worker.run(teamId, 'Contact');
    expect(run).toMatchObject({ state: 'succeeded' });
    await expectHonest(compared, run, null);
    await worker.run(teamId, 'OpportunityContactRole');
    await expectMirrorEqualsOrg(compared);
  });

  test('a record visible late inside the overlap is never lost; one visible later is found by the reconcile (Y1)', async () => {
    const { control } = harness.org;
    const inTime = control.begin();
    const soon = inTime.create('Lead', { LastName: 'Soon', Company: 'Soon' });
    const tooLate = control.begin();
    const later = tooLate.create('Lead', { LastName: 'Later', Company: 'Later' });
    control.clock.advance(290_000);
    await worker.run(teamId, 'Lead');
    inTime.commit();
    expect(await worker.run(teamId, 'Lead')).toMatchObject({ state: 'succeeded', counts: { inserted: 1 } });
    expect(await has(soon)).toBe(true);
    control.clock.advance(3_600_000);
    await worker.run(teamId, 'Lead');
    tooLate.commit();
    await worker.run(teamId, 'Lead');
    expect(await has(later)).toBe(false);
    expect(await worker.run(teamId, 'Lead', 'reconcile')).toMatchObject({ state: 'succeeded' });
    expect(await has(later)).toBe(true);
    await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Lead'] });
  });
});
