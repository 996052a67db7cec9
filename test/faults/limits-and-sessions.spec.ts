import { settings } from '#field-mapping';
import { newId } from '#platform';
import { type SyncTuning } from '#sync';
import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { expectHonest, expectMirrorEqualsOrg, watermarkOf } from '../support/mirror.js';
import { fill, newTeam, prepareTeam } from '../support/teams.js';
import { manyLeads } from './read-paths.js';

const BULK: Partial<SyncTuning> = { restRowsAtMost: 0, bulkPageRows: 60 };
const LIMIT = { limit: 100_000_000, used: 0 };

let harness: Harness;
let worker: Worker;
let teamId: string;
beforeAll(async () => {
  harness = await startHarness(LONG_RUN);
  manyLeads(harness.org);
  worker = await harness.worker({ tuning: BULK });
  teamId = await newTeam(harness, worker);
  await fill(worker, teamId);
});
afterAll(() => harness.stop());
afterEach(() => {
  const { control } = harness.org;
  control.faults.clear();
  control.quota.set(LIMIT);
  control.setConcurrency({ limit: 25, longMs: 20_000 });
  control.jobs.setDailyLimit(10_000);
});

const touchContacts = (title: string): void =>
  void harness.org.control.records.touch('Contact', 1_000_000, { Title: title });
const inAnHour = (): Date => new Date(Date.now() + 3_600_000);

