import { Recordings } from '#linking';
import { runCli } from '../../support/cli.js';
import { type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { newTeam, record, type Seed } from '../../support/seed.js';

/** Each command is a process of its own, which takes a second or two on a quiet machine. */
const PATIENCE_MS = 120_000;

let linking: LinkingUnderTest;
let teams: [Seed, Seed];

beforeAll(async () => {
  linking = await startLinking();
  teams = [await newTeam(linking.db), await newTeam(linking.db)];
  const [team] = teams;
  await team.account(record('A', 1), { name: 'Acme Ltd' });
  await team.contact(record('C', 1), { name: 'Bo Li', email: 'bo@acme.co.uk', account_crm_id: record('A', 1) });
  await team.opportunity(record('O', 1), record('A', 1), { name: 'Renewal 2027' });
  for (const [{ teamId }, externalId] of [
    [team, 'r-1'],
    [team, 'r-2'],
    [teams[1], 'r-2'],
  ] as const) {
    await linking.module.get(Recordings).handIn(teamId, {
      externalId,
      recording: {
        kind: 'virtual_conference',
        startedAt: '2026-03-02T15:00:00.000Z',
        endedAt: '2026-03-02T15:31:00.000Z',
        attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 }],
      },
      isUrgent: true,
    });
  }
});
afterAll(() => linking.stop());

const explain = (...args: string[]) => runCli(linking.databaseUrl, ['explain', ...args]);

test(
  'explain prints the stored decision for a person to read, and as it is stored with --json',
  async () => {
    const { exitCode, stdout } = await explain('r-1');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`opportunity: Renewal 2027 (${record('O', 1)}), exact`);
    expect(stdout).toContain('The address belongs to contact Bo Li of Acme Ltd.');
    const stored = await linking.module.get(Recordings).explanation(teams[0].teamId, 'r-1');
    expect(JSON.parse((await explain('r-1', '--json')).stdout)).toEqual(stored);
  },
  PATIENCE_MS,
);

test(
  'an id that two teams have is asked back, and one that nobody has is not found',
  async () => {
    expect(await explain('r-2')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('(CONFLICT)') });
    const theirs = await explain('r-2', '--team', teams[1].teamId);
    expect([theirs.exitCode, theirs.stdout.includes('NO_PERSON_FOR_EMAIL')]).toEqual([0, true]);
    expect(await explain('none')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('(NOT_FOUND)') });
  },
  PATIENCE_MS,
);
