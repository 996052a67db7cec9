import { objectStates } from '#mirror';
import { many, one, unprepared } from '#platform';
import { expectMirrorEqualsOrg, mirrored, written } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;

beforeAll(async () => {
  harness = await startTeamHarness();
  await harness.fill();
});
afterAll(() => harness.stop());

const someId = (object: string, n = 0): string => {
  const live = harness.org.control.records.list(object, { matching: ({ isDeleted }) => !isDeleted, limit: n + 1 });
  return live[n]!.id;
};
const rowOf = async (table: string, id: string): Promise<Record<string, unknown>> =>
  one(harness.db, unprepared(`select * from mirror.${table} where crm_id = $1`), [id]);

describe('an incremental run', () => {
  it('brings what was made, changed, deleted and taken back, in one call', async () => {
    const { records } = harness.org.control;
    const [changed, deleted] = [someId('Opportunity', 0), someId('Opportunity', 1)];
    const name = 'Größe "XL",\nnewline \u0000 NUL';
    records.create('Opportunity', {
      Name: name,
      StageName: 'Prospecting',
      CloseDate: '2027-02-03',
      Amount: '99213206.5',
    });
    records.update('Opportunity', changed, { Amount: null, Name: 'changed' });
    records.delete('Opportunity', deleted);
    const run = await harness.run('Opportunity');
    expect(run).toMatchObject({
      state: 'succeeded',
      apiCalls: 1,
      counts: { read: 3, inserted: 1, updated: 2, deleted: 1 },
    });
    expect(await rowOf('opportunities', changed)).toMatchObject({ name: 'changed', amount: null });
    records.undelete('Opportunity', deleted);
    expect(await harness.run('Opportunity')).toMatchObject({ state: 'succeeded', counts: { updated: 1, deleted: 0 } });
    const rows = await mirrored(harness.db, harness.teamId, 'Opportunity');
    expect(rows.find((row) => row['amount'] === '99213206.5')).toMatchObject({ name: name.replace('\u0000', '') });
    expect(rows.find(({ crm_id }) => crm_id === deleted)).toMatchObject({ is_deleted: false });
  });

  it('leaves how many records are live, unless it ends otherwise than well', async () => {
    const { records } = harness.org.control;
    const counted = async (): Promise<unknown> =>
      (await objectStates.get(harness.db, harness.teamId, 'Opportunity')).liveRecords;
    const live = records.list('Opportunity', { matching: ({ isDeleted }) => !isDeleted, limit: Infinity }).length;
    expect(await counted()).toBe(live);
    const [waiting] = await harness.runs.request(harness.teamId, { object: 'Opportunity', mode: 'full' });
    await harness.runs.cancel(harness.teamId, waiting!.id);
    expect(await counted()).toBeNull();
    records.delete('Opportunity', someId('Opportunity', 2));
    await harness.run('Opportunity');
    expect(await counted()).toBe(live - 1);
    harness.org.control.faults.add({ times: 0, effect: { type: 'status', status: 500 } });
    expect(await harness.run('Opportunity')).toMatchObject({ state: 'failed' });
    harness.org.control.faults.clear();
    expect(await counted()).toBeNull();
  });

  it('finds a purge by the delete log, and does not take it for one when the record came back', async () => {
    const { records, clock } = harness.org.control;
    const [purged, back] = [someId('Contact', 0), someId('Contact', 1)];
    records.delete('Contact', back);
    records.purge('Contact', purged);
    records.undelete('Contact', back);
    // The running minute of the delete log waits for the next run.
    clock.advance(121_000);
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded', apiCalls: 1 });
    expect(await rowOf('contacts', purged)).toMatchObject({ is_deleted: true });
    expect(await rowOf('contacts', back)).toMatchObject({ is_deleted: false });
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });

  it('follows merges to the survivor, with the children, and lead conversion', async () => {
    const { records } = harness.org.control;
    const [winner, loser, last] = [someId('Account', 0), someId('Account', 1), someId('Account', 2)];
    records.merge('Account', winner, [loser]);
    records.merge('Account', last, [winner]);
    const lead = harness.org.control.records.list('Lead', {
      matching: ({ isDeleted, values }) => !isDeleted && values['IsConverted'] !== true,
    })[0]!;
    const converted = records.convertLead(lead.id);
    for (const object of ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole'] as const) {
      expect(await harness.run(object)).toMatchObject({ object, state: 'succeeded' });
    }
    expect(await rowOf('accounts', loser)).toMatchObject({ is_deleted: true, merged_into: winner });
    expect(await rowOf('accounts', winner)).toMatchObject({ is_deleted: true, merged_into: last });
    expect(await rowOf('leads', lead.id)).toMatchObject({
      is_converted: true,
      converted_account_crm_id: converted.accountId,
      converted_contact_crm_id: converted.contactId,
    });
    await expectMirrorEqualsOrg(harness);
  });

  it('stays behind by the overlap on the org’s clock, and loses no record that becomes visible late (Y1)', async () => {
    const { control: org } = harness.org;
    // The org's clock is an hour ahead of ours: ours must not matter.
    org.clock.advance(3_600_000);
    const late = org.begin();
    const id = late.create('Opportunity', { Name: 'late', StageName: 'Prospecting', CloseDate: '2027-01-01' });
    org.clock.advance(200_000);
    const run = await harness.run('Opportunity');
    const behind = (org.clock.now().getTime() - run.watermark!.getTime()) / 1000;
    expect(behind).toBeGreaterThanOrEqual(299);
    expect(behind).toBeLessThan(310);
    expect(await many(harness.db, unprepared('select 1 from mirror.opportunities where crm_id = $1'), [id])).toEqual(
      [],
    );
    late.commit();
    expect(await harness.run('Opportunity')).toMatchObject({ state: 'succeeded', counts: { inserted: 1 } });
    expect(await rowOf('opportunities', id)).toMatchObject({ name: 'late' });
  });

  it('takes every row of one second, however many share it', async () => {
    const { control: org } = harness.org;
    org.clock.advance(1000);
    const batch = org.begin();
    for (let n = 0; n < 2500; n++)
      batch.create('Lead', { LastName: `Tie ${n}`, Company: 'Ties', Email: `tie${n}@ties.example` });
    batch.commit();
    expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded', counts: { inserted: 2500 } });
    await expectMirrorEqualsOrg(harness, { objects: ['Lead'] });
  });

  it('reads by Bulk what is much, and writes only rows that differ', async () => {
    const worker = await harness.worker({ tuning: { restRowsAtMost: 20, bulkPageRows: 40 } });
    harness.org.control.clock.advance(600_000);
    const [requested] = await worker.runs.request(harness.teamId, { object: 'Account' });
    harness.org.control.records.touch('Account', 10_000);
    await worker.executor.execute(harness.teamId, requested!.id);
    const run = await worker.runs.get(harness.teamId, requested!.id);
    expect(run).toMatchObject({ state: 'succeeded', counts: { inserted: 0, deleted: 0 } });
    expect(run.counts.updated).toBe(harness.org.control.records.count('Account'));
    await expectMirrorEqualsOrg(harness, { objects: ['Account'] });
    const before = await written(harness.db, harness.teamId, 'Account');
    const [again] = await worker.runs.request(harness.teamId, { object: 'Account' });
    await worker.executor.execute(harness.teamId, again!.id);
    expect(await worker.runs.get(harness.teamId, again!.id)).toMatchObject({
      state: 'succeeded',
      counts: { updated: 0 },
    });
    expect(await written(harness.db, harness.teamId, 'Account')).toEqual(before);
  });

  it('reads by Bulk a mass touch over which a query by REST runs too long, and its purges', async () => {
    const { control: org } = harness.org;
    org.clock.advance(600_000);
    await harness.run('Contact');
    const [purged] = [someId('Contact', 3)];
    org.records.purge('Contact', purged);
    org.records.touch('Contact', 10_000, { Title: 'touched by all' });
    org.clock.advance(121_000);
    org.setQueryRowsAtMost(20);
    const run = await harness.run('Contact');
    org.setQueryRowsAtMost(Infinity);
    expect(run).toMatchObject({ state: 'succeeded', counts: { deleted: 1, updated: org.records.count('Contact') } });
    expect(run.counts.read).toBe(run.counts.expected);
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });

  it('keeps the first completion and moves the last', async () => {
    const before = await objectStates.get(harness.db, harness.teamId, 'User');
    await harness.run('User');
    const after = await objectStates.get(harness.db, harness.teamId, 'User');
    expect(after.firstCompletedAt).toEqual(before.firstCompletedAt);
    expect(after.lastCompleteRunStartedAt!.getTime()).toBeGreaterThan(before.lastCompleteRunStartedAt!.getTime());
  });
});
