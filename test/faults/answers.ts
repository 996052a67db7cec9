import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { expectHonest, watermarkOf } from '../support/mirror.js';
import { newTeam } from '../support/teams.js';
import { EFFECTS, type NamedEffect } from './effects.js';
import { manyLeads, type ReadPath } from './read-paths.js';

/** The fault suite of ways of reading: each effect that suits one strikes one of its requests, once and for ever. */
export function describeFaults(paths: readonly ReadPath[]): void {
  let harness: Harness;
  let round = 0;
  beforeAll(async () => {
    harness = await startHarness(LONG_RUN);
    if (paths.some(({ object }) => object === 'Lead')) manyLeads(harness.org);
  });
  afterAll(() => harness.stop());

  describe.each(paths.map((path) => [path.name, path] as const))('%s', (_name, path) => {
    let worker: Worker;
    let teamId: string;
    beforeAll(async () => {
      worker = await harness.worker({ tuning: path.tuning });
      teamId = await newTeam(harness, worker);
      await worker.run(teamId, path.object, 'full');
    });
    const suiting = EFFECTS.filter(({ where }) => path.suits.includes(where));
    const lasting = suiting.filter((each: NamedEffect) => each.isDistinct === true);
    const passing = path.isBrief === true ? lasting : suiting;

    test.each(passing.map((each) => [each.name, each] as const))(
      'heals in the same run: %s',
      async (_effect, { effect }) => {
        const compared = { ...harness, teamId };
        round += 1;
        path.change(harness.org, round);
        const before = await watermarkOf(compared, path.object);
        const fault = harness.org.control.faults.add({ ...path.request, effect });
        const run = await worker.run(teamId, path.object, path.mode);
        expect(struck(harness, fault)).toBe(1);
        harness.org.control.faults.clear();
        await expectHonest(compared, run, before);
        expect({ state: run.state, error: run.error }).toEqual({ state: 'succeeded', error: null });
      },
    );

    test.each(lasting.map((each) => [each.name, each] as const))(
      'says no success while it lasts, and the next run makes good: %s (Y2)',
      async (_effect, { effect }) => {
        const compared = { ...harness, teamId };
        round += 1;
        path.change(harness.org, round);
        const before = await watermarkOf(compared, path.object);
        const fault = harness.org.control.faults.add({ ...path.request, times: 0, effect });
        const run = await worker.run(teamId, path.object, path.mode);
        expect(struck(harness, fault)).toBeGreaterThan(0);
        harness.org.control.faults.clear();
        await expectHonest(compared, run, before);
        if (run.state !== 'succeeded')
          expect(run).toMatchObject({ state: 'failed', error: { code: expect.any(String) } });
        // Back in order: a connection that was marked is looked at again.
        await worker.teamConnection.diagnose(teamId);
        const next = await worker.run(teamId, path.object, path.mode);
        expect({ state: next.state, error: next.error }).toEqual({ state: 'succeeded', error: null });
        await expectHonest(compared, next, before);
      },
    );
  });
}

function struck({ org }: Harness, id: number): number {
  return org.control.faults.list().find((fault) => fault.id === id)?.struck ?? 0;
}
