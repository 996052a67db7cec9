import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, settings } from '#field-mapping';
import { execute, many, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const MIGRATION = readFileSync(new URL('../../../migrations/0041-settings-as-read.sql', import.meta.url), 'utf8');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

async function stored(content: object): Promise<string> {
  const teamId = randomUUID();
  await execute(database.db, unprepared('insert into field_mapping.settings values ($1, 1, $2, now())'), [
    teamId,
    JSON.stringify(content),
  ]);
  return teamId;
}

const versions = (teamId: string): Promise<unknown[]> =>
  many(database.db, unprepared('select version from field_mapping.settings where team_id = $1'), [teamId]);

test('settings that were stored in another form than participants are read in are stored as read', async () => {
  const old = { ...DEFAULT_SETTINGS, syncIntervalMinutes: 7 };
  const team = await stored({
    ...old,
    excludedParticipants: ['bö@acme.com', 'cy@googlemail.com', 'googlemail.com', '*.beta.de', 'dee@acme.com'],
    internalDomains: ['ours.example', 'ana@googlemail.com'],
  });
  const silent = await stored({ ...old, internalDomains: [] });
  const current = await stored({ ...old, internalDomains: ['ours.example'], excludedParticipants: ['dee@acme.com'] });
  await database.db.raw(MIGRATION);
  await database.db.raw(MIGRATION);
  expect(await settings.get(database.db, team)).toEqual({
    ...old,
    excludedParticipants: ['bö@acme.com', 'bÖ@acme.com', 'cy@gmail.com', 'gmail.com', '*.beta.de', 'dee@acme.com'],
    internalDomains: ['ours.example', 'ana@gmail.com'],
  });
  // W1: whoever never said is asked again.
  expect(await settings.get(database.db, silent)).toEqual({ ...old, internalDomains: null });
  expect(await versions(team)).toHaveLength(2);
  expect(await versions(silent)).toHaveLength(2);
  expect(await versions(current)).toHaveLength(1);
});
