import { CRM_OBJECTS } from '#identifiers';
import { settings } from '#field-mapping';
import { newId } from '#platform';
import { TeamConnection } from '#setup';
import { PassExecutor, type SyncEstimate, SyncEstimates } from '#sync';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
let estimates: SyncEstimates;
beforeAll(async () => {
  harness = await startTeamHarness({ scale: 200 });
  estimates = harness.module.get(SyncEstimates);
});
afterAll(() => harness.stop());

const callsMade = (): number => harness.org.control.requests.counters().apiCalls;
const rowsOf = ({ data }: SyncEstimate): (number | null)[] => data.map(({ rows }) => rows);
const live = (): number[] => CRM_OBJECTS.map((object) => harness.org.control.records.count(object));

it('before the first sync it goes by Salesforce’s own counts, and what it says is what the runs take', async () => {
  harness.org.control.requests.reset();
  const estimate = await estimates.estimate(harness.teamId, { mode: 'full' });
  expect(callsMade()).toBe(2);
  expect(estimate.data.map(({ object, basis }) => `${object} ${basis}`)).toEqual(
    CRM_OBJECTS.map((object) => `${object} record_counts`),
  );
  expect(estimate).toMatchObject({ fits: true, warning: null, budget: { percent: 50 } });
  expect(estimate.budget.left).toBe(estimate.budget.calls - estimate.apiUsage.used);
  const runs = await harness.fill();
  expect(runs.map(({ apiCalls }) => apiCalls)).toEqual(estimate.data.map(({ apiCalls }) => apiCalls));
});

it('once mirrored, what would be read of everything is as much as is mirrored, for one call', async () => {
  harness.org.control.requests.reset();
  const estimate = await estimates.estimate(harness.teamId, { mode: 'full' });
  expect(callsMade()).toBe(1);
  expect(rowsOf(estimate)).toEqual(live());
  expect(estimate.data.every(({ basis, transport }) => basis === 'mirror' && transport === 'rest')).toBe(true);
  const single = await estimates.estimate(harness.teamId, { object: 'Contact', mode: 'backfill' });
  expect(single.data).toMatchObject([{ object: 'Contact', rows: 0, transport: null, apiCalls: 1 }]);
});

it('what changed since is counted, five objects a call', async () => {
  const { records, clock, requests } = harness.org.control;
  clock.advance(3_600_000);
  for (const object of CRM_OBJECTS) await harness.run(object);
  records.touch('Contact', 70, { Title: 'changed' });
  requests.reset();
  const estimate = await estimates.estimate(harness.teamId);
  expect(callsMade()).toBe(3);
  // A call of the pass is counted with the first of the five objects it asks for.
  expect(estimate.data.map(({ object, rows, apiCalls, basis }) => ({ object, rows, apiCalls, basis }))).toEqual(
    CRM_OBJECTS.map((object, index) => ({
      object,
      rows: object === 'Contact' ? 70 : 0,
      apiCalls: index % 5 === 0 ? 1 : 0,
      basis: 'counted',
    })),
  );
  const requested = await harness.runs.request(harness.teamId);
  const ids = requested.map(({ id }) => id);
  await harness.module.get(PassExecutor).execute(harness.teamId, ids, new AbortController().signal);
  const runs = await Promise.all(ids.map((id) => harness.runs.get(harness.teamId, id)));
  expect(runs.map(({ apiCalls }) => apiCalls)).toEqual(estimate.data.map(({ apiCalls }) => apiCalls));
  expect(runs.map((run) => run.estimate?.apiCalls)).toEqual(estimate.data.map(({ apiCalls }) => apiCalls));
});

it('warns before a sync that would pause at the team’s share, and is not refused by it (Y5)', async () => {
  await settings.patch(harness.db, harness.teamId, { apiBudgetPercent: 10 }, new Date());
  harness.org.control.quota.set({ limit: 1000, used: 96 });
  const estimate = await estimates.estimate(harness.teamId, { mode: 'reconcile' });
  expect(estimate).toMatchObject({
    fits: false,
    budget: { percent: 10, calls: 100 },
    apiUsage: { limit: 1000 },
    warning: expect.stringContaining('would pause there'),
  });
  harness.org.control.quota.set({ limit: 100_000, used: 0 });
});

it('what the org would not count is not made up, and stops no estimate of the others', async () => {
  harness.org.control.faults.add({
    kind: 'limits',
    path: 'recordCount',
    effect: { type: 'status', status: 403, errorCode: 'INSUFFICIENT_ACCESS', message: 'not allowed' },
  });
  const fresh = newId();
  const { url: loginUrl, clientId, clientSecret } = harness.org;
  await harness.module
    .get(TeamConnection)
    .connect(fresh, { grant: 'client_credentials', loginUrl, clientId, clientSecret }, () => Promise.resolve());
  const { data } = await estimates.estimate(fresh, { object: 'User', mode: 'full' });
  expect(data).toMatchObject([
    { object: 'User', rows: harness.org.control.records.count('User', { includeDeleted: true }), basis: 'counted' },
  ]);
});

it('fails as the request would', async () => {
  await expect(estimates.estimate(newId())).rejects.toMatchObject({ code: 'SALESFORCE_NOT_CONNECTED' });
});
