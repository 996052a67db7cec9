import { type Rig, newTeam, type Worker } from '../soak/rig.js';
import { EFFECTS, type NamedEffect } from './effects.js';
import { manyLeads, type ReadPath } from './read-paths.js';
import { expectHonest, startFaultyRig, watermarkOf } from './setting.js';

/** The fault suite of ways of reading: each effect that suits one strikes one of its requests, once and for ever. */
export function describeFaults(paths: readonly ReadPath[]): void {
  let rig: Rig;
  let round = 0;
  beforeAll(async () => {
    rig = await startFaultyRig();
    if (paths.some(({ object }) => object === 'Lead')) manyLeads(rig.org);
  });
  afterAll(() => rig.stop());

  describe.each(paths.map((path) => [path.name, path] as const))('%s', (_name, path) => {
    let worker: Worker;
    let teamId: string;
    beforeAll(async () => {
      worker = await rig.worker({ tuning: path.tuning });
      teamId = await newTeam(rig, worker);
      await worker.run(teamId, path.object, 'full');
    });
    const suiting = EFFECTS.filter(({ where }) => path.suits.includes(where));
    const lasting = suiting.filter((each: NamedEffect) => each.isDistinct === true);
    const passing = path.isBrief === true ? lasting : suiting;

    test.each(passing.map((each) => [each.name, each] as const))(
      'heals in the same run: %s',
      async (_effect, { effect }) => {
        const compared = { ...rig, teamId };
        round += 1;
        path.change(rig.org, round);
        const before = await watermarkOf(compared, path.object);
        const fault = rig.org.control.faults.add({ ...path.request, effect });
        const run = await worker.run(teamId, path.object, path.mode);
        expect(struck(rig, fault)).toBe(1);
        rig.org.control.faults.clear();
        await expectHonest(compared, run, before);
        expect({ state: run.state, error: run.error }).toEqual({ state: 'succeeded', error: null });
      },
    );

    test.each(lasting.map((each) => [each.name, each] as const))(
      'says no success while it lasts, and the next run makes good: %s (Y2)',
      async (_effect, { effect }) => {
        const compared = { ...rig, teamId };
        round += 1;
        path.change(rig.org, round);
        const before = await watermarkOf(compared, path.object);
        const fault = rig.org.control.faults.add({ ...path.request, times: 0, effect });
        const run = await worker.run(teamId, path.object, path.mode);
        expect(struck(rig, fault)).toBeGreaterThan(0);
        rig.org.control.faults.clear();
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

function struck({ org }: Rig, id: number): number {
  return org.control.faults.list().find((fault) => fault.id === id)?.struck ?? 0;
}
