import { defaultSources } from '#field-mapping';
import { MirrorReader, objectStates } from '#mirror';
import { many, one, unprepared } from '#platform';
import { expectMirrorEqualsOrg, mirrored } from '../../support/mirror.js';
import { saveMapping, startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
beforeEach(async () => {
  harness = await startTeamHarness({ scale: 40 });
  await harness.fill();
});
afterEach(() => harness.stop());

const column = async (name: string): Promise<unknown[]> =>
  (await mirrored(harness.db, harness.teamId, 'Opportunity')).map((row) => row[name]);

/** Runs what follows from the last run, as the worker does. */
async function followUp(): Promise<void> {
  await harness.tick(new Date());
  const queued = await many<{ id: string; mode: string }>(
    harness.db,
    unprepared(`select id, mode from sync.runs where state = 'queued' order by id`),
  );
  for (const { id } of queued) await harness.executor.execute(harness.teamId, id);
}

it('a field that is hidden keeps its values, stale; the others go on; shown again, it is back-filled (Y3)', async () => {
  const { fields, records } = harness.org.control;
  const before = await column('opportunity_type');
  const [first] = records.list('Opportunity', { matching: ({ isDeleted }) => !isDeleted });
  fields.hide('Opportunity', 'Type');
  records.update('Opportunity', first!.id, { Name: 'goes on', Type: 'Changed while hidden' });

  const run = await harness.run('Opportunity');
  expect(run).toMatchObject({ state: 'partial', error: null, counts: { updated: 1 } });
  expect(await column('opportunity_type')).toEqual(before);
  const reader = harness.module.get(MirrorReader, { strict: false });
  const [record] = await reader.byIds(harness.teamId, 'Opportunity', [first!.id]);
  expect(record).toMatchObject({ name: 'goes on', staleFields: ['opportunityType'] });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
    { code: 'FIELD_NOT_VISIBLE', object: 'Opportunity', field: 'Type', whoMustAct: 'salesforce_admin', samples: [] },
  ]);
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'partial' });
  expect(await harness.run('Opportunity', 'full')).toMatchObject({ state: 'partial' });
  expect(await column('opportunity_type')).toEqual(before);

  // Behind the overlap, where no window reads the change by itself.
  harness.org.control.clock.advance(600_000);
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'partial' });
  fields.show('Opportunity', 'Type');
  // Nothing is left for a person to do, but the values of before are here until they are filled (Y2).
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'partial' });
  expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
  expect(await harness.run('Opportunity', 'reconcile')).toMatchObject({ state: 'partial' });
  expect((await reader.byIds(harness.teamId, 'Opportunity', [first!.id]))[0]!.staleFields).toEqual(['opportunityType']);
  await followUp();
  const [backfill] = (await harness.runs.list(harness.teamId, { mode: 'backfill', limit: 1 })).data;
  // The reconcile compared every value, and had brought the one that changed while hidden: the back-fill proves the column.
  expect(backfill).toMatchObject({ state: 'succeeded', counts: { inserted: 0, updated: 0 } });
  await expectMirrorEqualsOrg(harness);
  expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
  expect((await objectStates.get(harness.db, harness.teamId, 'Opportunity')).staleTargets).toEqual([]);
});

