import type { CrmObject } from '#identifiers';
import { type RunMode, type SyncTuning } from '#sync';
import { type Fault } from '../../apps/salesforce-org/src/index.js';
import { type Harness, LONG_RUN, startHarness, type Worker, type WorkerOptions } from '../support/harness.js';
import { expectHonest, expectMirrorEqualsOrg, watermarkOf } from '../support/mirror.js';
import { newTeam, saveMapping } from '../support/teams.js';
import { waitFor } from '../support/wait-for.js';
import { manyLeads } from './read-paths.js';
import { carriedOn, connections, holdWatermark, requested, startWorkerProcess, struck } from './workers.js';

// A worker's process is killed at every point of a run, and another worker goes on with the run, under the run's own id
// (Y2). The org holds the worker where it is to die: by a fault that makes an answer wait, or by a lock.

const NEVER: Fault['effect'] = { type: 'delay', ms: 600_000 };
const BULK: Partial<SyncTuning> = { restRowsAtMost: 0, bulkPageRows: 60 };
const REST: Partial<SyncTuning> = { restRowsAtMost: 10_000 };
const SHORT_LEASE: Partial<SyncTuning> = { leaseSeconds: 1 };

interface Point {
  name: string;
  object: CrmObject;
  mode: RunMode;
  tuning: Partial<SyncTuning>;
  /** Where the org stops the worker; undefined: at the row of the watermark. */
  fault: (Omit<Fault, 'effect'> & { effect?: Fault['effect'] }) | undefined;
  /** What the database sees of a worker that has come to the point. */
  shows?: 'copying' | 'waiting for a lock';
}

const PAGE = { kind: 'bulk-results' } as const;
const POINTS: readonly Point[] = [
  { name: 'before its plan', object: 'Contact', mode: 'full', tuning: BULK, fault: { kind: 'describe' } },
  { name: 'while its job runs', object: 'Contact', mode: 'full', tuning: BULK, fault: { kind: 'bulk', method: 'GET' } },
  { name: 'before the first page', object: 'Contact', mode: 'full', tuning: BULK, fault: PAGE },
  {
    name: 'in COPY',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    fault: { ...PAGE, skip: 1, effect: { type: 'stall', afterBytes: 50 } },
    shows: 'copying',
  },
  { name: 'between two pages', object: 'Contact', mode: 'full', tuning: BULK, fault: { ...PAGE, skip: 2 } },
  {
    name: 'between the merge and the watermark',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    fault: undefined,
    shows: 'waiting for a lock',
  },
  {
    name: 'between two REST pages',
    object: 'Lead',
    mode: 'full',
    tuning: REST,
    fault: { kind: 'query', path: '/query(All)?/0r8' },
  },
  {
    name: 'in an incremental run, between the merge and the watermark',
    object: 'Contact',
    mode: 'incremental',
    tuning: REST,
    fault: undefined,
    shows: 'waiting for a lock',
  },
  {
    name: 'in an incremental run by Bulk, before the first page',
    object: 'Contact',
    mode: 'incremental',
    tuning: BULK,
    fault: PAGE,
  },
  {
    name: 'in the COPY of an id scan',
    object: 'Contact',
    mode: 'reconcile',
    tuning: BULK,
    fault: { ...PAGE, skip: 1, effect: { type: 'stall', afterBytes: 50 } },
    shows: 'copying',
  },
  {
    name: 'between an id scan and its rows',
    object: 'Contact',
    mode: 'reconcile',
    tuning: REST,
    fault: { kind: 'composite' },
  },
  {
    name: 'in a back-fill, between two pages',
    object: 'Opportunity',
    mode: 'backfill',
    tuning: BULK,
    fault: { ...PAGE, skip: 2 },
  },
];

let harness: Harness;
const workers = new Map<Partial<SyncTuning>, Worker>();
const teams = new Map<string, string>();

beforeAll(async () => {
  harness = await startHarness(LONG_RUN);
  manyLeads(harness.org);
  for (const tuning of [BULK, REST])
    workers.set(tuning, await harness.worker({ tuning: { ...tuning, ...SHORT_LEASE } }));
});
afterAll(() => harness.stop());

/** A team whose object was mirrored before, so that only the run under test brings what is new. */
async function teamWith(object: CrmObject, worker: Worker): Promise<string> {
  const teamId = teams.get(object) ?? (await newTeam(harness, worker));
  if (!teams.has(object)) await worker.run(teamId, object, 'full');
  teams.set(object, teamId);
  return teamId;
}

