import { MirrorReader, objectStates } from '#mirror';
import { many, one, unprepared } from '#platform';
import { expectMirrorEqualsOrg } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

// Orgs change between runs: features are switched on, permissions granted and taken away, and no stamp moves.

let harness: TeamHarness;
beforeEach(async () => {
  harness = await startTeamHarness({ scale: 40 });
  await harness.fill();
});
afterEach(() => harness.stop());

/** Behind the overlap, no window reads what changed before; and a description is no longer new. */
async function later(): Promise<void> {
  harness.org.control.clock.advance(600_000);
  await many(harness.db, unprepared(`update salesforce.descriptions set confirmed_at = now() - interval '1 day'`));
}

/** Carries out what the ticks ask for. Answers how: `Account backfill succeeded`. */
async function followUps(): Promise<string[]> {
  await harness.tick(new Date());
  const queued = (await harness.runs.list(harness.teamId, { state: 'queued', limit: 20 })).data;
  for (const { id } of queued) await harness.executor.execute(harness.teamId, id);
  const ended = await Promise.all(queued.map(({ id }) => harness.runs.get(harness.teamId, id)));
  return ended.map(({ object, mode, state }) => `${object} ${mode} ${state}`).sort();
}

const values = async (table: string, column: string): Promise<unknown[]> =>
  (
    await many<{ v: unknown }>(harness.db, unprepared(`select ${column} as v from mirror.${table} order by crm_id`))
  ).map(({ v }) => v);

const liveId = (object: string): string =>
  harness.org.control.records.list(object, { limit: 1, matching: ({ isDeleted }) => !isDeleted })[0]!.id;

it('multi-currency switched on later reaches every record, though no stamp moved (Y3)', async () => {
  const { features, records } = harness.org.control;
  await later();
  features.switchOn('multiCurrency');
  expect(await harness.run('Opportunity')).toMatchObject({ state: 'succeeded', counts: { updated: 0 } });
  expect(await followUps()).toEqual(['Opportunity backfill succeeded']);
  const wanted = records
    .list('Opportunity', { limit: Infinity })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ values: { CurrencyIsoCode } }) => CurrencyIsoCode);
  expect(new Set(wanted).size).toBeGreaterThan(1);
  expect(await values('opportunities', 'currency')).toEqual(wanted);
  expect(await followUps()).toEqual([]);
});

it('person accounts switched on later: records of before are people with their address, though no stamp moved (Y3)', async () => {
  const { features, records } = harness.org.control;
  const [id, contactId] = [liveId('Account'), liveId('Contact')];
  await later();
  features.switchOn('personAccounts');
  records.setSilently('Account', id, {
    IsPersonAccount: true,
    PersonContactId: contactId,
    PersonEmail: 'Bo.Li@Person.example',
  });
  records.setSilently('Contact', contactId, { IsPersonAccount: true });
  for (const object of ['Account', 'Contact'] as const) await harness.run(object);
  expect(await followUps()).toEqual(['Account backfill succeeded', 'Contact backfill succeeded']);
  const account =
    unprepared(`select is_person_account as "isPerson", person_contact_crm_id as contact, person_email as email,
    person_email_normal as normal from mirror.accounts where crm_id = $1`);
  expect(await one(harness.db, account, [id])).toEqual({
    isPerson: true,
    contact: contactId,
    email: 'Bo.Li@Person.example',
    normal: 'bo.li@person.example',
  });
  await expectMirrorEqualsOrg(harness);
});

it('a field that no mapping names and that is hidden keeps its values, stale and said; shown again, it is back-filled (Y3)', async () => {
  await harness.stop();
  harness = await startTeamHarness({ scale: 40, features: { personAccounts: true } });
  await harness.fill();
  const { fields, records } = harness.org.control;
  const before = await values('accounts', 'person_email');
  fields.hide('Account', 'PersonEmail');
  await later();
  for (let n = 0; n < 2; n += 1) {
    expect(await harness.run('Account')).toMatchObject({ state: 'partial', error: null });
    expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
      { code: 'FIELD_NOT_VISIBLE', object: 'Account', field: 'PersonEmail', whoMustAct: 'salesforce_admin' },
    ]);
  }
  expect(await harness.run('Account', 'full')).toMatchObject({ state: 'partial' });
  expect(await values('accounts', 'person_email')).toEqual(before);
  const reader = harness.module.get(MirrorReader, { strict: false });
  expect(await reader.byIds(harness.teamId, 'Account', [liveId('Account')])).toMatchObject([
    { staleFields: ['personEmail'] },
  ]);
  records.setSilently('Account', liveId('Account'), { PersonEmail: 'meanwhile@person.example' });
  await later();
  fields.show('Account', 'PersonEmail');
  expect(await harness.run('Account')).toMatchObject({ state: 'partial' });
  expect(await followUps()).toEqual(['Account backfill succeeded']);
  expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
  expect((await objectStates.get(harness.db, harness.teamId, 'Account')).staleTargets).toEqual([]);
  await expectMirrorEqualsOrg(harness, { objects: ['Account'] });
});

