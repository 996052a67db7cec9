import { type AppWithOrg, startAppWithOrg } from '../../support/app-with-org.js';
import { waitFor } from '../../support/wait-for.js';

let harness: AppWithOrg;

beforeAll(async () => {
  harness = await startAppWithOrg(80);
  await harness.connect(harness.service.teamId);
});
afterAll(() => harness.stop());

const call = (method: string, path: string, body?: unknown) => harness.as(method, path, body);

async function finished(mode: string): Promise<void> {
  await waitFor(
    async () => {
      const { rows } = await harness.service.db.raw<{ rows: { state: string }[] }>(
        `select state from sync.runs where object = 'Opportunity' and mode = ?`,
        [mode],
      );
      return rows.length > 0 && rows.every(({ state }) => ['succeeded', 'partial'].includes(state));
    },
    { timeoutMs: 25_000 },
  );
}

it('saving the Opportunity mapping pulls it, and a changed source is back-filled (Y3)', async () => {
  const { service, org } = harness;
  await call('POST', '/v1/stages/adopt', {});
  const { body: before } = await call('GET', '/v1/stages/alignment');
  await call('POST', '/v1/field-mappings/Opportunity/defaults');
  await finished('full');

  // Counted in the mirror now, where the org counted before.
  const { body: after } = await call('GET', '/v1/stages/alignment');
  expect(after).toEqual(before);

  org.control.fields.add('Opportunity', { name: 'Deal__c', type: 'currency', label: 'Deal', fill: 12.5 });
  const { body: mapping } = await call('GET', '/v1/field-mappings/Opportunity');
  const fields = Object.fromEntries(
    mapping.fields.map(({ target, source }: { target: string; source: string }) => [target, source]),
  );
  const saved = await call('PUT', '/v1/field-mappings/Opportunity', { fields: { ...fields, amount: 'Deal__c' } });
  expect([saved.status, saved.body.version, saved.body.warnings]).toEqual([200, 2, []]);
  await finished('backfill');
  const { rows } = await service.db.raw(
    `select count(*) filter (where amount = 12.5) as filled, count(*) as all from mirror.opportunities where team_id = ?`,
    [service.teamId],
  );
  expect(rows[0].filled).toBe(rows[0].all);
});

it('S1: a stage taken from the team’s values is counted as missing here, and adopting releases it', async () => {
  const { body: stages } = await call('GET', '/v1/stages');
  const held = (await call('GET', '/v1/stages/alignment')).body.values.find(
    (one: { opportunities: number }) => one.opportunities > 0,
  );
  const values = stages.values.filter((one: { value: string }) => one.value !== held.value);
  await call('PUT', '/v1/stages', { values });
  const { body } = await call('GET', '/v1/stages/alignment');
  expect(body.aligned).toBe(false);
  expect(body.values.find((one: { value: string }) => one.value === held.value)).toMatchObject({
    status: 'missing_here',
    opportunities: held.opportunities,
    outcome: null,
  });
  await call('POST', '/v1/stages/adopt', { values: [held.value] });
  expect((await call('GET', '/v1/stages/alignment')).body.aligned).toBe(true);
});
