import { many, one, statement } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('createTestDatabase', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.destroy();
  });

  it('hands out a migrated database', async () => {
    const { version } = await one<{ version: number }>(
      database.db,
      statement('test.version', `select current_setting('server_version_num')::int as version`),
    );
    expect(version).toBeGreaterThanOrEqual(150_000);
    expect(await many(database.db, statement('test.events', 'select id from platform.events'))).toEqual([]);
  });

  it('folds letters beyond ASCII', async () => {
    const row = await one<{ folded: string }>(database.db, statement('test.fold', `select lower('ÄÖÜ') as folded`));
    expect(row.folded).toBe('äöü');
  });
});
