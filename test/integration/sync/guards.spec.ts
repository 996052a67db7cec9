import { execute, unprepared } from '#platform';
import { waitFor } from '../../support/wait-for.js';
import { expectMirrorEqualsOrg, mirrored } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
beforeEach(async () => {
  harness = await startTeamHarness({ scale: 60 });
});
afterEach(() => harness.stop());

it('no partition of a page is kept once its run is another worker’s (Y2)', async () => {
  // One page that is large, and no heartbeat: only the checks inside the transactions can notice.
  const worker = await harness.worker({ tuning: { restRowsAtMost: 0, heartbeatMs: 60_000 } });
  const [requested] = await harness.runs.request(harness.teamId, { object: 'Contact', mode: 'full' });
  const { faults } = harness.org.control;
  faults.add({ kind: 'bulk-results', effect: { type: 'stall', afterBytes: 200, ms: 800 } });
  const working = worker.executor.execute(harness.teamId, requested!.id);
  await waitFor(() => faults.list().some(({ struck }) => struck === 1));
  const takenOver = await execute(
    harness.db,
    unprepared(`update sync.runs set fence = fence + 1 where id = $1 and state = 'running'`),
    [requested!.id],
  );
  expect(takenOver).toBe(1);
  await working;
  expect(await mirrored(harness.db, harness.teamId, 'Contact')).toEqual([]);
});

it('every page that gets through starts the count of attempts anew', async () => {
  const worker = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 5, attempts: 2 } });
  const [requested] = await harness.runs.request(harness.teamId, { object: 'Contact', mode: 'full' });
  // Three answers lack rows, and pages get through between them, also where one is asked for ahead in vain.
  for (const skip of [1, 5, 9]) {
    harness.org.control.faults.add({ kind: 'bulk-results', skip, effect: { type: 'truncate-rows', rows: 2 } });
  }
  await worker.executor.execute(harness.teamId, requested!.id);
  expect(await harness.runs.get(harness.teamId, requested!.id)).toMatchObject({ state: 'succeeded', error: null });
  expect(harness.org.control.faults.list().map(({ struck }) => struck)).toEqual([1, 1, 1]);
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
});