it('a newly mapped field is back-filled alone, without a full read; a dropped one is emptied', async () => {
  const { fields } = harness.org.control;
  fields.add('Opportunity', { name: 'Deal_Kind__c', type: 'string', fill: (index) => `kind ${index % 3}` });
  const stamps = await column('system_modstamp');
  await saveMapping(harness.db, harness.teamId, 'Opportunity', {
    ...defaultSources('Opportunity'),
    opportunityType: 'Deal_Kind__c',
  });
  harness.org.control.requests.reset();
  const run = await harness.run('Opportunity', 'backfill');
  expect(run).toMatchObject({ state: 'succeeded', counts: { inserted: 0, deleted: 0 } });
  expect(run.counts.updated).toBe((await column('crm_id')).length);
  const asked = harness.org.control.requests.log().map(({ path }) => decodeURIComponent(path));
  expect(asked.some((path) => path.includes('SELECT Id, SystemModstamp, Deal_Kind__c FROM Opportunity'))).toBe(true);
  expect(await column('system_modstamp')).toEqual(stamps);
  await expectMirrorEqualsOrg(harness, { objects: ['Opportunity'] });

  const kept = Object.fromEntries(
    Object.entries(defaultSources('Opportunity')).filter(([target]) => target !== 'opportunityType'),
  );
  await saveMapping(harness.db, harness.teamId, 'Opportunity', kept);
  expect(await harness.run('Opportunity', 'backfill')).toMatchObject({ state: 'succeeded' });
  expect(new Set(await column('opportunity_type'))).toEqual(new Set([null]));
  // Nothing is left to do.
  await followUp();
  expect((await harness.runs.list(harness.teamId, { mode: 'backfill', limit: 9 })).data).toHaveLength(2);
});

it('a field that is renamed, removed or retyped is an error with who must act, never silent nulls', async () => {
  const { fields } = harness.org.control;
  const before = { amount: await column('amount'), type: await column('opportunity_type') };
  fields.retype('Opportunity', 'Amount', 'string');
  fields.rename('Opportunity', 'Type', 'Kind__c');
  harness.org.control.records.touch('Opportunity', 5);
  expect(await harness.run('Opportunity', 'full')).toMatchObject({ state: 'partial' });
  const errors = await harness.errors.grouped(harness.teamId);
  expect(errors.map(({ code, field, whoMustAct }) => ({ code, field, whoMustAct }))).toEqual(
    expect.arrayContaining([
      { code: 'FIELD_TYPE_CHANGED', field: 'Amount', whoMustAct: 'team_admin' },
      { code: 'FIELD_NOT_VISIBLE', field: 'Type', whoMustAct: 'salesforce_admin' },
    ]),
  );
  expect({ amount: await column('amount'), type: await column('opportunity_type') }).toEqual(before);
});

it('an object that is hidden is an error of the object, and nothing of it is lost', async () => {
  const { n } = await one<{ n: number }>(harness.db, unprepared('select count(*) as n from mirror.leads'));
  harness.org.control.faults.add({
    path: 'Lead',
    times: 0,
    effect: {
      type: 'status',
      status: 400,
      errorCode: 'INVALID_TYPE',
      message: "sObject type 'Lead' is not supported.",
    },
  });
  const run = await harness.run('Lead', 'full');
  expect(run).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_OBJECT_UNKNOWN' } });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
    { code: 'SALESFORCE_OBJECT_UNKNOWN', object: 'Lead', field: null, count: 1, whoMustAct: 'salesforce_admin' },
  ]);
  // The others are compared all the same, and this one is said.
  const parity = await harness.parity.report(harness.teamId);
  expect(parity.find(({ object }) => object === 'Lead')).toMatchObject({
    orgCount: null,
    difference: null,
    reason: { detail: expect.stringContaining('cannot see Lead'), whoMustAct: 'salesforce_admin' },
  });
  expect(parity.filter(({ difference, reason }) => difference === 0 && reason === null)).toHaveLength(5);
  harness.org.control.faults.clear();
  expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded' });
  expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
  expect(await one(harness.db, unprepared('select count(*) as n from mirror.leads'))).toEqual({ n });
});

it('a stage that is not aligned withholds, and releases by itself with no new pull (S1)', async () => {
  const [first] = harness.org.control.records.list('Opportunity', { matching: ({ isDeleted }) => !isDeleted });
  harness.org.control.records.update('Opportunity', first!.id, { StageName: 'Brand New Stage' });
  const run = await harness.run('Opportunity');
  expect(run).toMatchObject({ state: 'partial', counts: { updated: 1, withheld: 1 } });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
    {
      code: 'STAGE_NOT_ALIGNED',
      field: 'StageName',
      value: 'Brand New Stage',
      count: 1,
      samples: [{ crmId: first!.id }],
    },
  ]);
  const { data } = await harness.errors.single(harness.teamId, { limit: 5 });
  expect(data).toMatchObject([{ value: 'Brand New Stage', samples: [{ crmId: first!.id }] }]);
  const parity = await harness.parity.report(harness.teamId);
  expect(parity.find(({ object }) => object === 'Opportunity')).toMatchObject({ difference: 0, withheldCount: 1 });
});

