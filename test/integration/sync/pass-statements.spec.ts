import { CRM_OBJECTS } from '#identifiers';
import { many, unprepared } from '#platform';
import { PassExecutor } from '#sync';
import { FollowUps } from '../../../libs/sync/src/follow-ups.service.js';
import { statementsOf } from '../../support/statements.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

// What an idle pass costs the database, as a number of statements: a thousand teams make more than three a second. What
// grows with the objects shows at once, for there are six of them.

let harness: TeamHarness;

beforeAll(async () => {
  // No lease is renewed while it is counted.
  harness = await startTeamHarness({ scale: 10, tuning: { heartbeatMs: 60_000 } });
  await harness.fill();
  // Behind the overlap nothing is read again, and a first pass has described the objects.
  harness.org.control.clock.advance(400_000);
  await pass(await asked());
}, 240_000);
afterAll(() => harness.stop());

async function asked(): Promise<string[]> {
  await harness.tick(new Date(Date.now() + 400_000));
  const sql = unprepared(`select id from sync.runs where team_id = $1 and state = 'queued' order by id`);
  return (await many<{ id: string }>(harness.db, sql, [harness.teamId])).map(({ id }) => id);
}

async function pass(runIds: readonly string[]): Promise<void> {
  const { teamId, first } = harness;
  expect(await first.module.get(PassExecutor).execute(teamId, runIds, new AbortController().signal)).toEqual([]);
  for (const id of runIds) expect(await harness.runs.get(teamId, id)).toMatchObject({ state: 'succeeded' });
  const earlier = `update sync.runs set requested_at = requested_at - interval '1 hour' where team_id = $1`;
  await many(harness.db, unprepared(earlier), [teamId]);
}

it('an idle pass over six objects is asked for, carried out and followed up with few statements, whatever the objects', async () => {
  const { teamId, first } = harness;
  let runIds: string[] = [];
  const asking = await statementsOf(async () => {
    runIds = await asked();
  });
  expect(runIds).toHaveLength(CRM_OBJECTS.length);
  const carriedOut = await statementsOf(() =>
    first.module.get(PassExecutor).execute(teamId, runIds, new AbortController().signal),
  );
  for (const id of runIds) expect(await harness.runs.get(teamId, id)).toMatchObject({ state: 'succeeded' });
  const followedUp = await statementsOf(() => first.module.get(FollowUps).after(teamId, runIds));
  // Those of the harness and of the tick itself are among the first.
  expect(asking.length).toBeLessThanOrEqual(26);
  expect(carriedOut.length).toBeLessThanOrEqual(38);
  expect(followedUp.length).toBeLessThanOrEqual(4);
  for (const statements of [asking, carriedOut, followedUp]) {
    const counts = [...Map.groupBy(statements, (name) => name).values()].map(({ length }) => length);
    expect(Math.max(...counts)).toBeLessThan(CRM_OBJECTS.length);
  }
});
