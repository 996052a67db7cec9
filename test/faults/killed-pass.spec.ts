import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { execute, unprepared } from '#platform';
import { PassExecutor, type SyncRun, type SyncTuning } from '#sync';
import { type Fault } from '../../apps/salesforce-org/src/index.js';
import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { expectMirrorEqualsOrg } from '../support/mirror.js';
import { fill, newTeam } from '../support/teams.js';
import { waitFor } from '../support/wait-for.js';
import { manyLeads, touchLeadsOverSeconds } from './read-paths.js';
import { connections, holdWatermark, startWorkerProcess, struck } from './workers.js';

// A worker's process is killed at every point of a pass, and another worker goes on with each of its runs, under the run's
// own id (Y2): what the dead one merged stays merged, and nothing of it is lost or counted twice.

const NEVER: Fault['effect'] = { type: 'delay', ms: 600_000 };
const SHORT_LEASE: Partial<SyncTuning> = { leaseSeconds: 1 };

interface Point {
  name: string;
  /** Where the org stops the worker; undefined: at the row of the watermark of `at`. */
  fault?: Omit<Fault, 'kind'>;
  at?: CrmObject;
  /** The descriptions are too old, and asked for first. */
  isOld?: boolean;
  /** More leads changed than a page has: its front is merged by then. */
  isLarge?: boolean;
}

const POINTS: readonly Point[] = [
  { name: 'while it asks for the descriptions', fault: { effect: NEVER }, isOld: true },
  {
    name: 'behind the descriptions, while it asks for the rows',
    fault: { effect: NEVER, skip: 1, times: 2 },
    isOld: true,
  },
  { name: 'while it asks for the rows', fault: { effect: NEVER, times: 2 } },
  { name: 'with one of two calls answered', fault: { effect: NEVER, skip: 1 } },
  { name: 'in the middle of an answer', fault: { effect: { type: 'stall', afterBytes: 100 }, times: 2 } },
  { name: 'while a run whose part was refused asks again', fault: { effect: NEVER, skip: 2 } },
  ...CRM_OBJECTS.map((object): Point => ({ name: `between the merge and the watermark of ${object}`, at: object })),
  // Last: the passes behind it read so many leads again, for as long as the overlap.
  { name: 'behind the front of a page, before its run goes on', at: 'Opportunity', isLarge: true },
];

let harness: Harness;
let worker: Worker;
let teamId: string;

beforeAll(async () => {
  harness = await startHarness(LONG_RUN);
  worker = await harness.worker({ tuning: SHORT_LEASE });
  teamId = await newTeam(harness, worker);
  await fill(worker, teamId);
}, 240_000);
afterAll(() => harness.stop());

/** What only this pass can bring, of every object that records can be changed of. */
function change(round: number): void {
  const { records, clock } = harness.org.control;
  records.touch('Contact', 20, { Title: `round ${round}` });
  records.touch('Lead', 20, { Title: `round ${round}` });
  records.touch('Account', 20, { Website: `https://round${round}.example` });
  records.touch('Opportunity', 20, { Name: `round ${round}` });
  records.touch('User', 2, { Title: `round ${round}` });
  const [gone] = records.list('Contact', { limit: 1, offset: round, matching: ({ isDeleted }) => !isDeleted });
  records.purge('Contact', gone!.id);
  clock.advance(121_000);
}

async function carriedOn(runs: readonly SyncRun[]): Promise<SyncRun[]> {
  const ids = runs.map(({ id }) => id);
  const passes = worker.module.get(PassExecutor);
  return waitFor(
    async () => {
      await passes.execute(teamId, ids, new AbortController().signal);
      const now = await Promise.all(ids.map((id) => worker.runs.get(teamId, id)));
      return now.every(({ state }) => !['queued', 'running'].includes(state)) && now;
    },
    { timeoutMs: 60_000 },
  );
}

test.each(POINTS.map((point, round) => [point.name, point, round] as const))(
  'a pass killed %s',
  async (_name, { fault, at, isOld, isLarge }, round) => {
    const { control } = harness.org;
    change(round);
    if (isLarge === true) {
      manyLeads(harness.org);
      touchLeadsOverSeconds(harness.org, `large ${round}`);
    }
    if (isOld === true) {
      await execute(harness.db, unprepared(`update salesforce.descriptions set confirmed_at = '2000-01-01'`));
    }
    const victim = await startWorkerProcess(harness, {
      tuning: SHORT_LEASE,
      http: { idleTimeoutMs: 60_000, headersTimeoutMs: 60_000 },
    });
    const release = at === undefined ? undefined : await holdWatermark(harness, teamId, at);
    const isRefused = fault?.skip === 2;
    if (isRefused) {
      const refuse = {
        type: 'refuse-parts',
        url: 'FROM%20Contact',
        status: 500,
        errorCode: 'UNKNOWN_EXCEPTION',
      } as const;
      control.faults.add({ kind: 'composite', times: 2, effect: refuse });
    }
    // Those that a part is refused in are not seen by the other fault.
    const planned = fault && control.faults.add({ kind: 'composite', ...fault, ...(isRefused ? { skip: 0 } : {}) });
    const requested = await worker.runs.request(teamId);
    victim.execute(teamId, requested.map(({ id }) => id).join());
    if (planned === undefined) await waitFor(async () => (await connections(harness, 'waiting for a lock')).length > 0);
    else await struck(harness, planned);
    const lead = requested.find(({ object }) => object === 'Lead')!;
    // Its front is committed, and nobody goes on with it yet.
    if (isLarge === true) await waitFor(async () => (await worker.runs.get(teamId, lead.id)).counts.read > 1_000);
    await victim.kill();
    control.faults.clear();
    await release?.();

    const runs = await carriedOn(requested);
    expect(runs.map(({ object, state, error }) => ({ object, state, error }))).toEqual(
      requested.map(({ object }) => ({ object, state: 'succeeded', error: null })),
    );
    for (const { object, counts } of runs) expect([object, counts.read]).toEqual([object, counts.expected]);
    await expectMirrorEqualsOrg({ ...harness, teamId });
  },
  240_000,
);