it('a stage that differs in its case alone is not aligned (S1)', async () => {
  const [first] = harness.org.control.records.list('Opportunity', { matching: ({ isDeleted }) => !isDeleted });
  harness.org.control.records.update('Opportunity', first!.id, { StageName: 'PROSPECTING' });
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'partial', counts: { withheld: 1 } });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([{ value: 'PROSPECTING', count: 1 }]);
});

it('a value that does not fit is kept whole, with an error, until it fits', async () => {
  const { records } = harness.org.control;
  const [first] = records.list('Opportunity', { matching: ({ isDeleted }) => !isDeleted });
  records.update('Opportunity', first!.id, { CloseDate: '2026-99-99' });
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'partial', counts: { withheld: 1 } });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
    { code: 'VALUE_DOES_NOT_FIT', field: 'CloseDate', value: '2026-99-99', count: 1, samples: [{ crmId: first!.id }] },
  ]);
  const { raw } = await one<{ raw: object }>(harness.db, unprepared('select raw from sync.crm_sync_errors'));
  expect(raw).toMatchObject({ Id: first!.id, CloseDate: '2026-99-99' });
  // Corrected behind our back, no stamp moved: a retry reads it again.
  records.setSilently('Opportunity', first!.id, { CloseDate: '2026-09-09' });
  const [retried] = await harness.errors.retry(harness.teamId, harness.db);
  await harness.executor.execute(harness.teamId, retried!.id);
  expect(await harness.runs.get(harness.teamId, retried!.id)).toMatchObject({ state: 'succeeded' });
  expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
});

describe('an object that cannot be synced', () => {
  it.each<[string, (control: TeamHarness['org']['control'], username: string) => void, string, string, RegExp]>([
    [
      'the user was deactivated',
      ({ users, sessions }, username) => {
        users.deactivate(username);
        sessions.expire();
      },
      'SALESFORCE_USER_INACTIVE',
      'salesforce_admin',
      /inactive/,
    ],
    [
      'the user lost its API access',
      ({ users }, username) => {
        users.setRights(username, { apiEnabled: false });
      },
      'SALESFORCE_API_DISABLED',
      'salesforce_admin',
      /API/,
    ],
    [
      'the org is down',
      ({ faults }) => void faults.add({ times: 0, effect: { type: 'status', status: 503, body: 'html' } }),
      'SALESFORCE_UNAVAILABLE',
      'nobody',
      /tried again by itself/,
    ],
  ])('is a CRM Sync Error with cause and who must act, until it syncs: %s', async (_name, trouble, code, who, says) => {
    const { control, runAsUsername } = harness.org;
    trouble(control, runAsUsername);
    expect(await harness.run('Contact')).toMatchObject({ state: 'failed', error: { code } });
    const [error, ...others] = await harness.errors.grouped(harness.teamId);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code, object: 'Contact', field: null, count: 1, whoMustAct: who, samples: [] });
    expect(error!.detail).toMatch(/^Contact could not be synced/);
    expect(error!.detail).toMatch(says);
    control.faults.clear();
    control.users.activate(runAsUsername);
    control.users.setRights(runAsUsername, { apiEnabled: true });
    await harness.connectOrg();
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
  });

  it('has its lost fields said as before', async () => {
    harness.org.control.fields.hide('Opportunity', 'Type');
    expect(await harness.run('Opportunity', 'full')).toMatchObject({ state: 'partial' });
    harness.org.control.faults.add({ times: 0, effect: { type: 'status', status: 503, body: 'html' } });
    expect(await harness.run('Opportunity')).toMatchObject({ state: 'failed' });
    const codes = (await harness.errors.grouped(harness.teamId)).map(({ code }) => code);
    expect(codes.sort()).toEqual(['FIELD_NOT_VISIBLE', 'SALESFORCE_UNAVAILABLE']);
  });
});
