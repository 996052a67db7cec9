import { checkReadiness, many, openDatabase, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';

describe('openDatabase with DATABASE_URL', () => {
  const database = useTestDatabase();

  it('migrates it, and leaves the server to its owner', async () => {
    const config = testConfig(database.ownerUrl);
    const opened = await openDatabase(config);
    expect(opened.url).toBe(database.ownerUrl);
    expect(opened.config.encryptionKeys).toEqual(config.encryptionKeys);
    expect(await checkReadiness(opened.db)).toMatchObject({ ready: true });
    await opened.stop();
    await opened.stop();
    expect(await many(database.db, unprepared('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('does not migrate with MIGRATE=off', async () => {
    await many(database.db, unprepared('truncate platform.migrations'));
    const opened = await openDatabase(testConfig(database.url, { MIGRATE: 'off' }));
    expect(await checkReadiness(opened.db)).toMatchObject({ ready: false });
    await opened.stop();
  });

  it('fails with an error of the catalogue when it cannot be reached', async () => {
    const failed = await openDatabase(testConfig('postgres://nobody@127.0.0.1:1/none')).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'DATABASE_UNAVAILABLE', message: expect.stringContaining('127.0.0.1:1') });
  });
});
