import { defaultSources } from '#field-mapping';
import { many, unprepared } from '#platform';
import { type Fault } from '../../../apps/salesforce-org/src/index.js';
import { expectMirrorEqualsOrg, mirrored } from '../../support/mirror.js';
import { saveMapping, startTeamHarness, type TeamHarness } from '../../support/teams.js';
import { waitFor } from '../../support/wait-for.js';

// What orgs were seen to do to a connector that reads them, each with the smallest case of it.

let harness: TeamHarness;
afterEach(() => harness.stop());

const liveIds = (object: string, limit = 1): string[] =>
  harness.org.control.records.list(object, { limit, matching: ({ isDeleted }) => !isDeleted }).map(({ id }) => id);

describe('Bulk that always fails while REST works', () => {
  beforeEach(async () => {
    harness = await startTeamHarness({ scale: 60 });
  });

  const refused = (errorCode: string, status = 400): Fault['effect'] => ({
    type: 'status',
    status,
    errorCode,
    message: 'Bulk API is not enabled for this Organization or Partner',
  });
  const FAULTS: [name: string, fault: Fault | string][] = [
    ['no job can be made', { kind: 'bulk', method: 'POST', effect: { type: 'drop' } }],
    ['it is not enabled', { kind: 'bulk', method: 'POST', effect: refused('FUNCTIONALITY_NOT_ENABLED', 403) }],
    ['the user may not use it', { kind: 'bulk', method: 'POST', effect: refused('API_DISABLED_FOR_ORG', 403) }],
    ['it is refused without a message', { kind: 'bulk', method: 'POST', effect: { type: 'status', status: 400 } }],
    ['every job fails', 'InternalServerError : Retry your request'],
    ['every job fails without a message', ''],
    ['no result can be read', { kind: 'bulk-results', effect: { type: 'status', status: 500, body: 'html' } }],
    ['every result lacks rows', { kind: 'bulk-results', effect: { type: 'truncate-rows', rows: 1 } }],
    ['a later page never comes', { kind: 'bulk-results', path: 'locator=', effect: { type: 'drop' } }],
  ];

  it.each(FAULTS)('%s: the read goes on by REST', async (_name, fault) => {
    const worker = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 25, attempts: 2 } });
    const { faults, jobs, requests } = harness.org.control;
    if (typeof fault === 'string') for (let n = 0; n < 20; n += 1) jobs.failNext(fault);
    else faults.add({ ...fault, times: 0 });
    for (const mode of ['full', 'reconcile'] as const) {
      const [{ id } = { id: '' }] = await worker.runs.request(harness.teamId, { object: 'Contact', mode });
      requests.reset();
      await worker.executor.execute(harness.teamId, id);
      expect(await worker.runs.get(harness.teamId, id)).toMatchObject({ state: 'succeeded', error: null });
      const made = requests.log().filter(({ path, method }) => method === 'POST' && path.endsWith('/jobs/query'));
      expect(made.length).toBeGreaterThan(0);
      expect(requests.log().length).toBeLessThan(40);
    }
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });
});

