import { defaultSources, settings } from '#field-mapping';
import { objectStates } from '#mirror';
import { many, unprepared } from '#platform';
import { expectMirrorEqualsOrg } from '../../support/mirror.js';
import { saveMapping, startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
beforeEach(async () => {
  harness = await startTeamHarness({ scale: 40 });
  await harness.fill();
});
afterEach(() => harness.stop());

const liveIds = (object: string, count: number): string[] =>
  harness.org.control.records
    .list(object, { matching: ({ isDeleted }) => !isDeleted, limit: count })
    .map(({ id }) => id);

async function deletedHere(ids: readonly string[]): Promise<number> {
  const rows = await many(harness.db, unprepared('select 1 from mirror.leads where crm_id = any($1) and is_deleted'), [
    ids,
  ]);
  return rows.length;
}

it('finds what was purged without a trace, and what became visible too late for any window (Y1)', async () => {
  const { records, clock } = harness.org.control;
  const [gone] = liveIds('Lead', 1);
  records.purge('Lead', gone!, { trace: false });
  const late = harness.org.control.begin();
  const id = late.create('Lead', { LastName: 'Late', Company: 'Late', Email: 'late@late.example' });
  clock.advance(3_600_000);
  records.update('Lead', liveIds('Lead', 1)[0]!, { Title: 'on time' });
  await harness.run('Lead');
  clock.advance(3_600_000);
  late.commit();
  expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded', counts: { inserted: 0 } });
  await settings.patch(harness.db, harness.teamId, { reconcileDeletePercent: 50 }, new Date());

  expect(await harness.run('Lead', 'reconcile')).toMatchObject({
    state: 'succeeded',
    counts: { inserted: 1, deleted: 1 },
  });
  expect(await deletedHere([gone!])).toBe(1);
  expect(await many(harness.db, unprepared('select 1 from mirror.leads where crm_id = $1'), [id])).toHaveLength(1);
  await expectMirrorEqualsOrg(harness);
  expect(await harness.run('Lead', 'reconcile')).toMatchObject({
    state: 'succeeded',
    counts: { inserted: 0, updated: 0, deleted: 0 },
  });
});

it('waits for approval before it deletes much, and can be taken back (Y4)', async () => {
  const gone = liveIds('Lead', 5);
  for (const id of gone) harness.org.control.records.purge('Lead', id, { trace: false });
  const run = await harness.run('Lead', 'reconcile');
  expect(run).toMatchObject({ state: 'needs_approval', counts: { deleted: 0 } });
  expect(await deletedHere(gone)).toBe(0);
  const waiting = { object: 'Lead', count: 5, crmIds: [...gone].sort().slice(0, 3) };
  expect(await harness.runs.pendingDeletions(harness.teamId, run.id, 3)).toEqual(waiting);

  // What waits does not stand in the way of other runs.
  expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded' });
  expect(await harness.runs.approve(harness.teamId, run.id)).toMatchObject({
    state: 'succeeded',
    counts: { deleted: 5 },
  });
  expect(await deletedHere(gone)).toBe(5);
  await expectMirrorEqualsOrg(harness, { objects: ['Lead'] });
  expect(await harness.runs.pendingDeletions(harness.teamId, run.id, 3)).toMatchObject({ count: 0, crmIds: [] });
  await expect(harness.runs.approve(harness.teamId, run.id)).rejects.toMatchObject({ code: 'CONFLICT' });

  const { liveRecords } = await objectStates.get(harness.db, harness.teamId, 'Lead');
  await harness.runs.undo(harness.teamId, run.id);
  expect(await deletedHere(gone)).toBe(0);
  const live = { liveRecords: (liveRecords ?? 0) + gone.length };
  expect(await objectStates.get(harness.db, harness.teamId, 'Lead')).toMatchObject(live);
  await expect(harness.runs.undo(harness.teamId, run.id)).rejects.toMatchObject({ code: 'CONFLICT' });

  // What an admin took back is never deleted unasked.
  await settings.patch(harness.db, harness.teamId, { reconcileDeletePercent: 100 }, new Date());
  const again = await harness.run('Lead', 'reconcile');
  expect(again).toMatchObject({ state: 'needs_approval' });
  // A newer reconcile asks anew; the older question is closed.
  const newest = await harness.run('Lead', 'reconcile');
  expect(newest).toMatchObject({ state: 'needs_approval' });
  expect(await harness.runs.get(harness.teamId, again.id)).toMatchObject({ state: 'cancelled' });
  expect(await harness.runs.cancel(harness.teamId, newest.id)).toMatchObject({ state: 'cancelled' });
  expect(await deletedHere(gone)).toBe(0);
});

it('deletes nothing on an id scan that lacks rows, and says it failed (Y2)', async () => {
  const worker = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 20, attempts: 2 } });
  // By Bulk, and by REST after it.
  for (const kind of ['bulk-results', 'query'] as const)
    harness.org.control.faults.add({ kind, times: 0, effect: { type: 'truncate-rows', rows: 3 } });
  const [requested] = await worker.runs.request(harness.teamId, { object: 'Lead', mode: 'reconcile' });
  await worker.executor.execute(harness.teamId, requested!.id);
  expect(await harness.runs.get(harness.teamId, requested!.id)).toMatchObject({
    state: 'failed',
    error: { code: 'EXTRACTION_INCOMPLETE' },
    counts: { deleted: 0 },
  });
  harness.org.control.faults.clear();
  expect(await harness.run('Lead', 'reconcile')).toMatchObject({ state: 'succeeded', counts: { deleted: 0 } });
  await expectMirrorEqualsOrg(harness, { objects: ['Lead'] });
});

