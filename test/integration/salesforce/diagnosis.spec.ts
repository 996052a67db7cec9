import { type Check, SalesforceDiagnosis } from '#salesforce';
import { connected, signedIn } from '../../support/connect.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';

let harness: Harness;
let worker: Worker;

beforeAll(async () => {
  harness = await startHarness({ scale: 300 });
  worker = await harness.worker();
});
afterAll(() => harness.stop());

const mapped = { Opportunity: ['Name', 'Amount', 'StageName'], Account: ['Name', 'Website'] };
async function diagnose(teamId: string, sources: Record<string, string[]> = mapped): Promise<Map<string, Check>> {
  const checks = await worker.module.get(SalesforceDiagnosis).diagnose(teamId, { mapped: sources, budgetPercent: 50 });
  return new Map(checks.map((check) => [check.id, check]));
}

test('a well-made integration user passes every check, the one that it cannot write included (F3)', async () => {
  const checks = await diagnose(await connected(harness, worker));
  expect([...checks.values()].filter(({ status }) => status !== 'ok')).toEqual([]);
  expect([...checks.keys()]).toEqual(
    expect.arrayContaining([
      'signs_in',
      'api_version',
      'clock',
      'token_renewal',
      'object_Account',
      'fields_Opportunity',
      'object_OpportunityStage',
      'read_only',
      'sees_all',
      'api_budget',
      'bulk_jobs',
    ]),
  );
});

test('an administrator could write, which is a warning (F3)', async () => {
  const checks = await diagnose(await signedIn(harness, worker));
  expect(checks.get('read_only')).toMatchObject({ status: 'warning', whoMustAct: 'salesforce_admin' });
  expect(checks.get('token_renewal')?.status).toBe('ok');
});

test('a hidden field is named, with who must act (F1)', async () => {
  const teamId = await connected(harness, worker);
  harness.org.control.fields.hide('Account', 'Website');
  const check = (await diagnose(teamId)).get('fields_Account');
  harness.org.control.fields.show('Account', 'Website');
  expect(check).toMatchObject({ status: 'failed', whoMustAct: 'salesforce_admin' });
  expect(check?.detail).toContain('Account.Website');
});

test('little left of the allowance, and clocks that differ, are told', async () => {
  const teamId = await connected(harness, worker);
  const { limit, used } = harness.org.control.quota.get();
  harness.org.control.quota.set({ used: Math.floor(limit * 0.8) });
  harness.org.control.clock.setOffset(10 * 60_000);
  const checks = await diagnose(teamId);
  harness.org.control.quota.set({ used });
  harness.org.control.clock.setOffset(0);
  expect(checks.get('api_budget')).toMatchObject({ status: 'warning' });
  expect(checks.get('clock')).toMatchObject({ status: 'failed', whoMustAct: 'operator' });
});

test('an API version the org does not offer is the operator’s to change', async () => {
  const teamId = await connected(harness, worker);
  const futuristic = await harness.worker({ env: { SALESFORCE_API_VERSION: '99.0' } });
  const checks = await futuristic.module.get(SalesforceDiagnosis).diagnose(teamId, { mapped, budgetPercent: 50 });
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([
    expect.objectContaining({ id: 'api_version', whoMustAct: 'operator' }),
  ]);
});

test('what was put right in Salesforce heals with the diagnosis, without a wait', async () => {
  const teamId = await connected(harness, worker);
  const { control, runAsUsername } = harness.org;
  control.users.setRights(runAsUsername, { apiEnabled: false });
  expect([...(await diagnose(teamId)).values()].filter(({ status }) => status === 'failed')).toMatchObject([
    { id: 'signs_in', whoMustAct: 'salesforce_admin' },
  ]);
  expect((await worker.connections.view(teamId)).state).toBe('needs_attention');
  control.users.setRights(runAsUsername, { apiEnabled: true });
  expect((await diagnose(teamId)).get('signs_in')?.status).toBe('ok');
  expect((await worker.connections.view(teamId)).state).toBe('connected');
});

test('without a connection there is one check, and it says what to do', async () => {
  const checks = await diagnose('00000000-0000-7000-8000-000000000000');
  expect([...checks.values()]).toEqual([
    {
      id: 'signs_in',
      status: 'failed',
      detail: expect.stringContaining('SALESFORCE_NOT_CONNECTED'),
      whoMustAct: 'team_admin',
    },
  ]);
});
