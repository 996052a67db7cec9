import { execute, many, one, transaction, unprepared } from '#platform';
import { differences } from '../../support/compare.js';
import { waitFor } from '../../support/wait-for.js';
import { type Worker } from '../../support/harness.js';
import { expectMirrorEqualsOrg } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

const SMALL_PAGES = { restRowsAtMost: 0, bulkPageRows: 10, leaseSeconds: 1 };

let harness: TeamHarness;
let first: Worker;
let second: Worker;
beforeEach(async () => {
  harness = await startTeamHarness({ scale: 60 });
  first = await harness.worker({ tuning: SMALL_PAGES });
  second = await harness.worker({ tuning: SMALL_PAGES });
});
afterEach(() => harness.stop());

async function request(object: 'Contact' | 'Account' = 'Contact'): Promise<string> {
  return (await harness.runs.request(harness.teamId, { object, mode: 'full' }))[0]!.id;
}

/** Holds result page number `page` back until the returned function lets it go. */
function holdPage(page: number): () => void {
  const id = harness.org.control.faults.add({
    kind: 'bulk-results',
    skip: page,
    effect: { type: 'delay', ms: 8_000 },
  });
  return () => {
    harness.org.control.faults.clear(id);
  };
}

/** Holds the making of jobs back until the returned function lets it go. */
function holdJobs(): () => void {
  const id = harness.org.control.faults.add({ path: '/jobs/query$', effect: { type: 'delay', ms: 8_000 } });
  return () => {
    harness.org.control.faults.clear(id);
  };
}

const readSoFar = async (id: string): Promise<number> => (await harness.runs.get(harness.teamId, id)).counts.read;
const resultRequests = (): number =>
  harness.org.control.requests.log().filter(({ path }) => /jobs\/query\/\w+\/results/.test(path)).length;

/** A run whose worker hangs in page three and shows no sign of life: to the others it is dead. */
async function abandonedRun(): Promise<{ id: string; dead: Promise<unknown> }> {
  const id = await request();
  holdPage(2);
  const dead = first.executor.execute(harness.teamId, id).catch(() => undefined);
  await waitFor(async () => (await readSoFar(id)) === 20);
  await execute(
    harness.db,
    unprepared(`update sync.runs set lease_until = now() - interval '1 minute', fence = fence + 1`),
  );
  return { id, dead };
}

it('a run whose worker died goes on under its own id behind its last page, with the same job (Y2)', async () => {
  const { id, dead } = await abandonedRun();
  const asked = resultRequests();
  await second.executor.execute(harness.teamId, id);
  const run = await harness.runs.get(harness.teamId, id);
  const total = harness.org.control.records.count('Contact', { includeDeleted: true });
  expect(run).toMatchObject({ id, state: 'succeeded', counts: { read: total, inserted: total, expected: total } });
  // The two pages that are merged are not read again; the dead worker's own last request may still be counted.
  expect(resultRequests() - asked).toBeLessThanOrEqual(Math.ceil(total / 10) - 1);
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });

  // The one taken for dead comes back, and can write nothing.
  await dead;
  expect(await harness.runs.get(harness.teamId, id)).toEqual(run);
}, 240_000);

it('a run whose job is gone begins again, and counts no row twice', async () => {
  const { id, dead } = await abandonedRun();
  harness.org.control.jobs.forget();
  await second.executor.execute(harness.teamId, id);
  const total = harness.org.control.records.count('Contact', { includeDeleted: true });
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'succeeded', counts: { read: total } });
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  await dead;
}, 240_000);

it('a run is carried out once, however many workers are given it', async () => {
  const id = await request();
  await Promise.all([first, second, first, second].map(({ executor }) => executor.execute(harness.teamId, id)));
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'succeeded' });
  expect(await one(harness.db, unprepared('select fence from sync.runs'))).toEqual({ fence: 1 });
});

it('a cancelled run stops at a safe point and keeps what it merged', async () => {
  const id = await request();
  holdPage(2);
  const working = first.executor.execute(harness.teamId, id);
  await waitFor(async () => (await readSoFar(id)) === 20);
  expect(await harness.runs.cancel(harness.teamId, id)).toMatchObject({ state: 'cancelled' });
  await working;
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'cancelled', counts: { read: 20 } });
  await expect(harness.runs.cancel(harness.teamId, id)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
}, 240_000);

it('a cancelled run that waits takes its job out of the queue', async () => {
  const jobs = (): Promise<{ key: string }[]> =>
    many(harness.db, unprepared(`select singleton_key as key from pgboss.job where name = 'sync.run' order by 1`));
  const [id, other] = [await request(), await request('Account')];
  expect((await jobs()).map(({ key }) => key)).toEqual([id, other].sort());
  await harness.runs.cancel(harness.teamId, id);
  expect(await jobs()).toEqual([{ key: other }]);
});

