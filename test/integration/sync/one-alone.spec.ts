import { CRM_OBJECTS } from '#identifiers';
import { execute, many, unprepared } from '#platform';
import { claim, claimAlone, park } from '../../../libs/sync/src/store/run-writes.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';
import { newTeam } from '../../support/teams.js';
import { waitFor } from '../../support/wait-for.js';

// Y7: of a team one run at a time is read outside of its passes, whatever the number of processes, and the rest of the
// workers is there for other teams.

let harness: Harness;
let api: Worker;

beforeAll(async () => {
  harness = await startHarness({ scale: 30 });
  api = await harness.worker();
});
afterAll(() => harness.stop());
afterEach(() => {
  harness.org.control.faults.clear();
});

const CLAIMING = { leaseSeconds: 60, now: new Date() };

async function queued(): Promise<{ teamId: string; runId: string }[]> {
  const teamId = await newTeam(harness, api);
  const runs = await api.runs.request(teamId, { mode: 'full' });
  return runs.map(({ id: runId }) => ({ teamId, runId }));
}

it('of runs that are claimed at the same moment one is had, and the others are told to come again', async () => {
  const runs = await queued();
  const claimed = await Promise.all(runs.map((which) => claimAlone(harness.db, which, CLAIMING)));
  const had = claimed.filter((row) => row !== 'taken' && row !== undefined);
  expect([had.length, claimed.filter((row) => row === 'taken').length]).toEqual([1, runs.length - 1]);
  const other = await queued();
  expect(await claimAlone(harness.db, other[0]!, CLAIMING)).toMatchObject({ state: 'running' });
});

it('a run that waits for its bulk job, that ended, whose worker is gone, or that is of a pass, keeps no other', async () => {
  const [first, second, third, fourth, fifth] = await queued();
  const lease = async (which: { teamId: string; runId: string }, leaseSeconds = 60) => {
    const row = await claimAlone(harness.db, which, { ...CLAIMING, leaseSeconds });
    return row === 'taken' || row === undefined ? row : { ...which, fence: row.fence };
  };
  const held = await lease(first!);
  expect(await lease(second!)).toBe('taken');
  await park(harness.db, held as Exclude<typeof held, 'taken' | undefined>, 60_000);
  expect(await lease(second!, 0)).toMatchObject(second!);
  // Its lease is over: a worker that died.
  expect(await lease(third!)).toMatchObject(third!);
  await execute(harness.db, unprepared(`update sync.runs set state = 'failed' where id = $1`), [third!.runId]);
  expect(await claim(harness.db, fourth!, CLAIMING)).toMatchObject({ state: 'running' });
  expect(await lease(fifth!)).toMatchObject(fifth!);
});

it('two processes carry out the first loads of two teams: each team’s one by one, both teams side by side', async () => {
  const teams = [await newTeam(harness, api), await newTeam(harness, api)];
  harness.org.control.faults.add({ times: 0, effect: { type: 'delay', ms: 60 } });
  for (const teamId of teams) await api.runs.request(teamId, { mode: 'full' });
  const processes = await Promise.all([1, 2].map(() => harness.worker({ env: { ROLE: 'worker' } })));
  let [mostOfTeam, mostTeams] = [0, 0];
  try {
    await waitFor(
      async () => {
        const atWork = await many<{ runs: number }>(
          harness.db,
          unprepared(`select count(*)::integer as runs from sync.runs
            where team_id = any($1) and state = 'running' and lease_until > now() group by team_id`),
          [teams],
        );
        mostOfTeam = Math.max(mostOfTeam, ...atWork.map(({ runs }) => runs));
        mostTeams = Math.max(mostTeams, atWork.length);
        const ended = await many(
          harness.db,
          unprepared(`select id from sync.runs where team_id = any($1) and state = 'succeeded'`),
          [teams],
        );
        return ended.length >= teams.length * CRM_OBJECTS.length;
      },
      { timeoutMs: 60_000, intervalMs: 10 },
    );
  } finally {
    harness.org.control.faults.clear();
    for (const each of processes) await each.stop();
  }
  expect([mostOfTeam, mostTeams]).toEqual([1, 2]);
}, 240_000);