async function change({ object, mode }: Point, teamId: string): Promise<void> {
  const { records, clock } = harness.org.control;
  if (mode === 'backfill') {
    const fields = {
      accountCrmId: 'AccountId',
      amount: 'ARR__c',
      closeDate: 'CloseDate',
      name: 'Name',
      ownerCrmId: 'OwnerId',
      stage: 'StageName',
    };
    await saveMapping(harness.db, teamId, 'Opportunity', fields);
    return;
  }
  if (mode !== 'full') {
    const [purged] = records.list(object, { limit: 1, offset: 7, matching: ({ isDeleted }) => !isDeleted });
    records.purge(object, purged!.id, { trace: mode === 'incremental' });
    clock.advance(121_000);
  }
  records.touch(object, 1_000_000, { Title: `at ${clock.now().getTime()}` });
}

test.each(POINTS.map((point) => [point.name, point] as const))(
  'killed %s',
  async (_name, point) => {
    const { object, mode, tuning, fault, shows } = point;
    const worker = workers.get(tuning)!;
    const teamId = await teamWith(object, worker);
    const compared = { ...harness, teamId };
    await change(point, teamId);
    const before = await watermarkOf(compared, object);
    // A silence in the middle of a body must last until the kill.
    const options: WorkerOptions = {
      tuning: { ...tuning, ...SHORT_LEASE },
      http: { idleTimeoutMs: 60_000, headersTimeoutMs: 60_000 },
    };
    const victim = await startWorkerProcess(harness, options);
    const { control } = harness.org;
    control.requests.reset();
    const release = fault === undefined ? await holdWatermark(harness, teamId, object) : undefined;
    const planned = fault === undefined ? undefined : control.faults.add({ effect: NEVER, ...fault });
    const { id } = await requested(worker, teamId, object, mode);
    victim.execute(teamId, id);
    if (planned !== undefined) await struck(harness, planned);
    if (shows !== undefined) await waitFor(async () => (await connections(harness, shows)).length > 0);
    await victim.kill();
    control.faults.clear();
    await release?.();

    const killed = await worker.runs.get(teamId, id);
    expect(killed.state).toBe('running');
    expect(await watermarkOf(compared, object)).toEqual(before);
    const run = await carriedOn(worker, teamId, id);
    expect(run).toMatchObject({ id, state: 'succeeded', error: null });
    await expectHonest(compared, run, before);
    if (mode === 'backfill') await expectMirrorEqualsOrg(compared, { objects: [object] });
    // Each row is counted once, and the job that exists is used on.
    expect(run.counts.read).toBe(mode === 'reconcile' ? run.counts.read : run.counts.expected);
    const jobs = control.requests.log().filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs/query'));
    if (tuning === BULK) expect(jobs).toHaveLength(mode === 'reconcile' ? 2 : 1);
    expect(control.jobs.list().filter(({ state }) => state === 'InProgress')).toEqual([]);
  },
  240_000,
);

// Where a worker's process stands still: it is not dead, and goes on after another has taken its run over.
test.each(['between two pages', 'in a transaction that has locked the run'])(
  'a worker that stands still %s, is taken for dead and wakes up, changes nothing any more',
  async (where) => {
    const worker = workers.get(BULK)!;
    const teamId = await teamWith('Contact', worker);
    const { control } = harness.org;
    const zombie = await startWorkerProcess(harness, { tuning: { ...BULK, ...SHORT_LEASE } });
    try {
      control.records.touch('Contact', 1_000_000, { Title: `before the stop ${where}` });
      const locked = where !== 'between two pages';
      const release = locked ? await holdWatermark(harness, teamId, 'Contact') : undefined;
      if (!locked) control.faults.add({ ...PAGE, skip: 2, effect: NEVER });
      const { id } = await requested(worker, teamId, 'Contact', 'full');
      zombie.execute(teamId, id);
      if (locked) await waitFor(async () => (await connections(harness, 'waiting for a lock')).length > 0);
      else await waitFor(async () => (await worker.runs.get(teamId, id)).counts.read >= 120);
      zombie.signal('SIGSTOP');
      control.faults.clear();
      await release?.();
      expect(await carriedOn(worker, teamId, id)).toMatchObject({ id, state: 'succeeded' });
      control.records.touch('Contact', 1_000_000, { Title: `after the take-over ${where}` });
      expect(await worker.run(teamId, 'Contact')).toMatchObject({ state: 'succeeded' });
      zombie.signal('SIGCONT');
      await zombie.done();
      expect(await worker.runs.get(teamId, id)).toMatchObject({ state: 'succeeded' });
      await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
    } finally {
      await zombie.kill();
    }
  },
  240_000,
);
