import { counts } from '#mirror';
import { execute, unprepared } from '#platform';
import { StageConfiguration } from '#setup';
import { PassExecutor } from '#sync';
import { align, startTeamHarness, type TeamHarness } from '../../support/teams.js';

// A change of a stage in Salesforce moves no stamp of any opportunity: the stages are read again with the descriptions.

let harness: TeamHarness;
let configuration: StageConfiguration;

beforeAll(async () => {
  harness = await startTeamHarness({ scale: 60 });
  configuration = harness.first.module.get(StageConfiguration);
  await harness.fill();
  harness.org.control.clock.advance(400_000);
}, 240_000);
afterAll(() => harness.stop());
beforeEach(async () => {
  harness.org.control.faults.clear();
  await align(harness.db, harness.first, harness.teamId);
});

/** The descriptions and the stages are as old as if so many minutes had passed. */
async function age(minutes: number): Promise<void> {
  for (const [table, column] of [
    ['descriptions', 'confirmed_at'],
    ['stages', 'told_at'],
  ]) {
    const sql = `update salesforce.${table} set ${column} = ${column} - make_interval(mins => $2) where team_id = $1`;
    await execute(harness.db, unprepared(sql), [harness.teamId, minutes]);
  }
}

/** A pass over all objects; answers its calls, as the org counted them, and how many opportunities it read. */
async function pass(): Promise<{ calls: number; read: number }> {
  const { runs, teamId, org, first } = harness;
  const { used } = org.control.quota.get();
  const requested = await runs.request(teamId);
  const ids = requested.map(({ id }) => id);
  expect(await first.module.get(PassExecutor).execute(teamId, ids, new AbortController().signal)).toEqual([]);
  const opportunity = requested.find(({ object }) => object === 'Opportunity');
  const { state, counts: of } = await runs.get(teamId, opportunity?.id ?? '');
  expect(['succeeded', 'partial']).toContain(state);
  return { calls: org.control.quota.get().used - used, read: of.read };
}

/** An open stage that opportunities hold, and how many do. */
async function heldStage(): Promise<{ value: string; held: number }> {
  const held = await counts.byStage(harness.db, harness.teamId);
  const stage = harness.org.control.stages
    .list()
    .find(({ value, isClosed }) => !isClosed && (held.get(value) ?? 0) > 0);
  return { value: stage!.value, held: held.get(stage!.value)! };
}

const drift = () => configuration.drift(harness.teamId);

it('a stage that counts as something else in the org, and nothing else changed, is told within a quarter of an hour', async () => {
  const { stages } = harness.org.control;
  const { value, held } = await heldStage();
  expect(await drift()).toEqual([]);
  stages.retype(value, { isClosed: true, isWon: true });
  expect(await pass()).toEqual({ calls: 2, read: 0 });
  expect(await drift()).toEqual([]);
  await age(15);
  // In the call that confirms the descriptions: it costs none of its own.
  expect(await pass()).toEqual({ calls: 3, read: 0 });
  expect(await drift()).toMatchObject([
    {
      value,
      status: 'outcome_differs',
      opportunities: held,
      message: expect.stringContaining('is open here and won in the org'),
    },
  ]);
  stages.retype(value, { isClosed: false, isWon: false });
  await age(15);
  await pass();
  expect(await drift()).toEqual([]);
});

it('S1: a new stage is told before an opportunity holds it, withholds the first that does, and taking it over releases it', async () => {
  const { stages, records, clock } = harness.org.control;
  stages.add('Handshake');
  await age(15);
  await pass();
  expect(await drift()).toMatchObject([{ value: 'Handshake', status: 'missing_here', opportunities: 0 }]);
  records.create('Opportunity', { Name: 'held', StageName: 'Handshake', CloseDate: '2027-02-03' });
  clock.advance(1_000);
  await pass();
  const misaligned = async () => {
    const errors = await harness.errors.grouped(harness.teamId);
    return errors.filter(({ code }) => code === 'STAGE_NOT_ALIGNED').map(({ value, count }) => [value, count]);
  };
  expect(await misaligned()).toEqual([['Handshake', 1]]);
  // Told there, and not twice.
  expect(await drift()).toEqual([]);
  const { used } = harness.org.control.quota.get();
  const plan = await configuration.planAdoption(harness.teamId, { values: ['Handshake'] });
  await configuration.save(harness.db, harness.teamId, plan);
  expect(await misaligned()).toEqual([]);
  // The stages, to take one over; no record is pulled.
  expect(harness.org.control.quota.get().used - used).toBe(1);
});

it('a stage that is renamed or taken away is followed, and so are order and activity', async () => {
  const { stages } = harness.org.control;
  const known = async () =>
    (await harness.first.org.knownStages(harness.teamId))!.map(({ value, isActive, isClosed, isWon, sortOrder }) => ({
      value,
      isActive,
      isClosed,
      isWon,
      sortOrder,
    }));
  const listed = () =>
    stages
      .list()
      .map(({ value, isActive, isClosed, isWon, sortOrder }) => ({ value, isActive, isClosed, isWon, sortOrder }));
  const [first, second, third] = stages.list();
  stages.rename(first!.value, `${first!.value} renamed`);
  stages.deactivate(second!.value);
  stages.remove(third!.value);
  await age(15);
  await pass();
  expect(await known()).toEqual(listed());
  expect((await drift()).map(({ value }) => value)).toEqual([`${first!.value} renamed`]);
  stages.rename(`${first!.value} renamed`, first!.value);
  stages.activate(second!.value);
  stages.add(third!.value);
  await age(15);
  await pass();
  expect(await known()).toEqual(listed());
});

it('an org that refuses its stages is asked again with the next descriptions, and not with every pass', async () => {
  const { faults } = harness.org.control;
  await age(15);
  faults.add({
    kind: 'composite',
    times: 0,
    effect: { type: 'refuse-parts', url: 'OpportunityStage', status: 403, errorCode: 'INSUFFICIENT_ACCESS' },
  });
  expect((await pass()).calls).toBe(3);
  expect((await pass()).calls).toBe(2);
  expect(await harness.first.org.knownStages(harness.teamId)).toBeUndefined();
  expect(await drift()).toEqual([]);
  faults.clear();
  await age(15);
  expect((await pass()).calls).toBe(3);
  expect(await harness.first.org.knownStages(harness.teamId)).toHaveLength(harness.org.control.stages.list().length);
});

it('a list of stages that is cut short takes none away', async () => {
  const before = await harness.first.org.knownStages(harness.teamId);
  await age(15);
  harness.org.control.faults.add({ kind: 'composite', effect: { type: 'truncate-rows', rows: 1 } });
  await pass();
  expect(await harness.first.org.knownStages(harness.teamId)).toEqual(before);
  await pass();
  expect(await harness.first.org.hasAskedForStages(harness.teamId, 60_000)).toBe(true);
});
