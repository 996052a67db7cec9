import { type CrmObject } from '#identifiers';
import { execute, many, one, unprepared } from '#platform';
import { SyncUpkeep } from '#sync';
import { fill, newTeam, startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;

beforeAll(async () => {
  harness = await startTeamHarness({ scale: 10 });
  await harness.fill();
}, 240_000);
afterAll(() => harness.stop());

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const dueOf = (teamId: string): Promise<{ object: CrmObject; at: Date }[]> =>
  many(harness.db, unprepared('select object, next_due_at as at from sync.schedule where team_id = $1 order by 1'), [
    teamId,
  ]);
const queued = async (teamId = harness.teamId): Promise<string[]> =>
  (await harness.runs.list(teamId, { state: 'queued', limit: 99 })).data.map(({ id }) => id);
const jobs = (): Promise<{ name: string; data: { runIds?: string[] } }[]> =>
  many(harness.db, unprepared(`select name, data from pgboss.job where state = 'created' order by created_on`));
const carryOut = async (ids: readonly string[], teamId = harness.teamId): Promise<void> => {
  for (const id of ids) await harness.executor.execute(teamId, id);
};

it('what is due is asked for as one pass, and is due again within its interval; what is not due is not looked at', async () => {
  await harness.schedule.tick(new Date());
  const now = new Date(Date.now() + 6 * MINUTE_MS);
  await harness.schedule.tick(now);
  const asked = await queued();
  expect(asked).toHaveLength(6);
  const passes = (await jobs()).filter(({ name }) => name === 'sync.pass');
  expect(passes.at(-1)?.data.runIds?.toSorted()).toEqual(asked.toSorted());
  const due = await dueOf(harness.teamId);
  for (const { at } of due) {
    expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(5 * MINUTE_MS);
    expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(4 * MINUTE_MS);
  }
  await carryOut(asked);
  await harness.schedule.tick(new Date(now.getTime() + 3 * MINUTE_MS));
  expect(await queued()).toEqual([]);
  expect(await dueOf(harness.teamId)).toEqual(due);
});

it('a team that connects is due at once, one that disconnects never, and a change makes its team due alone', async () => {
  const other = await newTeam(harness, harness.first);
  await fill(harness.first, other);
  const now = new Date();
  await harness.schedule.tick(now);
  const [before] = await dueOf(harness.teamId);
  await harness.schedule.touch(harness.db, other, now);
  expect((await dueOf(other)).map(({ at }) => at)).toEqual(Array.from({ length: 6 }, () => now));
  expect((await dueOf(harness.teamId))[0]).toEqual(before);
  await harness.first.teamConnection.disconnect(other, () => Promise.resolve());
  expect(await dueOf(other)).toEqual([]);
});

it('a run is put before the workers again only when no job is there for it', async () => {
  const [requested] = await harness.runs.request(harness.teamId, { object: 'Lead' });
  const before = (await jobs()).length;
  await harness.schedule.resume();
  expect((await jobs()).length).toBe(before);
  await execute(harness.db, unprepared(`delete from pgboss.job where data -> 'runIds' ? $1`), [requested!.id]);
  await harness.schedule.resume();
  const found = (await jobs()).filter(({ data }) => data.runIds?.includes(requested!.id));
  expect(found).toHaveLength(1);
  await carryOut([requested!.id]);
});

it('a run that is cancelled takes its job with it, and the rest of its pass keeps one', async () => {
  const requested = await harness.runs.request(harness.teamId);
  const ids = requested.map(({ id }) => id);
  const jobsOf = async (): Promise<string[]> =>
    (await jobs()).flatMap(({ data }) => data.runIds ?? []).filter((id) => ids.includes(id));
  const newest = ids.toSorted().at(-1)!;
  await harness.runs.cancel(harness.teamId, newest);
  expect((await jobsOf()).toSorted()).toEqual(ids.filter((id) => id !== newest).toSorted());
  for (const id of ids) if (id !== newest) await harness.runs.cancel(harness.teamId, id);
  expect(await jobsOf()).toEqual([]);
});

it('a run’s plan goes when it ends, and what it was expected to take stays', async () => {
  const ended = await harness.run('Contact');
  const { plan } = await one<{ plan: object }>(harness.db, unprepared('select plan from sync.runs where id = $1'), [
    ended.id,
  ]);
  expect(Object.keys(plan)).toEqual(['estimate']);
  expect(ended.estimate).toEqual({ rows: 0, apiCalls: 1 });
});

it('passes that found nothing are kept a day, other runs thirty, and the newest of an object stays', async () => {
  const age = (days: number, where: string): Promise<number> =>
    execute(
      harness.db,
      unprepared(`update sync.runs set finished_at = finished_at - make_interval(days => ${days}),
        requested_at = requested_at - make_interval(days => ${days}) where object = 'User' ${where}`),
    );
  const idle = await harness.run('User');
  const full = await harness.run('User', 'full');
  const older = await harness.run('User', 'full');
  const newest = await harness.run('User');
  await age(2, '');
  await age(29, `and id = '${older.id}'`);
  await harness.module.get(SyncUpkeep).prune(new Date());
  const kept = new Set(
    (await harness.runs.list(harness.teamId, { object: 'User', limit: 99 })).data.map(({ id }) => id),
  );
  expect([idle, full, older, newest].map(({ id }) => kept.has(id))).toEqual([false, true, false, true]);
  await harness.module.get(SyncUpkeep).prune(new Date(Date.now() + 40 * DAY_MS));
  expect((await harness.runs.list(harness.teamId, { object: 'User', limit: 99 })).data).toEqual([]);
});

it('a thousand due teams are found by an index, as are the runs that grew old', async () => {
  const plan = async (sql: string): Promise<string> => {
    await execute(harness.db, unprepared('set enable_seqscan = off'));
    const rows = await many<Record<string, string>>(harness.db, unprepared(`explain ${sql}`));
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(
    await plan(`select team_id from sync.schedule where next_due_at <= now() order by next_due_at limit 300`),
  ).toContain('schedule_due_idx');
  expect(await plan(`select id from sync.runs where finished_at < now() order by finished_at limit 300`)).toContain(
    'runs_finished_idx',
  );
});
