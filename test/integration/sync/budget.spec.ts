import { settings } from '#field-mapping';
import { execute, unprepared } from '#platform';
import { expectMirrorEqualsOrg, type Setting, startSetting } from './setting.js';

let setting: Setting;
beforeAll(async () => {
  setting = await startSetting({ scale: 40 });
  await setting.fill();
});
afterAll(() => setting.stop());

it('pauses at the team’s share of the daily calls, says until when, and goes on by itself (Y5)', async () => {
  const { quota } = setting.org.control;
  quota.set({ limit: 1000, used: 600 });
  // The counter comes with an answer, and lags.
  await setting.door.limits(setting.teamId);
  await setting.door.limits(setting.teamId);
  const run = await setting.run('Account');
  expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' }, finishedAt: null });
  expect(run.pausedUntil!.getTime()).toBeGreaterThan(Date.now());

  // Too early for the tick; and while it is paused no second run comes.
  await setting.schedule.tick(new Date());
  expect(await setting.runs.get(setting.teamId, run.id)).toMatchObject({ state: 'paused' });
  quota.set({ used: 10 });
  await setting.schedule.tick(new Date(run.pausedUntil!.getTime() + 1000));
  expect(await setting.runs.get(setting.teamId, run.id)).toMatchObject({ state: 'queued', pausedUntil: null });
  await setting.executor.execute(setting.teamId, run.id);
  expect(await setting.runs.get(setting.teamId, run.id)).toMatchObject({ state: 'succeeded', error: null });
  await execute(setting.db, unprepared(`delete from sync.runs where state = 'queued'`));
});

it('pauses when Salesforce says the limit is reached, and asking for a sync wakes it', async () => {
  const { quota, records } = setting.org.control;
  await settings.patch(setting.db, setting.teamId, { apiBudgetPercent: 100 }, new Date());
  records.touch('Contact', 3, { Title: 'touched' });
  quota.set({ limit: 1000, used: 1000 });
  const paused = await setting.run('Contact');
  expect(paused).toMatchObject({ state: 'paused', error: { code: 'SALESFORCE_LIMIT_REACHED' } });
  quota.set({ used: 0 });
  const woken = await setting.run('Contact');
  expect(woken).toMatchObject({ id: paused.id, state: 'succeeded', counts: { updated: 3 } });
  await expectMirrorEqualsOrg(setting, ['Contact']);
});