describe('a delete log', () => {
  const runsOf = async (): Promise<string[]> =>
    (await harness.runs.list(harness.teamId, { limit: 200 })).data.map(({ mode, state }) => `${mode} ${state}`);
  /** The queue is empty and no run is unfinished. */
  const idle = async (): Promise<boolean> => {
    const jobs = unprepared(`select from pgboss.job where name = 'sync.run' and state < 'completed'`);
    if ((await many(harness.db, jobs)).length > 0) return false;
    return (await runsOf()).every((each) => !/queued|running/.test(each));
  };

  it.each(['refused', 'forbidden'])(
    'that is %s for good costs a reconcile, and no second one after it',
    async (kind) => {
      harness = await startTeamHarness({ scale: 40 });
      await harness.worker({ env: { ROLE: 'all' } });
      await harness.runs.request(harness.teamId, { object: 'Contact', mode: 'full' });
      await waitFor(idle, { timeoutMs: 60_000 });
      const { clock, recycleBin, requests } = harness.org.control;
      clock.advance(600_000);
      if (kind === 'refused') recycleBin.purgeDeleteLog(new Date(clock.now().getTime() + 86_400_000));
      else
        harness.org.control.refuseDeleteLogs({ status: 403, errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' });
      const before = (await runsOf()).length;
      requests.reset();
      await harness.runs.request(harness.teamId, { object: 'Contact' });
      await waitFor(async () => (await runsOf()).some((each) => /^reconcile (?!queued|running)/.test(each)), {
        timeoutMs: 60_000,
      });
      await waitFor(idle, { timeoutMs: 60_000 });
      expect((await runsOf()).slice(0, -before).sort()).toEqual(['incremental succeeded', 'reconcile succeeded']);
      expect(requests.log().length).toBeLessThan(20);
      // Nor does the schedule ask for another with the next pass.
      await harness.runs.request(harness.teamId, { object: 'Contact' });
      await waitFor(idle, { timeoutMs: 60_000 });
      await harness.tick(new Date(Date.now() + 6 * 60_000));
      await waitFor(idle, { timeoutMs: 60_000 });
      expect((await runsOf()).filter((each) => each.startsWith('reconcile'))).toHaveLength(1);
    },
    60_000,
  );

  it('and all else that an org can refuse costs a bounded number of runs and calls in ten minutes', async () => {
    harness = await startTeamHarness({ scale: 40 });
    await harness.fill();
    await harness.worker({ env: { ROLE: 'all' } });
    const { clock, faults, fields, requests } = harness.org.control;
    clock.advance(600_000);
    harness.org.control.refuseDeleteLogs({ status: 400, errorCode: 'INVALID_REPLICATION_DATE', message: 'too old' });
    const denied = { type: 'status', status: 403, errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' } as const;
    faults.add({ kind: 'bulk', times: 0, effect: denied });
    faults.add({ kind: 'describe', path: 'sobjects/Lead/', times: 0, effect: denied });
    fields.refuse('Contact', 'Phone');
    await many(harness.db, unprepared(`update salesforce.descriptions set confirmed_at = now() - interval '1 day'`));
    const before = (await runsOf()).length;
    requests.reset();
    const startedAt = Date.now();
    // Runs are asked for by the machine's clock, so a tick in between would ask for one more each.
    for (const minute of [0, 5, 10]) {
      await harness.tick(new Date(startedAt + minute * 60_000));
      await waitFor(idle, { timeoutMs: 60_000 });
    }
    const runs = (await runsOf()).slice(0, -before);
    // Six objects: an incremental run each every five minutes, and one reconcile of those with a delete log.
    expect(runs.length).toBeLessThanOrEqual(30);
    expect(runs.filter((each) => each.startsWith('reconcile')).length).toBeLessThanOrEqual(6);
    expect(runs.filter((each) => each.startsWith('backfill'))).toEqual([]);
    expect(requests.log().length).toBeLessThan(200);
  }, 120_000);

  it('that forgot its beginning without a word is a lost one: a reconcile finds what was purged (Y1)', async () => {
    harness = await startTeamHarness({ scale: 40 });
    await harness.fill();
    const { clock, records, recycleBin } = harness.org.control;
    const [id = ''] = liveIds('Contact');
    records.purge('Contact', id);
    clock.advance(3_600_000);
    recycleBin.purgeDeleteLog(new Date(clock.now().getTime() - 600_000), { quietly: true });
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    await harness.tick(new Date());
    const [asked] = (await harness.runs.list(harness.teamId, { state: 'queued', limit: 10 })).data;
    expect(asked).toMatchObject({ object: 'Contact', mode: 'reconcile' });
    await harness.executor.execute(harness.teamId, asked!.id);
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
    clock.advance(600_000);
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    await harness.tick(new Date());
    expect((await harness.runs.list(harness.teamId, { state: 'queued', limit: 10 })).data).toEqual([]);
  });
});

describe('stamps that go back, as of an org restored from a backup', () => {
  const DAY_MS = 86_400_000;
  beforeEach(async () => {
    harness = await startTeamHarness({ scale: 40 });
    await harness.fill();
  });

  function restore(): void {
    const [id = ''] = liveIds('Contact');
    const { clock, records } = harness.org.control;
    const stamp = clock.now().getTime() - 400 * DAY_MS;
    records.restore('Contact', id, { Title: 'as restored', SystemModstamp: stamp, LastModifiedDate: stamp });
    clock.advance(DAY_MS);
  }

  it.each(['full', 'reconcile'] as const)('a %s run takes what the org says (Y2)', async (mode) => {
    restore();
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded', counts: { updated: 0 } });
    expect(await harness.run('Contact', mode)).toMatchObject({ state: 'succeeded', counts: { updated: 1 } });
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
    expect(await harness.run('Contact', mode)).toMatchObject({ state: 'succeeded', counts: { updated: 0 } });
  });

  it('a back-fill reaches such a record too (Y3)', async () => {
    restore();
    harness.org.control.fields.add('Contact', { name: 'Region__c', type: 'string', fill: (index) => `r${index % 5}` });
    const mapping = { ...defaultSources('Contact'), title: 'Region__c' };
    await saveMapping(harness.db, harness.teamId, 'Contact', mapping);
    await many(harness.db, unprepared(`update salesforce.descriptions set confirmed_at = now() - interval '1 day'`));
    expect(await harness.run('Contact', 'backfill')).toMatchObject({ state: 'succeeded' });
    const rows = await mirrored(harness.db, harness.teamId, 'Contact');
    expect(rows.filter(({ title, is_deleted }) => is_deleted === false && !/^r\d$/.test(String(title)))).toEqual([]);
  });

  it('parity names the record whose values differ, where the counts are equal', async () => {
    restore();
    const rows = await harness.parity.report(harness.teamId);
    const contacts = rows.find(({ object }) => object === 'Contact')!;
    expect(contacts).toMatchObject({ difference: 0, missingIds: [], extraIds: [], differingIds: liveIds('Contact') });
    expect(contacts.valuesDiffering).toBeGreaterThan(0);
    expect(contacts.valuesCompared).toBeGreaterThan(contacts.mirrorCount);
    expect(contacts.reason?.detail).toContain('without a stamp');
    await harness.run('Contact', 'full');
    const again = (await harness.parity.report(harness.teamId)).find(({ object }) => object === 'Contact')!;
    expect(again).toMatchObject({ valuesDiffering: 0, differingIds: [], reason: null });
  });
});

describe('an org that is not as it says', () => {
  beforeEach(async () => {
    harness = await startTeamHarness({ scale: 40 });
    await harness.fill();
  });

  it('a field that describe shows and queries refuse costs that field, not the object (Y3)', async () => {
    const { fields, records, requests } = harness.org.control;
    fields.refuse('Contact', 'Phone');
    records.touch('Contact', 5, { Title: 'changed' });
    expect(await harness.run('Contact')).toMatchObject({ state: 'partial', error: null, counts: { read: 5 } });
    expect(await harness.errors.grouped(harness.teamId)).toMatchObject([
      { code: 'FIELD_NOT_VISIBLE', object: 'Contact', field: 'Phone' },
    ]);
    // The next run knows, and asks in one call whether it is still so; no back-fill is asked for meanwhile.
    requests.reset();
    expect(await harness.run('Contact')).toMatchObject({ state: 'partial' });
    expect(requests.log().filter(({ kind }) => kind === 'composite')).toHaveLength(2);
    await harness.tick(new Date());
    expect((await harness.runs.list(harness.teamId, { state: 'queued', limit: 10 })).data).toEqual([]);
    // Once queries take it again, it is back-filled by itself.
    fields.accept('Contact', 'Phone');
    expect(await harness.run('Contact')).toMatchObject({ state: 'partial' });
    await harness.tick(new Date());
    const [fill] = (await harness.runs.list(harness.teamId, { state: 'queued', limit: 10 })).data;
    expect(fill).toMatchObject({ object: 'Contact', mode: 'backfill' });
    await harness.executor.execute(harness.teamId, fill!.id);
    expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });

  it('a value that changed without a stamp is found by the reconcile, also when the connected user may write', async () => {
    const { clock, records, users } = harness.org.control;
    users.setRights(harness.org.runAsUsername, { readOnly: false });
    await many(harness.db, unprepared(`delete from salesforce.descriptions`));
    const [contact = '', opportunity = ''] = [liveIds('Contact')[0], liveIds('Opportunity')[0]];
    records.setSilently('Contact', contact, { Title: 'quietly' });
    records.setSilently('Opportunity', opportunity, { Amount: '17.25' });
    clock.advance(600_000);
    for (const object of ['Contact', 'Opportunity'] as const) {
      expect(await harness.run(object)).toMatchObject({ counts: { updated: 0 } });
      expect(await harness.run(object, 'reconcile')).toMatchObject({ state: 'succeeded', counts: { updated: 1 } });
    }
    await expectMirrorEqualsOrg(harness);
  });

  it('a reconcile takes values that do not fit as a sync does', async () => {
    const { clock, records } = harness.org.control;
    const [id = ''] = liveIds('Opportunity');
    records.setSilently('Opportunity', id, { CloseDate: '0000-00-00' });
    clock.advance(600_000);
    expect(await harness.run('Opportunity', 'reconcile')).toMatchObject({ state: 'partial', counts: { withheld: 1 } });
    expect(await harness.errors.grouped(harness.teamId)).toMatchObject([{ code: 'VALUE_DOES_NOT_FIT', count: 1 }]);
    records.setSilently('Opportunity', id, { CloseDate: '2027-01-01' });
    expect(await harness.run('Opportunity', 'reconcile')).toMatchObject({ state: 'succeeded' });
    expect(await harness.errors.grouped(harness.teamId)).toEqual([]);
    await expectMirrorEqualsOrg(harness, { objects: ['Opportunity'] });
  });

  it('an allowance of 0 is one that nobody knows, not one that is used up', async () => {
    harness.org.control.quota.set({ shownLimit: 0 });
    harness.org.control.records.touch('Contact', 5, { Title: 'changed' });
    expect(await harness.run('Contact', 'full')).toMatchObject({ state: 'succeeded' });
    expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
    await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  });

  it.each(['full', 'incremental'] as const)('a retired API version is named as that by a %s run', async (mode) => {
    harness.org.control.retireVersionsBelow(67);
    const run = await harness.run('Contact', mode);
    expect(run).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_VERSION_UNSUPPORTED' } });
    expect(run.error!.detail).toContain('SALESFORCE_API_VERSION');
    expect(await harness.errors.grouped(harness.teamId)).toMatchObject([{ whoMustAct: 'operator' }]);
  });
});
