import { many, unprepared } from '#platform';
import { PassExecutor, type SyncRun } from '#sync';
import { type Worker } from '../../support/harness.js';
import { expectMirrorEqualsOrg, watermarkOf } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';
import { manyLeads, touchLeadsOverSeconds } from '../../faults/read-paths.js';

// Of an object with more rows than a page, a pass merges what is before the second of the page's last row, and moves the
// window of the run behind it; the run goes on from there by itself.

const OVERLAP_MS = 300_000;

let harness: TeamHarness;
/** Reads whatever is left by Bulk. */
let bulk: Worker;
let round = 0;

beforeAll(async () => {
  harness = await startTeamHarness({ scale: 30 });
  bulk = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 60 } });
  manyLeads(harness.org);
  await harness.fill();
}, 240_000);
afterAll(() => harness.stop());
beforeEach(async () => {
  // What was changed before is not read again by every run within the overlap (Y1).
  harness.org.control.clock.advance(400_000);
  expect(await harness.run('Lead')).toMatchObject({ state: 'succeeded' });
  round += 1;
});
afterEach(() => {
  harness.org.control.faults.clear();
});

const touchOverSeconds = (): number => touchLeadsOverSeconds(harness.org, `round ${round}`);

/** A pass over leads alone; answers its run, and the calls as the org counted them. */
async function pass(): Promise<{ lead: SyncRun; left: string[]; calls: number }> {
  const { runs, teamId, org, first } = harness;
  const [requested] = await runs.request(teamId, { object: 'Lead' });
  const { used } = org.control.quota.get();
  const left = await first.module.get(PassExecutor).execute(teamId, [requested!.id], new AbortController().signal);
  return { lead: await runs.get(teamId, requested!.id), left, calls: org.control.quota.get().used - used };
}

async function goneOn({ executor, runs }: Pick<Worker, 'executor' | 'runs'>, id: string): Promise<SyncRun> {
  await executor.execute(harness.teamId, id);
  return runs.get(harness.teamId, id);
}

async function mirrored(): Promise<number> {
  const sql = `select crm_id from mirror.leads where team_id = $1 and title = $2 and not is_deleted`;
  return (await many(harness.db, unprepared(sql), [harness.teamId, `round ${round}`])).length;
}

it('what comes on the first page is merged at once, and the run that goes on asks for no row of it again', async () => {
  const all = touchOverSeconds();
  const { lead, left, calls } = await pass();
  expect([left, calls]).toEqual([[lead.id], 1]);
  expect(lead).toMatchObject({ state: 'queued', counts: { expected: all, updated: lead.counts.read } });
  // Seven groups of three hundred; of the group that the page ends in, none.
  expect(lead.counts.read).toBe(1_800);
  expect(await mirrored()).toBe(1_800);
  const { used } = harness.org.control.quota.get();
  const ended = await goneOn(harness, lead.id);
  expect(ended).toMatchObject({ state: 'succeeded', counts: { expected: all, read: all, updated: all } });
  // Its rows and what is new in the delete log, in one call: two in all for two pages.
  expect(harness.org.control.quota.get().used - used).toBe(1);
  expect([ended.apiCalls, ended.estimate]).toEqual([2, { rows: all, apiCalls: 2 }]);
  await expectMirrorEqualsOrg(harness);
});

it('the rest may come by Bulk, with the same counts and proof', async () => {
  const all = touchOverSeconds();
  const { lead } = await pass();
  expect(lead.counts.read).toBe(1_800);
  const ended = await goneOn(bulk, lead.id);
  expect(ended).toMatchObject({ state: 'succeeded', counts: { expected: all, read: all } });
  await expectMirrorEqualsOrg(harness);
});

it.each(['rest', 'bulk'] as const)(
  'Y1: a record visible late, with a stamp before what is merged, is not lost when the rest comes by %s',
  async (how) => {
    const { control } = harness.org;
    const late = control.begin();
    late.create('Lead', { LastName: `Late ${round}`, Company: 'Late', Email: `late${round}@late.example` });
    touchOverSeconds();
    const seenAt = control.clock.now().getTime();
    const { lead } = await pass();
    late.commit();
    // Its stamp is outside of the overlap of the run that goes on, and inside that of the pass.
    control.clock.advance(OVERLAP_MS - 5_000);
    expect(await goneOn(how === 'rest' ? harness : bulk, lead.id)).toMatchObject({ state: 'succeeded' });
    expect((await watermarkOf(harness, 'Lead'))!.getTime()).toBeLessThanOrEqual(seenAt + 1_000 - OVERLAP_MS);
    await harness.run('Lead');
    await expectMirrorEqualsOrg(harness);
  },
);

it('a record that changes again, or goes, between the two is as the org has it', async () => {
  const { records, clock } = harness.org.control;
  touchOverSeconds();
  const { lead } = await pass();
  const [changed, deleted, purged] = records.list('Lead', { limit: 3, matching: ({ isDeleted }) => !isDeleted });
  records.update('Lead', changed!.id, { Title: 'changed again' });
  records.delete('Lead', deleted!.id);
  records.purge('Lead', purged!.id);
  clock.advance(121_000);
  const ended = await goneOn(harness, lead.id);
  expect(ended.state).toBe('succeeded');
  expect(ended.counts.read).toBe(ended.counts.expected);
  await expectMirrorEqualsOrg(harness);
});

it('a run that was given up behind the front goes on with the next pass, under its own id', async () => {
  const all = touchOverSeconds();
  const { lead } = await pass();
  const again = await pass();
  expect(again).toMatchObject({
    left: [],
    lead: { id: lead.id, state: 'succeeded', counts: { read: all, expected: all } },
  });
  await expectMirrorEqualsOrg(harness);
});

it('Y3: a window that begins anew, for a field that went meanwhile, counts its rows once', async () => {
  const { fields } = harness.org.control;
  const all = touchOverSeconds();
  const { lead } = await pass();
  fields.hide('Lead', 'Phone');
  try {
    const ended = await goneOn(harness, lead.id);
    expect(ended).toMatchObject({ state: 'partial', counts: { expected: all, read: all } });
  } finally {
    fields.show('Lead', 'Phone');
    await harness.run('Lead', 'full');
  }
});

it.each([
  ['short of rows', { type: 'truncate-rows', rows: 3 }],
  ['of another total', { type: 'wrong-count', by: 5 }],
  ['without a way on', { type: 'missing-locator' }],
] as const)('a first page that is %s claims nothing that is not so', async (_what, effect) => {
  const all = touchOverSeconds();
  harness.org.control.faults.add({ kind: 'composite', effect });
  const { lead } = await pass();
  const ended = lead.state === 'queued' ? await goneOn(harness, lead.id) : lead;
  expect(ended).toMatchObject({ state: 'succeeded', counts: { read: all, expected: all } });
  await expectMirrorEqualsOrg(harness);
});

it('where one second fills the page nothing of it is merged, and all of it by the run that goes on', async () => {
  const { records } = harness.org.control;
  records.touch('Lead', 1_000_000, { Title: `round ${round}` });
  const { lead } = await pass();
  expect([lead.state, lead.counts.read, await mirrored()]).toEqual(['queued', 0, 0]);
  const ended = await goneOn(harness, lead.id);
  expect(ended.counts.read).toBe(ended.counts.expected);
  expect(ended.state).toBe('succeeded');
  await expectMirrorEqualsOrg(harness);
});
