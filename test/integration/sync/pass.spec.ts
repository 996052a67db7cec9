import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { objectStates } from '#mirror';
import { execute, unprepared } from '#platform';
import { PassExecutor, type SyncRun } from '#sync';
import { type Fault } from '../../../apps/salesforce-org/src/index.js';
import { expectMirrorEqualsOrg, watermarkOf } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';
import { waitFor } from '../../support/wait-for.js';
import { manyLeads } from '../../faults/read-paths.js';

let harness: TeamHarness;

beforeAll(async () => {
  harness = await startTeamHarness({ scale: 30 });
  manyLeads(harness.org);
  await harness.fill();
  await leaveOverlap();
}, 240_000);
afterAll(() => harness.stop());
afterEach(() => {
  harness.org.control.faults.clear();
});

/** What was changed before is not read again by every run within the overlap (Y1). */
async function leaveOverlap(): Promise<void> {
  harness.org.control.clock.advance(400_000);
  expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded' });
}

interface Passed {
  runs: Record<CrmObject, SyncRun>;
  left: string[];
  /** Calls as the org counted them. */
  calls: number;
}

async function pass(
  during?: (runs: readonly SyncRun[]) => Promise<void>,
  stopping = new AbortController().signal,
): Promise<Passed> {
  const { teamId, first, org } = harness;
  const requested = await harness.runs.request(teamId);
  const { used } = org.control.quota.get();
  const ids = requested.map(({ id }) => id);
  const executing = first.module.get(PassExecutor).execute(teamId, ids, stopping);
  await during?.(requested);
  const left = await executing.catch((error: unknown) => {
    if (!stopping.aborted) throw error;
    return [];
  });
  const runs: [string, SyncRun][] = [];
  for (const id of ids) {
    const run = await harness.runs.get(teamId, id);
    runs.push([run.object, run]);
  }
  return {
    runs: Object.fromEntries(runs) as Record<CrmObject, SyncRun>,
    left,
    calls: org.control.quota.get().used - used,
  };
}

const statesOf = ({ runs }: Passed): string[] => Object.values(runs).map(({ state }) => state);
const callsOf = ({ runs }: Passed): number => Object.values(runs).reduce((sum, { apiCalls }) => sum + apiCalls, 0);
const allSucceeded = CRM_OBJECTS.map(() => 'succeeded');

/** A pass makes two calls at once, and either may be the first: both are struck. */
function strike(fault: Omit<Fault, 'kind'>): void {
  harness.org.control.faults.add({ kind: 'composite', times: 2, ...fault });
}

it('Y6: an idle pass over all six objects costs the org two calls, and the runs’ calls add up to them', async () => {
  const passed = await pass();
  expect(statesOf(passed)).toEqual(allSucceeded);
  expect(passed.calls).toBe(2);
  expect(callsOf(passed)).toBe(2);
  expect(passed.left).toEqual([]);
});

it('Y6: an idle hour at five minutes costs at most 28 calls, descriptions and stages included', async () => {
  const { used } = harness.org.control.quota.get();
  for (let minutes = 0; minutes < 60; minutes += 5) {
    for (const [table, column] of [
      ['descriptions', 'confirmed_at'],
      ['stages', 'told_at'],
    ]) {
      const sql = `update salesforce.${table} set ${column} = ${column} - interval '5 minutes' where team_id = $1`;
      await execute(harness.db, unprepared(sql), [harness.teamId]);
    }
    expect(statesOf(await pass())).toEqual(allSucceeded);
  }
  expect(harness.org.control.quota.get().used - used).toBeLessThanOrEqual(28);
});

it('descriptions are confirmed together in one more call once they are a quarter of an hour old', async () => {
  const age = (minutes: number, objects: readonly string[]): Promise<number> =>
    execute(
      harness.db,
      unprepared(
        `update salesforce.descriptions set confirmed_at = confirmed_at - make_interval(mins => $2)
         where team_id = $1 and object = any($3)`,
      ),
      [harness.teamId, minutes, objects],
    );
  await age(14, CRM_OBJECTS);
  expect((await pass()).calls).toBe(2);
  await age(2, ['Lead']);
  const passed = await pass();
  expect(passed.calls).toBe(3);
  expect(callsOf(passed)).toBe(3);
  // All of them, not the one that was too old: they stay together.
  await age(2, CRM_OBJECTS);
  expect((await pass()).calls).toBe(2);
});

it('a pass brings what was made, changed, deleted, purged and merged, with counts, watermark and proof of each run', async () => {
  const { records, clock } = harness.org.control;
  const live = (object: string, n: number): string =>
    records.list(object, { matching: ({ isDeleted }) => !isDeleted, limit: n + 1 })[n]!.id;
  const before = await watermarkOf(harness, 'Contact');
  records.create('Opportunity', { Name: 'new', StageName: 'Prospecting', CloseDate: '2027-02-03' });
  records.update('Contact', live('Contact', 0), { Title: 'changed' });
  records.delete('Contact', live('Contact', 1));
  records.purge('Lead', live('Lead', 2));
  records.merge('Account', live('Account', 3), [live('Account', 4)]);
  clock.advance(121_000);
  const { runs, calls } = await pass();
  expect(calls).toBe(2);
  for (const object of CRM_OBJECTS) {
    const { state, counts } = runs[object];
    expect({ object, state, read: counts.read }).toEqual({ object, state: 'succeeded', read: counts.expected });
  }
  expect(runs.Opportunity.counts).toMatchObject({ inserted: 1 });
  expect(runs.Lead.counts.deleted).toBeGreaterThan(0);
  expect((await watermarkOf(harness, 'Contact'))!.getTime()).toBeGreaterThan(before!.getTime());
  await expectMirrorEqualsOrg(harness);
});