it('brings formula fields up to date, whose values change without a stamp', async () => {
  const mapping = { ...defaultSources('Opportunity'), amount: 'Weighted_Amount__c' };
  await saveMapping(harness.db, harness.teamId, 'Opportunity', mapping);
  expect(await harness.run('Opportunity', 'backfill')).toMatchObject({ state: 'succeeded', error: null });
  await expectMirrorEqualsOrg(harness, { objects: ['Opportunity'] });
  harness.org.control.clock.advance(600_000);
  harness.org.control.fields.setFormulaFactor(3);
  expect(await harness.run('Opportunity')).toMatchObject({ counts: { updated: 0 } });
  const run = await harness.run('Opportunity', 'reconcile');
  expect(run).toMatchObject({ state: 'succeeded', counts: { inserted: 0, deleted: 0 } });
  expect(run.counts.updated).toBeGreaterThan(0);
  await expectMirrorEqualsOrg(harness, { objects: ['Opportunity'] });
});

it('approves and takes back only what has not changed since it was found (Y4)', async () => {
  const [first, second, ...rest] = liveIds('Lead', 6);
  const others = harness.org.control.records;
  for (const id of [first!, second!, ...rest]) others.purge('Lead', id, { trace: false });
  const asked = await harness.run('Lead', 'reconcile');
  expect(asked).toMatchObject({ state: 'needs_approval' });
  // One of them is written meanwhile, as by a run that reads it anew.
  const moved = unprepared(
    `update mirror.leads set system_modstamp = system_modstamp + interval '1 hour' where crm_id = $1`,
  );
  await many(harness.db, moved, [first]);
  expect(await harness.runs.approve(harness.teamId, asked.id)).toMatchObject({ counts: { deleted: 5 } });
  expect(await deletedHere([first!])).toBe(0);
  expect(await deletedHere([second!, ...rest])).toBe(5);
  await many(harness.db, moved, [second]);
  await harness.runs.undo(harness.teamId, asked.id);
  expect(await deletedHere([second!])).toBe(1);
  expect(await deletedHere(rest)).toBe(0);
});