describe('a limit of the org (Y5)', () => {
  test('calls of the day used up between two pages: paused with a time, and goes on behind the last page', async () => {
    const { quota, requests } = harness.org.control;
    const compared = { ...harness, teamId };
    touchContacts('before the limit');
    const before = await watermarkOf(compared, 'Contact');
    requests.reset();
    // Enough for the plan, the job and some pages.
    harness.org.control.faults.add({
      kind: 'bulk-results',
      skip: 2,
      effect: {
        type: 'status',
        status: 403,
        errorCode: 'REQUEST_LIMIT_EXCEEDED',
        message: 'TotalRequests Limit exceeded.',
      },
    });
    const paused = await worker.run(teamId, 'Contact', 'full');
    expect(paused).toMatchObject({
      state: 'paused',
      pausedUntil: expect.any(Date),
      error: { code: 'SALESFORCE_LIMIT_REACHED' },
    });
    await expectHonest(compared, paused, before);
    expect(quota.get().used).toBeGreaterThan(0);
    await worker.tick(inAnHour());
    expect(await worker.runs.get(teamId, paused.id)).toMatchObject({ state: 'queued', pausedUntil: null });
    await worker.executor.execute(teamId, paused.id);
    const run = await worker.runs.get(teamId, paused.id);
    expect(run).toMatchObject({ state: 'succeeded' });
    expect(run.counts.read).toBe(run.counts.expected);
    await expectHonest(compared, run, before);
    const log = requests.log().filter(({ status }) => status < 300);
    expect(log.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'))).toHaveLength(1);
    const pages = log.filter(({ kind }) => kind === 'bulk-results').map(({ path }) => path);
    expect(new Set(pages).size).toBe(pages.length);
  });

  test.each(['full', 'incremental', 'reconcile'] as const)(
    'no call left at all: a %s run is paused, and asking for a sync wakes it',
    async (mode) => {
      const compared = { ...harness, teamId };
      touchContacts(`before ${mode}`);
      const before = await watermarkOf(compared, 'Contact');
      harness.org.control.quota.set({ limit: 10, used: 10 });
      const paused = await worker.run(teamId, 'Contact', mode);
      expect(paused).toMatchObject({ state: 'paused', pausedUntil: expect.any(Date) });
      await expectHonest(compared, paused, before);
      harness.org.control.quota.set(LIMIT);
      const woken = await worker.run(teamId, 'Contact', mode);
      expect(woken).toMatchObject({ id: paused.id, state: 'succeeded' });
      await expectHonest(compared, woken, before);
    },
  );

  test("the team's share of the day's calls: paused before it is passed, and goes on when there are calls again", async () => {
    const compared = { ...harness, teamId };
    touchContacts('before the budget');
    const before = await watermarkOf(compared, 'Contact');
    await settings.patch(harness.db, teamId, { apiBudgetPercent: 50 }, new Date());
    harness.org.control.quota.set({ limit: 1000, used: 700 });
    await worker.org.limits(teamId);
    await worker.org.limits(teamId);
    const paused = await worker.run(teamId, 'Contact');
    expect(paused).toMatchObject({ state: 'paused', error: { code: 'API_BUDGET_REACHED' } });
    await expectHonest(compared, paused, before);
    harness.org.control.quota.set({ limit: 1000, used: 10 });
    await worker.tick(inAnHour());
    await worker.executor.execute(teamId, paused.id);
    const run = await worker.runs.get(teamId, paused.id);
    expect(run).toMatchObject({ state: 'succeeded' });
    await expectHonest(compared, run, before);
    await settings.patch(harness.db, teamId, { apiBudgetPercent: 100 }, new Date());
  });

  test('no query job left for the day: paused', async () => {
    const compared = { ...harness, teamId };
    touchContacts('before the job limit');
    const before = await watermarkOf(compared, 'Contact');
    harness.org.control.jobs.setDailyLimit(0);
    const paused = await worker.run(teamId, 'Contact', 'full');
    expect(paused).toMatchObject({ state: 'paused' });
    await expectHonest(compared, paused, before);
    harness.org.control.jobs.setDailyLimit(10_000);
    expect(await worker.run(teamId, 'Contact', 'full')).toMatchObject({ id: paused.id, state: 'succeeded' });
    await expectMirrorEqualsOrg(compared, { objects: ['Contact'] });
  });

  test('too many requests at once: two workers under a limit of one', async () => {
    const other = await harness.worker({ tuning: BULK, http: { retryBaseMs: 20 } });
    const one = await harness.worker({ tuning: BULK, http: { retryBaseMs: 20 } });
    touchContacts('under the limit of one');
    harness.org.control.records.touch('Opportunity', 100);
    harness.org.control.setConcurrency({ limit: 1, longMs: 0 });
    const runs = await Promise.all([one.run(teamId, 'Contact', 'full'), other.run(teamId, 'Opportunity', 'full')]);
    expect(runs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    await expectMirrorEqualsOrg({ ...harness, teamId });
  });

  test('every request refused as too many: failed and said so, and the next run makes good', async () => {
    const compared = { ...harness, teamId };
    touchContacts('refused');
    const before = await watermarkOf(compared, 'Contact');
    harness.org.control.setConcurrency({ limit: 0, longMs: 0 });
    const failed = await worker.run(teamId, 'Contact');
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_BUSY' } });
    await expectHonest(compared, failed, before);
    harness.org.control.setConcurrency({ limit: 25, longMs: 20_000 });
    expect(await worker.run(teamId, 'Contact')).toMatchObject({ state: 'succeeded' });
    await expectMirrorEqualsOrg(compared, { objects: ['Contact'] });
  });
});

describe('a cursor or a job that is gone in the middle of a read', () => {
  const gone = {
    'a cursor': {
      kind: 'query',
      path: '/query(All)?/0r8',
      status: 400,
      errorCode: 'INVALID_QUERY_LOCATOR',
      object: 'Lead',
      tuning: {},
    },
    'a job': {
      kind: 'bulk-results',
      path: 'locator',
      status: 404,
      errorCode: 'NOT_FOUND',
      object: 'Contact',
      tuning: BULK,
    },
  } as const;
  const cases = Object.keys(gone).flatMap((what) =>
    (['full', 'incremental', 'reconcile'] as const).map((mode) => [what as keyof typeof gone, mode] as const),
  );
  test.each(cases)('%s, in a %s run', async (what, mode) => {
    const { kind, path, status, errorCode, object, tuning } = gone[what];
    const reader = await harness.worker({ tuning });
    const { records } = harness.org.control;
    records.touch(object, 1_000_000, { Title: `${what} ${mode}` });
    if (mode === 'reconcile')
      records.purge(object, records.list(object, { limit: 1, matching: ({ isDeleted }) => !isDeleted })[0]!.id, {
        trace: false,
      });
    harness.org.control.faults.add({ kind, path, effect: { type: 'status', status, errorCode, message: 'gone' } });
    const run = await reader.run(teamId, object, mode);
    expect({ state: run.state, error: run.error }).toEqual({ state: 'succeeded', error: null });
    expect(run.counts.read).toBe(mode === 'reconcile' ? run.counts.read : run.counts.expected);
    await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: [object] });
  });

  test('a job that the org gives up', async () => {
    touchContacts('given up');
    harness.org.control.jobs.failNext('InternalServerError : Retry your request');
    expect(await worker.run(teamId, 'Contact', 'full')).toMatchObject({ state: 'succeeded' });
    await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
  });
});

