import { many, one, statement } from '#platform';
import { useTestDatabase } from '../../support/database.js';

describe('createTestDatabase', () => {
  const database = useTestDatabase();

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
