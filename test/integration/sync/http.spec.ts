import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

let org: RunningOrg;
let app: TestApp;

const admin = (method: string, path: string, body?: unknown): ReturnType<TestApp['request']> =>
  app.request(method, path, { key: app.keys.admin, ...(body === undefined ? {} : { body }) });

interface RunView {
  id: string;
  object: string;
  state: string;
  counts: Record<string, number>;
}

/** Asks for a sync and waits until every run of it has ended. */
async function sync(body: object): Promise<RunView[]> {
  const { status, body: answer } = await admin('POST', '/v1/syncs', body);
  expect({ status, answer }).toMatchObject({ status: 202 });
  const { data } = answer as { data: RunView[] };
  return waitFor(
    async () => {
      const runs = await Promise.all(
        data.map(async ({ id }) => (await admin('GET', `/v1/syncs/${id}`)).body as RunView),
      );
      return runs.every(({ state }) => !['queued', 'running'].includes(state)) && runs;
    },
    { timeoutMs: 60_000 },
  );
}

beforeAll(async () => {
  org = await startOrg({ scale: 60 });
  app = await startTestApp();
  const { url: loginUrl, clientId, clientSecret } = org;
  const connected = await admin('PUT', '/v1/connection', {
    grant: 'client_credentials',
    loginUrl,
    clientId,
    clientSecret,
  });
  expect(connected.status).toBe(200);
}, 240_000);
afterAll(async () => {
  await app.stop();
  await org.stop();
});

it('mirrors, reports and lists over HTTP, from an org just connected to parity', async () => {
  const refused = await admin('POST', '/v1/syncs', { object: 'opportunity' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'MAPPING_INCOMPLETE' } });
  expect(await admin('POST', '/v1/syncs', { object: 'Case', size: 1 })).toMatchObject({ status: 400 });

  const { status, body: estimate } = await admin('POST', '/v1/syncs/estimate', { mode: 'full' });
  expect(status).toBe(200);
  expect(estimate).toMatchObject({ fits: true, warning: null, apiUsage: { limit: expect.any(Number) } });
  expect(estimate.data).toHaveLength(5);
  expect(estimate.data[1]).toMatchObject({ object: 'Account', mode: 'full', transport: 'rest', apiCalls: 2 });
  expect(await admin('POST', '/v1/syncs/estimate', { object: 'opportunity' })).toMatchObject({ status: 409 });
  const planned = await admin('POST', '/v1/syncs/estimate', {
    object: 'opportunity',
    mode: 'full',
    beforeMapping: true,
  });
  expect(planned).toMatchObject({ status: 200, body: { data: [{ object: 'Opportunity', rows: expect.any(Number) }] } });

  const first = await sync({ mode: 'full' });
  expect(first.map(({ object, state }) => `${object} ${state}`)).toEqual(
    ['User', 'Account', 'Contact', 'Lead', 'OpportunityContactRole'].map((object) => `${object} succeeded`),
  );

  // What is not pulled yet is missing too, and why is said.
  const unmapped = (await admin('GET', '/v1/parity')).body.data.find((row: RunView) => row.object === 'Opportunity');
  expect(unmapped).toMatchObject({
    mirrorCount: 0,
    difference: org.control.records.count('Opportunity'),
    reason: { detail: expect.stringContaining('field mapping is saved'), whoMustAct: 'team_admin' },
  });

  // Saving the mapping asks for the first run of Opportunity by itself; without stage values all of it is withheld (S1).
  expect((await admin('POST', '/v1/field-mappings/Opportunity/defaults')).status).toBe(200);
  const [opportunities] = await sync({ object: 'Opportunity' });
  expect(opportunities).toMatchObject({ state: 'partial', counts: { withheld: expect.any(Number) } });
  const errors = await admin('GET', '/v1/sync-errors');
  expect(errors.body.data[0]).toMatchObject({
    code: 'STAGE_NOT_ALIGNED',
    object: 'Opportunity',
    whoMustAct: 'team_admin',
  });
  expect(errors.body.data[0].samples[0]).toMatchObject({ url: expect.stringContaining(org.url) });
  const single = await admin('GET', '/v1/sync-errors?groupBy=none&limit=2');
  expect(single.body).toMatchObject({ data: [{ count: 1 }, { count: 1 }], nextCursor: expect.any(String) });

  // Aligned, they are released with no new pull.
  expect((await admin('POST', '/v1/stages/adopt', {})).status).toBe(200);
  expect((await admin('GET', '/v1/sync-errors')).body.data).toEqual([]);

  const { body: parity } = await admin('GET', '/v1/parity');
  expect(parity.data).toHaveLength(6);
  for (const row of parity.data)
    expect(row).toMatchObject({ difference: 0, missingIds: [], extraIds: [], withheldCount: 0 });

  const pages: string[] = [];
  let cursor = '';
  do {
    const { body } = await admin('GET', `/v1/people?limit=7${cursor}`);
    pages.push(...body.data.map(({ crmId }: { crmId: string }) => crmId));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages).toHaveLength(org.control.records.count('Contact') + org.control.records.count('Lead'));

  const [opportunity] = (await admin('GET', '/v1/opportunities?limit=1')).body.data;
  expect(opportunity).toMatchObject({
    type: 'Opportunity',
    withheld: null,
    currency: null,
    staleFields: [],
    deleted: false,
  });
  expect(Object.keys(opportunity.fields).sort()).toEqual(
    ['accountCrmId', 'amount', 'closeDate', 'name', 'opportunityType', 'ownerCrmId', 'stage'].sort(),
  );
  const short = opportunity.crmId.slice(0, 15);
  expect((await admin('GET', `/v1/opportunities/${short}`)).body).toEqual(opportunity);
  expect((await admin('GET', '/v1/accounts/001000000000000AAA')).status).toBe(404);

  // Deleted: left out of the list, answered by id.
  org.control.records.delete('Opportunity', opportunity.crmId);
  await sync({ object: 'Opportunity' });
  const listed = (await admin('GET', '/v1/opportunities?limit=500')).body.data;
  expect(listed.some(({ crmId }: { crmId: string }) => crmId === opportunity.crmId)).toBe(false);
  expect((await admin('GET', `/v1/opportunities/${opportunity.crmId}`)).body).toMatchObject({ deleted: true });
  const all = (await admin('GET', '/v1/opportunities?limit=500&includeDeleted=true')).body.data;
  expect(all.some(({ crmId }: { crmId: string }) => crmId === opportunity.crmId)).toBe(true);

  const runs = await admin('GET', '/v1/syncs?limit=2');
  expect(runs.body).toMatchObject({ data: [{ object: 'Opportunity' }, {}], nextCursor: expect.any(String) });
  const more = await admin('GET', `/v1/syncs?limit=2&cursor=${runs.body.nextCursor}`);
  expect(more.body.data[0].id < runs.body.data[1].id).toBe(true);
}, 240_000);