it('a cancelled run aborts the job that still runs', async () => {
  const { jobs } = harness.org.control;
  jobs.setPace({ completeAfterMs: 60_000 });
  const id = await request();
  const working = first.executor.execute(harness.teamId, id);
  await waitFor(() => jobs.list().some(({ state }) => state === 'InProgress'));
  await harness.runs.cancel(harness.teamId, id);
  await working;
  expect(jobs.list().map(({ state }) => state)).toEqual(['Aborted']);
}, 240_000);

it('a run that is cancelled while no worker has it leaves no job in the org (Y2)', async () => {
  const { jobs } = harness.org.control;
  jobs.setPace({ completeAfterMs: 60_000 });
  const id = await request();
  const stopping = new AbortController();
  const working = first.executor.execute(harness.teamId, id, stopping.signal);
  await waitFor(() => jobs.list().some(({ state }) => state === 'InProgress'));
  stopping.abort(new Error('The process stops'));
  await expect(working).rejects.toThrow('The process stops');
  expect(jobs.list().map(({ state }) => state)).toEqual(['InProgress']);
  await harness.runs.cancel(harness.teamId, id);
  await waitFor(() => jobs.list().every(({ state }) => state === 'Aborted'));
}, 240_000);

it('a job that stands still is given up, and the run goes on by REST (Y1)', async () => {
  const { jobs } = harness.org.control;
  jobs.setPace({ completeAfterMs: 60_000 });
  const impatient = await harness.worker({
    tuning: { ...SMALL_PAGES, jobStandsStillMs: 300 },
  });
  const id = await request();
  await impatient.executor.execute(harness.teamId, id);
  const run = await harness.runs.get(harness.teamId, id);
  expect(run).toMatchObject({ state: 'succeeded', error: null });
  // One job, one wait: another would stand still as well.
  expect(jobs.list().map(({ state }) => state)).toEqual(['Aborted']);
}, 240_000);

it('Y7: a run whose job is at work gives its worker back, and goes on behind the job, on the pages it has', async () => {
  const { jobs } = harness.org.control;
  jobs.setPace({ completeAfterMs: 1_500 });
  const patient = await harness.worker({ tuning: { ...SMALL_PAGES, holdWorkerMs: 0 } });
  const id = await request();
  const stopping = new AbortController().signal;
  const waits: number[] = [];
  await waitFor(
    async () => {
      const againInMs = await patient.executor.executeOrPark(harness.teamId, id, stopping);
      if (againInMs !== undefined) waits.push(againInMs);
      return (await harness.runs.get(harness.teamId, id)).state === 'succeeded';
    },
    { timeoutMs: 60_000 },
  );
  expect(waits.length).toBeGreaterThan(0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  const run = await harness.runs.get(harness.teamId, id);
  expect(run.counts.read).toBe(run.counts.expected);
  expect(jobs.list()).toHaveLength(1);
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  const costs = await many<{ transport: string; seconds: number }>(
    harness.db,
    unprepared(`select transport, seconds from sync.read_costs where object = 'Contact'`),
  );
  expect(costs).toMatchObject([{ transport: 'bulk' }]);
  expect(costs[0]!.seconds).toBeGreaterThan(1.4);
}, 240_000);

it('a run that waits for its job without a worker is no other worker’s before its time, and can be cancelled', async () => {
  const { jobs } = harness.org.control;
  jobs.setPace({ completeAfterMs: 60_000 });
  const patient = await harness.worker({ tuning: { ...SMALL_PAGES, holdWorkerMs: 0 } });
  const id = await request();
  const againInMs = await patient.executor.executeOrPark(harness.teamId, id, new AbortController().signal);
  expect(againInMs).toBeGreaterThan(0);
  const parked = await harness.runs.get(harness.teamId, id);
  expect(parked.state).toBe('running');
  await second.executor.execute(harness.teamId, id);
  expect((await harness.runs.get(harness.teamId, id)).apiCalls).toBe(parked.apiCalls);
  await harness.runs.cancel(harness.teamId, id);
  await waitFor(() => jobs.list().every(({ state }) => state === 'Aborted'));
}, 240_000);

it('a worker that is stopped puts its run back, and another goes on with it', async () => {
  const id = await request();
  const letGo = holdPage(1);
  const stopping = new AbortController();
  const working = first.executor.execute(harness.teamId, id, stopping.signal);
  await waitFor(async () => (await readSoFar(id)) === 10);
  stopping.abort(new Error('The process stops'));
  await expect(working).rejects.toThrow('The process stops');
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'queued', counts: { read: 10 } });
  letGo();
  await second.executor.execute(harness.teamId, id);
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ id, state: 'succeeded' });
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
}, 240_000);