it('an object with more than a page is left to a run of its own, and the others end', async () => {
  harness.org.control.records.touch('Lead', 1_000_000, { Title: 'many' });
  const passed = await pass();
  expect(passed.left).toEqual([passed.runs.Lead.id]);
  expect(statesOf(passed).toSorted()).toEqual(['queued', ...allSucceeded.slice(1)]);
  await harness.executor.execute(harness.teamId, passed.runs.Lead.id);
  const lead = await harness.runs.get(harness.teamId, passed.runs.Lead.id);
  expect(lead).toMatchObject({ state: 'succeeded', error: null });
  expect(lead.counts.read).toBe(lead.counts.expected);
  await expectMirrorEqualsOrg(harness);
  await leaveOverlap();
});

describe('trouble', () => {
  it('a part that is refused in passing is asked for again by its run alone', async () => {
    strike({
      effect: { type: 'refuse-parts', url: 'query.*FROM%20Contact', status: 500, errorCode: 'UNKNOWN_EXCEPTION' },
    });
    const passed = await pass();
    expect(statesOf(passed)).toEqual(allSucceeded);
    expect(passed.calls).toBeGreaterThanOrEqual(3);
    expect(callsOf(passed)).toBe(passed.calls);
  });

  it('a part that is refused for good fails its run, and no other', async () => {
    const before = await watermarkOf(harness, 'Contact');
    strike({
      times: 0,
      effect: { type: 'refuse-parts', url: 'query.*FROM%20Contact', status: 403, errorCode: 'INSUFFICIENT_ACCESS' },
    });
    const { runs } = await pass();
    expect(runs.Contact).toMatchObject({ state: 'failed', error: { code: 'SALESFORCE_ACCESS_DENIED' } });
    expect(CRM_OBJECTS.filter((object) => runs[object].state !== 'succeeded')).toEqual(['Contact']);
    expect(await watermarkOf(harness, 'Contact')).toEqual(before);
  });

  it('a delete log that is refused leaves the purges to a reconcile, and the rows are merged', async () => {
    strike({
      effect: {
        type: 'refuse-parts',
        url: 'Contact/deleted',
        status: 400,
        errorCode: 'INVALID_REPLICATION_DATE',
      },
    });
    const passed = await pass();
    expect(statesOf(passed)).toEqual(allSucceeded);
    expect(callsOf(passed)).toBe(passed.calls);
  });

  it('a session that is refused inside HTTP 200 is renewed, and the whole call is made again', async () => {
    strike({ effect: { type: 'refuse-parts', url: 'Contact', status: 401, errorCode: 'INVALID_SESSION_ID' } });
    const passed = await pass();
    expect(statesOf(passed)).toEqual(allSucceeded);
    expect(passed.calls).toBeGreaterThanOrEqual(3);
    expect(callsOf(passed)).toBe(passed.calls);
  });

  it.each<Fault['effect']>([
    { type: 'cut', afterBytes: 200 },
    { type: 'truncate-rows', rows: 1 },
    { type: 'status', status: 503, body: 'html' },
    { type: 'status', status: 400, errorCode: 'UNKNOWN', message: 'no composite here' },
    { type: 'broken-gzip' },
    { type: 'drop' },
  ])('the org equals the mirror after a call that ended as $type', async (effect) => {
    harness.org.control.records.touch('Contact', 20, { Title: `after ${effect.type}` });
    strike({ effect });
    const passed = await pass();
    expect(statesOf(passed)).toEqual(allSucceeded);
    await expectMirrorEqualsOrg(harness);
  });

  it('a run that is cancelled while the pass asks takes no other with it', async () => {
    strike({ effect: { type: 'delay', ms: 500 } });
    const { faults } = harness.org.control;
    // The run that the call is counted with.
    const passed = await pass(async ([first]) => {
      await waitFor(() => faults.list().every(({ struck }) => struck === 2));
      await harness.runs.cancel(harness.teamId, first!.id);
    });
    expect(statesOf(passed)[0]).toBe('cancelled');
    expect(statesOf(passed).filter((state) => state === 'succeeded')).toHaveLength(CRM_OBJECTS.length - 1);
  });

  it('a worker that is stopped gives every run of its pass back, and another ends them', async () => {
    strike({ effect: { type: 'delay', ms: 5_000 } });
    const stop = new AbortController();
    const stopped = await pass(async () => {
      const { faults } = harness.org.control;
      await waitFor(() => faults.list().every(({ struck }) => struck === 2));
      stop.abort(new Error('The process stops'));
    }, stop.signal);
    expect(new Set(statesOf(stopped))).toEqual(new Set(['queued']));
    harness.org.control.faults.clear();
    const again = await pass();
    expect(statesOf(again)).toEqual(allSucceeded);
    expect(again.runs.Account.id).toBe(stopped.runs.Account.id);
  });

  it('Y5: all runs of a pass wait when the org’s calls are used up, and a pass goes on with them', async () => {
    const { limit, used } = harness.org.control.quota.get();
    harness.org.control.quota.set({ limit: 100, used: 100 });
    const paused = await pass();
    expect(new Set(statesOf(paused))).toEqual(new Set(['paused']));
    harness.org.control.quota.set({ limit, used });
    const woken = await pass();
    expect(statesOf(woken)).toEqual(allSucceeded);
    expect(woken.runs.Account.id).toBe(paused.runs.Account.id);
  });
});

it('what a pass reads of an object is proven complete at the start of that pass', async () => {
  const before = new Date();
  await pass();
  for (const object of CRM_OBJECTS) {
    const { lastCompleteRunStartedAt } = await objectStates.get(harness.db, harness.teamId, object);
    expect(lastCompleteRunStartedAt!.getTime()).toBeGreaterThanOrEqual(before.getTime());
  }
});