it('a value that Salesforce makes and no stamp tells of is refreshed by the reconcile, as the last activity', async () => {
  const { records } = harness.org.control;
  const [account, contact] = [liveId('Account'), liveId('Contact')];
  await later();
  records.setSilently('Account', account, { LastActivityDate: '2026-10-30' });
  records.setSilently('Contact', contact, { LastActivityDate: '2026-10-31' });
  expect(await harness.run('Account')).toMatchObject({ counts: { updated: 0 } });
  const { watermark } = await objectStates.get(harness.db, harness.teamId, 'Account');
  for (const object of ['Account', 'Contact'] as const) {
    expect(await harness.run(object, 'reconcile')).toMatchObject({ state: 'succeeded', counts: { updated: 1 } });
  }
  await expectMirrorEqualsOrg(harness);
  // The refresh itself proves nothing: the watermark goes by what the windows read.
  const after = await objectStates.get(harness.db, harness.teamId, 'Account');
  expect(after.watermark!.getTime()).toBeGreaterThanOrEqual(watermark!.getTime());
});

it('a field that goes while a run is carried on by another worker: the run does without it (Y3)', async () => {
  const worker = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 10 } });
  const { fields, faults, requests } = harness.org.control;
  faults.add({
    kind: 'bulk-results',
    skip: 1,
    effect: {
      type: 'status',
      status: 403,
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      message: 'TotalRequests Limit exceeded.',
    },
  });
  const [requested] = await worker.runs.request(harness.teamId, { object: 'Opportunity', mode: 'full' });
  await worker.executor.execute(harness.teamId, requested!.id);
  const paused = await worker.runs.get(harness.teamId, requested!.id);
  expect(paused).toMatchObject({ state: 'paused', counts: { read: 10 } });
  // While it waits the field is hidden, and the job of before is gone: with the plan of before, no other can be made.
  fields.hide('Opportunity', 'Type');
  await many(harness.db, unprepared(`update sync.runs set plan = jsonb_set(plan, '{job,id}', '"750000000000000AAA"')`));
  requests.reset();
  await worker.runs.request(harness.teamId, { object: 'Opportunity' });
  await worker.executor.execute(harness.teamId, paused.id);
  const run = await worker.runs.get(harness.teamId, paused.id);
  expect(run).toMatchObject({ id: paused.id, state: 'partial', error: null });
  expect(run.counts.read).toBe(run.counts.expected);
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([{ code: 'FIELD_NOT_VISIBLE', field: 'Type' }]);
});

it('an org swapped behind the same login is refused, and nothing of it comes into the mirror', async () => {
  const before = await values('contacts', 'system_modstamp');
  // As if the login had led to another org until now.
  for (const table of ['salesforce.connections', 'mirror.orgs'])
    await many(harness.db, unprepared(`update ${table} set org_id = '00D000000000001EAA'`));
  harness.org.control.records.touch('Contact', 10);
  harness.org.control.sessions.expire();
  expect(await harness.run('Contact')).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_ORG_MISMATCH' } });
  expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
    { code: 'SALESFORCE_ORG_MISMATCH', object: 'Contact', whoMustAct: 'team_admin' },
  ]);
  expect(await values('contacts', 'system_modstamp')).toEqual(before);
});

describe('a delete log with a gap', () => {
  const purged = (): string => {
    const id = liveId('Contact');
    harness.org.control.records.purge('Contact', id);
    return id;
  };
  const isDeleted = (id: string): Promise<unknown> =>
    one(harness.db, unprepared('select is_deleted as "isDeleted" from mirror.contacts where crm_id = $1'), [id]);

  it('is followed by a reconcile, whatever the schedule says: what was purged in it is found (Y1)', async () => {
    const { clock, recycleBin } = harness.org.control;
    const id = purged();
    clock.advance(3_600_000);
    recycleBin.purgeDeleteLog(new Date(clock.now().getTime() - 600_000));
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    expect(await isDeleted(id)).toEqual({ isDeleted: false });
    expect(await followUps()).toEqual(['Contact reconcile succeeded']);
    expect(await isDeleted(id)).toEqual({ isDeleted: true });
    expect(await followUps()).toEqual([]);
  });

  it('of the weeks in which nothing ran is one: its purges are found (Y1)', async () => {
    const id = purged();
    harness.org.control.clock.advance(20 * 86_400_000);
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    expect(await followUps()).toEqual(['Contact reconcile succeeded']);
    expect(await isDeleted(id)).toEqual({ isDeleted: true });
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });
});
