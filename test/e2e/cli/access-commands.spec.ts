import { ApiKeys, audit, Refusals, Sessions, Teams, Users } from '#access';
import { Clock } from '#platform';
import { SignInLimiter } from '../../../libs/access/src/sign-in-limiter.service.js';
import { type CliOptions, type CliRun, runCli } from '../../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { MemoryLog } from '../../support/platform.js';

/** Each command is a process of its own, which takes a second or two on a quiet machine. */
const PATIENCE_MS = 120_000;

let database: TestDatabase;
let teamId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  teamId = (await new Teams(database.db).find('default')).id;
});
afterAll(() => database.destroy());

const cli = (args: string, options?: CliOptions): Promise<CliRun> =>
  runCli(database.ownerUrl, args.split(' '), options);

it(
  'migrate says that nothing is left to do',
  async () => {
    expect(await cli('migrate --json')).toMatchObject({ exitCode: 0, stdout: '{"applied":[]}\n' });
  },
  PATIENCE_MS,
);

it(
  'teams are made, listed, and taken once',
  async () => {
    expect(await cli('team create --name Nord')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^[0-9a-f-]{36}\n$/),
    });
    expect(JSON.parse((await cli('team list --json')).stdout).data.map(({ name }: { name: string }) => name)).toEqual([
      'Nord',
      'default',
    ]);
    const again = await cli('team create --name Nord --json');
    expect(again).toMatchObject({ exitCode: 1, stdout: '' });
    expect(JSON.parse(again.stderr)).toMatchObject({ code: 'CONFLICT' });
  },
  PATIENCE_MS,
);

it(
  'a key is printed alone on standard output, works, and is revoked by its id',
  async () => {
    const keys = new ApiKeys(database.db, new Clock());
    const { stdout } = await cli('key create --team default --role service --name recorder');
    const principal = await keys.authenticate(stdout.trim());
    expect(stdout).toMatch(/^rrk_[\w-]{64}\n$/);
    expect(principal).toMatchObject({ teamId, role: 'service', name: 'recorder' });
    expect(await cli(`key revoke ${principal?.id ?? ''}`)).toMatchObject({ exitCode: 0 });
    expect(await keys.authenticate(stdout.trim())).toBeUndefined();
    expect(await cli('key revoke none')).toMatchObject({
      exitCode: 1,
      stderr: 'error: There is no such key. (NOT_FOUND)\n',
    });
  },
  PATIENCE_MS,
);

describe('user create', () => {
  const signIn = async (email: string, password: string): Promise<string> => {
    const { db } = database;
    const clock = new Clock();
    const refusals = new Refusals(db, clock, new MemoryLog());
    const sessions = new Sessions(db, clock, new SignInLimiter(db, clock), refusals);
    return (await sessions.signIn({ email, password, networkAddress: 'test' })).principal.id;
  };

  it(
    'takes the password from standard input, and does not show it',
    async () => {
      const made = await cli(`user create --team ${teamId} --email ana@ours.example --role admin --json`, {
        input: 'correct horse battery\n',
      });
      const user = JSON.parse(made.stdout) as { id: string };
      expect(made.stdout + made.stderr).not.toContain('correct horse');
      expect(await signIn('ana@ours.example', 'correct horse battery')).toBe(user.id);
    },
    PATIENCE_MS,
  );

  it(
    'generates one when none is given, and prints it once, alone',
    async () => {
      const { stdout } = await cli('user create --team default --email bo@ours.example --role member');
      await expect(signIn('bo@ours.example', stdout.trim())).resolves.toBeDefined();
    },
    PATIENCE_MS,
  );

  it(
    'gives a new one, printed alone, to who forgot theirs; it is temporary',
    async () => {
      const { stdout } = await cli('user reset-password --team default --email bo@ours.example');
      await expect(signIn('bo@ours.example', stdout.trim())).resolves.toBeDefined();
      const { rows: entries } = await audit.page(database.db, teamId, 500);
      const reset = entries.find(({ action }) => action === 'user.reset_password');
      expect(reset).toMatchObject({ actor: { kind: 'operator' }, sourceAddress: expect.any(String) });
      const users = await new Users(database.db).page(teamId, { limit: 500 });
      expect(users.find(({ email }) => email === 'bo@ours.example')).toMatchObject({ passwordTemporary: true });
    },
    PATIENCE_MS,
  );

  it(
    'refuses a short one',
    async () => {
      const made = await cli('user create --team default --email cy@ours.example --role member', { input: 'short' });
      expect(made).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('(INVALID_INPUT)') });
    },
    PATIENCE_MS,
  );
});

it(
  'what an operator does is audited as the operator',
  async () => {
    const { rows: entries } = await audit.page(database.db, teamId, 500);
    const made = entries.filter(({ action }) => action === 'user.create' || action.startsWith('api_key.'));
    expect(made.length).toBeGreaterThan(2);
    for (const { actor } of made) expect(actor).toMatchObject({ kind: 'operator' });
  },
  PATIENCE_MS,
);

it(
  'an unknown team, role or option ends with 1 and says so on standard error',
  async () => {
    expect(await cli('key create --team nobody --role admin --name x')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await cli('key create --team default --role owner --name x')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await cli('key create --team default --role admin')).toMatchObject({ exitCode: 1, stdout: '' });
  },
  PATIENCE_MS,
);

it(
  'rotate-encryption-key runs on nothing, and wrong configuration is one message without values',
  async () => {
    expect(await cli('rotate-encryption-key --json')).toMatchObject({ exitCode: 0 });
    const wrong = await cli('team list', { env: { ENCRYPTION_KEY: 'hunter2', PORT: 'x' } });
    expect(wrong).toMatchObject({ exitCode: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/PORT[\s\S]*ENCRYPTION_KEY|ENCRYPTION_KEY[\s\S]*PORT/);
    expect(wrong.stderr).not.toContain('hunter2');
  },
  PATIENCE_MS,
);