it('asked for by a person, tries again at once what an admin of the org has just put right', async () => {
  const { users } = org.control;
  users.setRights(org.runAsUsername, { apiEnabled: false });
  const [refused] = await sync({ object: 'Account' });
  expect(refused).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_API_DISABLED' } });
  users.setRights(org.runAsUsername, { apiEnabled: true });
  expect(await sync({ object: 'Account' })).toMatchObject([{ state: 'succeeded' }]);
  expect((await admin('GET', '/v1/connection')).body).toMatchObject({ state: 'connected', error: null });
}, 240_000);

it('reads records again at once, by their ids or since a time, whatever was read before', async () => {
  const { records, clock } = org.control;
  const live = records.list('Contact', { limit: 4, matching: ({ isDeleted }) => !isDeleted }).map(({ id }) => id);
  const [silent = '', purged = '', restored = ''] = live;
  const ended = (id: string): Promise<RunView> =>
    waitFor(async () => {
      const run = (await admin('GET', `/v1/syncs/${id}`)).body as RunView;
      return !['queued', 'running'].includes(run.state) && run;
    });
  const refresh = async (body: object): Promise<RunView> => {
    // A scheduled run of the object may be at work, and is said to be.
    const answer = await waitFor(async () => {
      const made = await admin('POST', '/v1/crm-records/refresh', body);
      return made.status !== 409 && made;
    });
    expect(answer).toMatchObject({ status: 202, body: { object: 'Contact', mode: 'incremental' } });
    return ended(answer.body.id);
  };
  const titleOf = async (id: string): Promise<unknown> => (await admin('GET', `/v1/people/${id}`)).body.fields.title;
  await sync({ object: 'Contact' });
  clock.advance(600_000);
  await sync({ object: 'Contact' });

  records.setSilently('Contact', silent, { Title: 'no stamp moved' });
  records.restore('Contact', restored, { Title: 'restored', SystemModstamp: clock.now().getTime() - 86_400_000_000 });
  records.purge('Contact', purged, { trace: false });
  const run = await refresh({ object: 'contact', crmIds: [silent.slice(0, 15), purged, restored, silent] });
  expect(run).toMatchObject({ state: 'succeeded', counts: { updated: 2, deleted: 1 } });
  expect([await titleOf(silent), await titleOf(restored)]).toEqual(['no stamp moved', 'restored']);
  expect((await admin('GET', `/v1/people/${purged}`)).body).toMatchObject({ deleted: true });

  records.setSilently('Contact', silent, { Title: 'again' });
  const since = await refresh({ object: 'Contact', changedSince: '2001-01-01T00:00:00Z' });
  expect(since).toMatchObject({ state: 'succeeded' });
  expect(await titleOf(silent)).toBe('again');

  for (const body of [
    { object: 'Contact' },
    { object: 'Contact', crmIds: [], changedSince: '2001-01-01T00:00:00Z' },
    { object: 'Contact', crmIds: [] },
    { object: 'Contact', crmIds: ['no id'] },
    { object: 'Contact', crmIds: Array.from({ length: 201 }, () => silent) },
    { object: 'Contact', changedSince: 'yesterday' },
    { object: 'Case', crmIds: [silent] },
    { crmIds: [silent] },
  ]) {
    expect(await admin('POST', '/v1/crm-records/refresh', body)).toMatchObject({ status: 400 });
  }
}, 240_000);
