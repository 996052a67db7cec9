import { defaultSources, settings } from '#field-mapping';
import { many, unprepared } from '#platform';
import { expectMirrorEqualsOrg, saveMapping, type Setting, startSetting } from './setting.js';

let setting: Setting;
beforeEach(async () => {
  setting = await startSetting({ scale: 40 });
  await setting.fill();
});
afterEach(() => setting.stop());

const liveIds = (object: string, count: number): string[] =>
  setting.org.control.records
    .list(object, { matching: ({ isDeleted }) => !isDeleted, limit: count })
    .map(({ id }) => id);

async function deletedHere(ids: readonly string[]): Promise<number> {
  const rows = await many(setting.db, unprepared('select 1 from mirror.leads where crm_id = any($1) and is_deleted'), [
    ids,
  ]);
  return rows.length;
}

it('finds what was purged without a trace, and what became visible too late for any window (Y1)', async () => {
  const { records, clock } = setting.org.control;
  const [gone] = liveIds('Lead', 1);
  records.purge('Lead', gone!, { trace: false });
  const late = setting.org.control.begin();
  const id = late.create('Lead', { LastName: 'Late', Company: 'Late', Email: 'late@late.example' });
  clock.advance(3_600_000);
  records.update('Lead', liveIds('Lead', 1)[0]!, { Title: 'on time' });
  await setting.run('Lead');
  clock.advance(3_600_000);
  late.commit();
  expect(await setting.run('Lead')).toMatchObject({ state: 'succeeded', counts: { inserted: 0 } });
  await settings.patch(setting.db, setting.teamId, { reconcileDeletePercent: 50 }, new Date());

  expect(await setting.run('Lead', 'reconcile')).toMatchObject({
    state: 'succeeded',
    counts: { inserted: 1, deleted: 1 },
  });
  expect(await deletedHere([gone!])).toBe(1);
  expect(await many(setting.db, unprepared('select 1 from mirror.leads where crm_id = $1'), [id])).toHaveLength(1);
  await expectMirrorEqualsOrg(setting);
  expect(await setting.run('Lead', 'reconcile')).toMatchObject({
    state: 'succeeded',
    counts: { inserted: 0, updated: 0, deleted: 0 },
  });
});

it('waits for approval before it deletes much, and can be taken back (Y4)', async () => {
  const gone = liveIds('Lead', 5);
  for (const id of gone) setting.org.control.records.purge('Lead', id, { trace: false });
  const run = await setting.run('Lead', 'reconcile');
  expect(run).toMatchObject({ state: 'needs_approval', counts: { deleted: 0 } });
  expect(await deletedHere(gone)).toBe(0);

  // What waits does not stand in the way of other runs.
  expect(await setting.run('Lead')).toMatchObject({ state: 'succeeded' });
  expect(await setting.runs.approve(setting.teamId, run.id)).toMatchObject({
    state: 'succeeded',
    counts: { deleted: 5 },
  });
  expect(await deletedHere(gone)).toBe(5);
  await expectMirrorEqualsOrg(setting, ['Lead']);
  await expect(setting.runs.approve(setting.teamId, run.id)).rejects.toMatchObject({ code: 'CONFLICT' });

  await setting.runs.undo(setting.teamId, run.id);
  expect(await deletedHere(gone)).toBe(0);
  await expect(setting.runs.undo(setting.teamId, run.id)).rejects.toMatchObject({ code: 'CONFLICT' });

  // What an admin took back is never deleted unasked.
  await settings.patch(setting.db, setting.teamId, { reconcileDeletePercent: 100 }, new Date());
  const again = await setting.run('Lead', 'reconcile');
  expect(again).toMatchObject({ state: 'needs_approval' });
  // A newer reconcile asks anew; the older question is closed.
  const newest = await setting.run('Lead', 'reconcile');
  expect(newest).toMatchObject({ state: 'needs_approval' });
  expect(await setting.runs.get(setting.teamId, again.id)).toMatchObject({ state: 'cancelled' });
  expect(await setting.runs.cancel(setting.teamId, newest.id)).toMatchObject({ state: 'cancelled' });
  expect(await deletedHere(gone)).toBe(0);
});

it('deletes nothing on an id scan that lacks rows, and says it failed (Y2)', async () => {
  const worker = await setting.worker({ restRowsAtMost: 0, bulkPageRows: 20, attempts: 2 });
  setting.org.control.faults.add({ kind: 'bulk-results', times: 0, effect: { type: 'truncate-rows', rows: 3 } });
  const [requested] = await worker.runs.request(setting.teamId, { object: 'Lead', mode: 'reconcile' });
  await worker.executor.execute(setting.teamId, requested!.id);
  expect(await setting.runs.get(setting.teamId, requested!.id)).toMatchObject({
    state: 'failed',
    error: { code: 'EXTRACTION_INCOMPLETE' },
    counts: { deleted: 0 },
  });
  setting.org.control.faults.clear();
  expect(await setting.run('Lead', 'reconcile')).toMatchObject({ state: 'succeeded', counts: { deleted: 0 } });
  await expectMirrorEqualsOrg(setting, ['Lead']);
});

it('brings formula fields up to date, whose values change without a stamp', async () => {
  const mapping = { ...defaultSources('Opportunity'), amount: 'Weighted_Amount__c' };
  await saveMapping(setting.db, setting.teamId, 'Opportunity', mapping);
  expect(await setting.run('Opportunity', 'backfill')).toMatchObject({ state: 'succeeded', error: null });
  await expectMirrorEqualsOrg(setting, ['Opportunity']);
  setting.org.control.clock.advance(600_000);
  setting.org.control.fields.setFormulaFactor(3);
  expect(await setting.run('Opportunity')).toMatchObject({ counts: { updated: 0 } });
  const run = await setting.run('Opportunity', 'reconcile');
  expect(run).toMatchObject({ state: 'succeeded', counts: { inserted: 0, deleted: 0 } });
  expect(run.counts.updated).toBeGreaterThan(0);
  await expectMirrorEqualsOrg(setting, ['Opportunity']);
});

it('approves and takes back only what has not changed since it was found (Y4)', async () => {
  const [first, second, ...rest] = liveIds('Lead', 6);
  const others = setting.org.control.records;
  for (const id of [first!, second!, ...rest]) others.purge('Lead', id, { trace: false });
  const asked = await setting.run('Lead', 'reconcile');
  expect(asked).toMatchObject({ state: 'needs_approval' });
  // One of them is written meanwhile, as by a run that reads it anew.
  const moved = unprepared(
    `update mirror.leads set system_modstamp = system_modstamp + interval '1 hour' where crm_id = $1`,
  );
  await many(setting.db, moved, [first]);
  expect(await setting.runs.approve(setting.teamId, asked.id)).toMatchObject({ counts: { deleted: 5 } });
  expect(await deletedHere([first!])).toBe(0);
  expect(await deletedHere([second!, ...rest])).toBe(5);
  await many(setting.db, moved, [second]);
  await setting.runs.undo(setting.teamId, asked.id);
  expect(await deletedHere([second!])).toBe(1);
  expect(await deletedHere(rest)).toBe(0);
});
