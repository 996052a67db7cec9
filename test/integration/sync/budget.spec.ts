import { settings } from '#field-mapping';
import { execute, unprepared } from '#platform';
import { type SyncRun } from '#sync';
import { waitFor } from '../../support/wait-for.js';
import { type Worker } from '../../support/harness.js';
import { expectMirrorEqualsOrg } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
const share = async (apiBudgetPercent: number): Promise<void> => {
  await settings.patch(harness.db, harness.teamId, { apiBudgetPercent }, new Date());
};
beforeAll(async () => {
  harness = await startTeamHarness({ scale: 40 });
  await harness.fill();
});
afterAll(() => harness.stop());

it('pauses at the team’s share of the daily calls, says until when, and goes on by itself (Y5)', async () => {
  const { quota } = harness.org.control;
  quota.set({ limit: 1000, used: 600 });
  // The counter comes with an answer, and lags.
  await harness.first.org.limits(harness.teamId);
  await harness.first.org.limits(harness.teamId);
  const run = await harness.run('Account');
  expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' }, finishedAt: null });
  expect(run.pausedUntil!.getTime()).toBeGreaterThan(Date.now());

  // Too early for the tick; and while it is paused no second run comes.
  await harness.tick(new Date());
  expect(await harness.runs.get(harness.teamId, run.id)).toMatchObject({ state: 'paused' });
  quota.set({ used: 10 });
  await harness.tick(new Date(run.pausedUntil!.getTime() + 1000));
  expect(await harness.runs.get(harness.teamId, run.id)).toMatchObject({ state: 'queued', pausedUntil: null });
  await harness.executor.execute(harness.teamId, run.id);
  expect(await harness.runs.get(harness.teamId, run.id)).toMatchObject({ state: 'succeeded', error: null });
  await execute(harness.db, unprepared(`delete from sync.runs where state = 'queued'`));
});

describe('a share that is used up in the middle of a run (Y5)', () => {
  const limits = { limit: 1000, used: 490 };
  /** A full read of contacts by Bulk in many pages, begun with ten calls left, and where it stopped. */
  async function stopped(worker: Worker): Promise<SyncRun> {
    harness.org.control.records.touch('Contact', 1000, { Title: String(Math.random()) });
    harness.org.control.quota.set(limits);
    await harness.first.org.limits(harness.teamId);
    await share(50);
    harness.org.control.requests.reset();
    const [requested] = await worker.runs.request(harness.teamId, { object: 'Contact', mode: 'full' });
    await worker.executor.execute(harness.teamId, requested!.id);
    const run = await harness.runs.get(harness.teamId, requested!.id);
    expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    expect(run.counts.read).toBeGreaterThan(0);
    expect(run.counts.read).toBeLessThan(run.counts.expected!);
    // The counter lags by a call, and the limits are asked before a run is stopped.
    expect(harness.org.control.quota.get().used).toBeLessThanOrEqual(503);
    return run;
  }

  async function expectGoneOn(worker: Worker, { id }: SyncRun): Promise<void> {
    await worker.executor.execute(harness.teamId, id);
    const run = await harness.runs.get(harness.teamId, id);
    expect(run).toMatchObject({ state: 'succeeded', error: null, pausedUntil: null });
    expect(run.counts.read).toBe(run.counts.expected);
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
    const log = harness.org.control.requests.log();
    expect(log.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'))).toHaveLength(1);
    const pages = log.filter(({ kind }) => kind === 'bulk-results').map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
  }

  let worker: Worker;
  beforeAll(async () => {
    worker = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 2 } });
  });

  it('pauses it between two pages; a larger share wakes it before its time, and it goes on behind its last page', async () => {
    const run = await stopped(worker);
    await harness.tick(new Date());
    expect(await harness.runs.get(harness.teamId, run.id)).toMatchObject({ state: 'paused' });
    await share(100);
    await harness.tick(new Date());
    expect(await harness.runs.get(harness.teamId, run.id)).toMatchObject({ state: 'queued', pausedUntil: null });
    await expectGoneOn(worker, run);
  });

  it('asking for a sync wakes it, and it pauses again while there are no calls', async () => {
    const run = await stopped(worker);
    const again = await harness.run('Contact');
    expect(again).toMatchObject({ id: run.id, state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    harness.org.control.quota.set({ used: 10 });
    await harness.runs.request(harness.teamId, { object: 'Contact' });
    await expectGoneOn(worker, run);
  });

  it('a smaller share stops a run that has begun', async () => {
    await share(100);
    harness.org.control.quota.set({ limit: 1000, used: 490 });
    harness.org.control.faults.add({ kind: 'bulk-results', skip: 2, effect: { type: 'delay', ms: 8_000 } });
    harness.org.control.records.touch('Contact', 1000, { Title: 'smaller' });
    const [requested] = await worker.runs.request(harness.teamId, { object: 'Contact', mode: 'full' });
    const working = worker.executor.execute(harness.teamId, requested!.id);
    await waitFor(async () => (await harness.runs.get(harness.teamId, requested!.id)).counts.read === 4);
    await share(10);
    harness.org.control.faults.clear();
    await working;
    const run = await harness.runs.get(harness.teamId, requested!.id);
    expect(run).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    await share(100);
    await harness.run('Contact');
  });
});

it('pauses when Salesforce says the limit is reached, and asking for a sync wakes it', async () => {
  const { quota, records } = harness.org.control;
  await share(100);
  records.touch('Contact', 3, { Title: 'touched' });
  quota.set({ limit: 1000, used: 1000 });
  const paused = await harness.run('Contact');
  expect(paused).toMatchObject({ state: 'paused', error: { code: 'SALESFORCE_LIMIT_REACHED' } });
  quota.set({ used: 0 });
  const woken = await harness.run('Contact');
  expect(woken).toMatchObject({ id: paused.id, state: 'succeeded', counts: { updated: 3 } });
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
});