it('a run that ends while another object is merged takes nothing that the other has yet to derive', async () => {
  const id = await request();
  const owed = unprepared(`select from mirror.object_states where object = 'Contact' and derivation_pending`);
  let working: Promise<void> | undefined;
  await transaction(harness.db, async (trx) => {
    // Contacts are staged, and can be merged when this is over.
    await execute(trx, unprepared('lock table mirror.contacts in share mode'));
    const wholeReads = await harness.worker({ tuning: { restRowsAtMost: 0 } });
    working = wholeReads.executor.execute(harness.teamId, id);
    await waitFor(async () => (await many(harness.db, owed)).length === 1);
    expect(await harness.run('Account')).toMatchObject({ state: 'succeeded' });
  });
  await working;
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'succeeded' });
  expect(await differences(harness, { objects: ['Account', 'Contact'] })).toEqual([]);
}, 240_000);

it('while a run of an object is unfinished, asking again answers that one', async () => {
  const [one_] = await harness.runs.request(harness.teamId, { object: 'Account', mode: 'full' });
  const [two] = await harness.runs.request(harness.teamId, { object: 'Account' });
  expect(two!.id).toBe(one_!.id);
  const all = await harness.runs.request(harness.teamId);
  expect(all).toHaveLength(6);
  expect(all.find(({ object }) => object === 'Account')!.id).toBe(one_!.id);
});

it('a first sync asked for as incremental is followed by incremental ones, not by a reconcile', async () => {
  for (const { id } of await harness.runs.request(harness.teamId)) await harness.executor.execute(harness.teamId, id);
  const now = Date.now();
  const asked = async (minutes: number): Promise<string[]> => {
    await harness.schedule.tick(new Date(now + minutes * 60_000));
    const { data } = await harness.runs.list(harness.teamId, { state: 'queued', limit: 9 });
    return data.map(({ mode }) => mode);
  };
  expect(await asked(1)).toEqual([]);
  expect(new Set(await asked(6))).toEqual(new Set(['incremental']));
});

it('the ticks ask for what is due, once, and take up what was left lying', async () => {
  await harness.fill();
  const now = new Date();
  await harness.schedule.tick(now);
  expect((await harness.runs.list(harness.teamId, { state: 'queued', limit: 9 })).data).toEqual([]);
  const later = new Date(now.getTime() + 5 * 60_000);
  await Promise.all([harness.schedule.tick(later), harness.schedule.tick(later)]);
  const due = (await harness.runs.list(harness.teamId, { state: 'queued', limit: 9 })).data;
  expect(due.map(({ object, mode }) => `${object} ${mode}`).sort()).toEqual(
    ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'].map(
      (object) => `${object} incremental`,
    ),
  );
  for (const { id } of due) await harness.executor.execute(harness.teamId, id);
  const tomorrow = new Date(now.getTime() + 25 * 3600_000);
  await harness.schedule.tick(tomorrow);
  const next = (await harness.runs.list(harness.teamId, { state: 'queued', limit: 9 })).data;
  expect(new Set(next.map(({ mode }) => mode))).toEqual(new Set(['reconcile']));
});

it('a worker whose run was taken over while it failed leaves the run alone, and says nothing of it', async () => {
  const worker = await harness.worker({ tuning: { ...SMALL_PAGES, attempts: 1, heartbeatMs: 600_000 } });
  const id = await request();
  const release = holdJobs();
  const working = worker.executor.execute(harness.teamId, id);
  await waitFor(async () => (await harness.runs.get(harness.teamId, id)).state === 'running');
  await transaction(harness.db, async (trx) => {
    await execute(trx, unprepared('update sync.runs set fence = fence + 1'));
    release();
    // It waits to write where it stands; its connection ends, and when it would say `failed`, the run is another's.
    const waiting = unprepared(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    await waitFor(async () => (await many(harness.db, waiting)).length > 0);
  });
  await expect(working).resolves.toBeUndefined();
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'running', error: null });
});

it('a worker whose run another has by now merges nothing, though nobody told it (Y2)', async () => {
  const worker = await harness.worker({ tuning: { ...SMALL_PAGES, heartbeatMs: 600_000 } });
  const id = await request();
  const release = holdJobs();
  const working = worker.executor.execute(harness.teamId, id);
  await waitFor(async () => (await harness.runs.get(harness.teamId, id)).state === 'running');
  await execute(harness.db, unprepared('update sync.runs set fence = fence + 1'));
  release();
  await expect(working).resolves.toBeUndefined();
  expect(await harness.runs.get(harness.teamId, id)).toMatchObject({ state: 'running', counts: { read: 0 } });
  expect(await one(harness.db, unprepared('select count(*) as n from mirror.contacts'))).toEqual({ n: 0 });
});