test('sessions that end all the time, with a rotating refresh token under two workers', async () => {
  const { control } = harness.org;
  control.sessions.setRotation(true);
  const workers = await Promise.all([harness.worker({ tuning: BULK }), harness.worker({ tuning: BULK })]);
  const [one, other] = workers;
  const signedIn = newId();
  const { authorizationUrl } = await one.connections.beginAuthorization(signedIn, 'session-1');
  const callback = new URL(control.sessions.approve(authorizationUrl, harness.org.adminUsername)).searchParams;
  const answer = {
    state: callback.get('state') ?? '',
    code: callback.get('code') ?? undefined,
    sessionId: 'session-1',
  };
  await one.teamConnection.complete(answer, () => Promise.resolve());
  await prepareTeam(harness, one, signedIn);
  control.requests.reset();
  // Before a page, in the middle of one, and once more; apart, since a call that meets a third ended session gives up.
  control.faults.add({ kind: 'bulk-results', skip: 1, effect: { type: 'expire-session' } });
  control.faults.add({ kind: 'bulk-results', skip: 5, effect: { type: 'expire-session', afterBytes: 100 } });
  control.faults.add({ kind: 'bulk-results', skip: 9, effect: { type: 'expire-session' } });
  await Promise.all([fill(one, signedIn, ['Contact', 'User']), fill(other, signedIn, ['Opportunity', 'Account'])]);
  await expectMirrorEqualsOrg(
    { ...harness, teamId: signedIn },
    { objects: ['Contact', 'User', 'Opportunity', 'Account'] },
  );
  expect(await one.connections.view(signedIn)).toMatchObject({ state: 'connected', error: null });
  const renewals = control.requests.log().filter(({ path }) => path.includes('/oauth2/token')).length;
  expect(renewals).toBeGreaterThanOrEqual(3);
  control.sessions.setRotation(false);
});

test('six runs at once on an org that ends sessions after three calls, on two workers, end well', async () => {
  const { control } = harness.org;
  const [one, other] = await Promise.all([harness.worker({ tuning: BULK }), harness.worker({ tuning: BULK })]);
  touchContacts('sessions of three calls');
  control.sessions.setCallsAtMost(3);
  try {
    const runs = await Promise.all([
      ...(['Contact', 'Account', 'Lead'] as const).map((object) => one.run(teamId, object, 'full')),
      ...(['Opportunity', 'OpportunityContactRole', 'User'] as const).map((object) =>
        other.run(teamId, object, 'full'),
      ),
    ]);
    expect(runs.map(({ object, state, error }) => ({ object, state, error }))).toEqual(
      runs.map(({ object }) => ({ object, state: 'succeeded', error: null })),
    );
  } finally {
    control.sessions.setCallsAtMost(Infinity);
  }
  expect(await one.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
  await expectMirrorEqualsOrg({ ...harness, teamId });
});

test('three runs that fail by a sign-in in trouble ask the token endpoint at most twenty times', async () => {
  const { control } = harness.org;
  // The product's own pauses: a sign-in in trouble is waited for, then asked ever more rarely.
  const patient = await harness.worker({ http: { retryBaseMs: 100 } });
  control.sessions.expire();
  control.requests.reset();
  control.faults.add({ kind: 'oauth', times: 0, effect: { type: 'status', status: 503, body: 'html' } });
  const objects = ['Contact', 'Account', 'Lead'] as const;
  const runs = await Promise.all(objects.map((object) => patient.run(teamId, object)));
  expect(runs.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
  const asked = control.requests.log().filter(({ path }) => path.includes('/oauth2/token')).length;
  expect(asked).toBeLessThanOrEqual(20);
  expect(await patient.connections.view(teamId)).toMatchObject({
    state: 'connected',
    error: { code: 'SALESFORCE_UNAVAILABLE', whoMustAct: 'nobody' },
  });
  control.faults.clear();
  await patient.connections.tryAgain(teamId);
  for (const object of objects) expect(await patient.run(teamId, object)).toMatchObject({ state: 'succeeded' });
});

test('a token endpoint in trouble while a session has ended', async () => {
  const { control } = harness.org;
  for (const effect of [
    { type: 'status', status: 503, body: 'html' },
    { type: 'drop' },
    { type: 'cut', afterBytes: 20 },
  ] as const) {
    touchContacts(`token ${effect.type}`);
    control.sessions.expire();
    control.faults.add({ kind: 'oauth', effect });
    expect(await worker.run(teamId, 'Contact')).toMatchObject({ state: 'succeeded' });
    await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
  }
});

test('a user who may not read for a while: failed with who must act, and made good afterwards', async () => {
  const compared = { ...harness, teamId };
  touchContacts('without rights');
  const before = await watermarkOf(compared, 'Contact');
  harness.org.control.users.setRights(harness.org.runAsUsername, { apiEnabled: false });
  const failed = await worker.run(teamId, 'Contact');
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_API_DISABLED' } });
  await expectHonest(compared, failed, before);
  harness.org.control.users.setRights(harness.org.runAsUsername, { apiEnabled: true });
  await worker.teamConnection.diagnose(teamId);
  expect(await worker.run(teamId, 'Contact')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg(compared, { objects: ['Contact'] });
});
