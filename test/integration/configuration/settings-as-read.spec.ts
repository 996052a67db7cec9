import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, settings } from '#field-mapping';
import { execute, many, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const MIGRATION = readFileSync(new URL('../../../migrations/0041-settings-as-read.sql', import.meta.url), 'utf8');

/** The part about settings: it gives back what the first took for nothing said. */
const [, GIVES_BACK = ''] = readFileSync(
  new URL('../../../migrations/0110-linking-reads-again.sql', import.meta.url),
  'utf8',
).split(/(?=-- 5\.)/);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

/** Settings of a team, the oldest version first. */
async function stored(...versionsOf: object[]): Promise<string> {
  const teamId = randomUUID();
  for (const [index, content] of versionsOf.entries()) {
    await execute(database.db, unprepared('insert into field_mapping.settings values ($1, $2, $3, now())'), [
      teamId,
      index + 1,
      JSON.stringify(content),
    ]);
  }
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

test('W1: a list of internal domains that somebody emptied stays empty, one that was never filled stays unsaid', async () => {
  const [filled, empty] = [['ours.example'], []].map((internalDomains) => ({ ...DEFAULT_SETTINGS, internalDomains }));
  const emptied = await stored(filled!, empty!, { ...empty!, syncIntervalMinutes: 7 });
  const silent = await stored(empty!, { ...empty!, syncIntervalMinutes: 7 });
  const filledAgain = await stored(filled!, empty!, filled!);
  const saidNull = await stored(filled!, { ...filled!, internalDomains: null });
  await database.db.raw(MIGRATION);
  for (let time = 0; time < 2; time++) await database.db.raw(GIVES_BACK);
  const domainsOf = async (teamId: string) => (await settings.get(database.db, teamId)).internalDomains;
  expect(await Promise.all([emptied, silent, filledAgain, saidNull].map(domainsOf))).toEqual([
    ...[[], null, ['ours.example'], null],
  ]);
  expect(await versions(emptied)).toHaveLength(5);
  expect((await settings.get(database.db, emptied)).syncIntervalMinutes).toBe(7);
});
