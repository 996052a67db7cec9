import { CRM_OBJECTS } from '#identifiers';
import { expectMirrorEqualsOrg, written } from '../../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
beforeAll(async () => {
  harness = await startTeamHarness();
});
afterAll(() => harness.stop());

describe('a first sync', () => {
  it('mirrors every object exactly, and a second run writes no row', async () => {
    const runs = await harness.fill();
    expect(runs.map(({ object, state, error }) => ({ object, state, error }))).toEqual(
      CRM_OBJECTS.map((object) => ({ object, state: 'succeeded', error: null })),
    );
    await expectMirrorEqualsOrg(harness);
    for (const object of CRM_OBJECTS) {
      const before = await written(harness.db, harness.teamId, object);
      harness.org.control.requests.reset();
      const run = await harness.run(object);
      expect(run).toMatchObject({
        object,
        state: 'succeeded',
        apiCalls: 1,
        counts: { inserted: 0, updated: 0, deleted: 0 },
      });
      expect(await written(harness.db, harness.teamId, object)).toEqual(before);
    }
  });
});
