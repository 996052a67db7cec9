import { CRM_OBJECTS } from '#mirror';
import { expectMirrorEqualsOrg, type Setting, startSetting, written } from './setting.js';

let setting: Setting;
beforeAll(async () => {
  setting = await startSetting();
});
afterAll(() => setting.stop());

describe('a first sync', () => {
  it('mirrors every object exactly, and a second run writes no row', async () => {
    const runs = await setting.fill();
    expect(runs.map(({ object, state, error }) => ({ object, state, error }))).toEqual(
      CRM_OBJECTS.map((object) => ({ object, state: 'succeeded', error: null })),
    );
    await expectMirrorEqualsOrg(setting);
    for (const object of CRM_OBJECTS) {
      const before = await written(setting.db, setting.teamId, object);
      setting.org.control.requests.reset();
      const run = await setting.run(object);
      expect(run).toMatchObject({
        object,
        state: 'succeeded',
        apiCalls: 1,
        counts: { inserted: 0, updated: 0, deleted: 0 },
      });
      expect(await written(setting.db, setting.teamId, object)).toEqual(before);
    }
  });
});
