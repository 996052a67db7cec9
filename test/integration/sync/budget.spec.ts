import { settings } from '#field-mapping';
import { execute, unprepared } from '#platform';
import { type SyncRun } from '#sync';
import { waitFor } from '../../support/wait-for.js';
import { expectMirrorEqualsOrg, type Setting, startSetting, type Worker } from './setting.js';

let setting: Setting;
const share = async (apiBudgetPercent: number): Promise<void> => {
  await settings.patch(setting.db, setting.teamId, { apiBudgetPercent }, new Date());
};
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

describe('a share that is used up in the middle of a run (Y5)', () => {
  const limits = { limit: 1000, used: 490 };
  /** A full read of contacts by Bulk in many pages, begun with ten calls left, and where it stopped. */
  async function stopped(worker: Worker): Promise<SyncRun> {
    setting.org.control.records.touch('Contact', 1000, { Title: String(Math.random()) });
    setting.org.control.quota.set(limits);
    await setting.door.limits(setting.teamId);
    await share(50);
    setting.org.control.requests.reset();
    const [requested] = await worker.runs.request(setting.teamId, { object: 'Contact', mode: 'full' });
    await worker.executor.execute(setting.teamId, requested!.id);
    const run = await setting.runs.get(setting.teamId, requested!.id);
    expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    expect(run.counts.read).toBeGreaterThan(0);
    expect(run.counts.read).toBeLessThan(run.counts.expected!);
    // The counter lags by a call, and the limits are asked before a run is stopped.
    expect(setting.org.control.quota.get().used).toBeLessThanOrEqual(503);
    return run;
  }

  async function expectGoneOn(worker: Worker, { id }: SyncRun): Promise<void> {
    await worker.executor.execute(setting.teamId, id);
    const run = await setting.runs.get(setting.teamId, id);
    expect(run).toMatchObject({ state: 'succeeded', error: null, pausedUntil: null });
    expect(run.counts.read).toBe(run.counts.expected);
    await expectMirrorEqualsOrg(setting, ['Contact']);
    const log = setting.org.control.requests.log();
    expect(log.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'))).toHaveLength(1);
    const pages = log.filter(({ kind }) => kind === 'bulk-results').map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
  }

  let worker: Worker;
  beforeAll(async () => {
    worker = await setting.worker({ restRowsAtMost: 0, bulkPageRows: 2 });
  });

  it('pauses it between two pages; a larger share wakes it before its time, and it goes on behind its last page', async () => {
    const run = await stopped(worker);
    await setting.schedule.tick(new Date());
    expect(await setting.runs.get(setting.teamId, run.id)).toMatchObject({ state: 'paused' });
    await share(100);
    await setting.schedule.tick(new Date());
    expect(await setting.runs.get(setting.teamId, run.id)).toMatchObject({ state: 'queued', pausedUntil: null });
    await expectGoneOn(worker, run);
  });

  it('asking for a sync wakes it, and it pauses again while there are no calls', async () => {
    const run = await stopped(worker);
    const again = await setting.run('Contact');
    expect(again).toMatchObject({ id: run.id, state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    setting.org.control.quota.set({ used: 10 });
    await setting.runs.request(setting.teamId, { object: 'Contact' });
    await expectGoneOn(worker, run);
  });

  it('a smaller share stops a run that has begun', async () => {
    await share(100);
    setting.org.control.quota.set({ limit: 1000, used: 490 });
    setting.org.control.faults.add({ kind: 'bulk-results', skip: 2, effect: { type: 'delay', ms: 8_000 } });
    setting.org.control.records.touch('Contact', 1000, { Title: 'smaller' });
    const [requested] = await worker.runs.request(setting.teamId, { object: 'Contact', mode: 'full' });
    const working = worker.executor.execute(setting.teamId, requested!.id);
    await waitFor(async () => (await setting.runs.get(setting.teamId, requested!.id)).counts.read === 4);
    await share(10);
    setting.org.control.faults.clear();
    await working;
    const run = await setting.runs.get(setting.teamId, requested!.id);
    expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    await share(100);
    await setting.run('Contact');
  });
});

it('pauses when Salesforce says the limit is reached, and asking for a sync wakes it', async () => {
  const { quota, records } = setting.org.control;
  await share(100);
  records.touch('Contact', 3, { Title: 'touched' });
  quota.set({ limit: 1000, used: 1000 });
  const paused = await setting.run('Contact');
  expect(paused).toMatchObject({ state: 'paused', error: { code: 'SALESFORCE_LIMIT_REACHED' } });
  quota.set({ used: 0 });
  const woken = await setting.run('Contact');
  expect(woken).toMatchObject({ id: paused.id, state: 'succeeded', counts: { updated: 3 } });
  await expectMirrorEqualsOrg(setting, ['Contact']);
});
