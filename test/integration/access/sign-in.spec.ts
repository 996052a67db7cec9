import { ApiKeys, audit, Sessions, Teams, Users } from '#access';
import { Clock, type Db, many, transaction, unprepared } from '#platform';
import { SignInLimiter } from '../../../libs/access/src/sign-in-limiter.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

class SetClock extends Clock {
  constructor(private time: Date) {
    super();
  }
  override now(): Date {
    return this.time;
  }
  advance(ms: number): void {
    this.time = new Date(this.time.getTime() + ms);
  }
}

const minute = 60_000;
const hour = 60 * minute;
const password = 'correct horse battery';

let database: TestDatabase;
let db: Db;
let clock: SetClock;
let limiter: SignInLimiter;
let sessions: Sessions;
let users: Users;
let teamId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  users = new Users(db);
  teamId = (await new Teams(db).find('default')).id;
});
afterAll(() => database.destroy());

beforeEach(() => {
  clock = new SetClock(new Date());
  limiter = new SignInLimiter(db, clock);
  sessions = new Sessions(db, clock, limiter);
});

async function makeUser(email: string): Promise<string> {
  const user = await users.create(db, teamId, await users.prepare({ email, role: 'admin', password }));
  return user.id;
}

async function actions(subject: string): Promise<string[]> {
  const entries = await audit.page(db, teamId, 500, undefined);
  return entries.filter((entry) => entry.subject === subject).map(({ action }) => action);
}

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the address', async () => {
    const id = await makeUser('ana@ours.example');
    const { token, principal } = await sessions.signIn({ email: ' ANA@ours.example', password, networkAddress: 'a' });
    expect(principal).toMatchObject({ teamId, id, role: 'admin', kind: 'user', email: 'ana@ours.example' });
    expect(await sessions.authenticate(token)).toEqual(principal);
    expect(await actions(id)).toEqual(['session.begin']);
  });

  it('fails alike for a wrong password and an unknown address, and audits what has a team', async () => {
    const id = await makeUser('bo@ours.example');
    const attempt = (email: string): Promise<unknown> =>
      sessions.signIn({ email, password: 'wrong', networkAddress: 'b' }).catch((error: unknown) => error);
    const [wrong, unknown] = [await attempt('bo@ours.example'), await attempt('nobody@ours.example')];
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((unknown as Error).message).toBe((wrong as Error).message);
    expect(await actions(id)).toEqual(['session.refuse']);
  });

  it('is refused after too many attempts on one account, even with the right password, until the window ends', async () => {
    await makeUser('cy@ours.example');
    const attempt = (): Promise<unknown> =>
      sessions.signIn({ email: 'cy@ours.example', password, networkAddress: 'c' });
    await Promise.all(Array.from({ length: 10 }, () => limiter.count('cy@ours.example', 'c')));
    await expect(attempt()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 900 });
    clock.advance(15 * minute);
    await expect(attempt()).resolves.toMatchObject({ principal: { email: 'cy@ours.example' } });
  });

  it('is refused after too many attempts from one machine, whatever the account', async () => {
    for (let i = 0; i < 100; i += 1) await limiter.count(`guess-${i}@ours.example`, 'm');
    await expect(limiter.count('fresh@ours.example', 'm')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(limiter.count('fresh@ours.example', 'n')).resolves.toBeUndefined();
  });

  it('forgets the attempts of an account once its password was right', async () => {
    await makeUser('di@ours.example');
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 9; i += 1) await limiter.count('di@ours.example', 'd');
      const signedIn = sessions.signIn({ email: 'di@ours.example', password, networkAddress: 'd' });
      await expect(signedIn).resolves.toBeDefined();
    }
  });

  it('keeps no address in clear in the limits', async () => {
    const rows = await many<{ hash: string }>(
      db,
      unprepared('select subject_hash::text as hash from access.sign_in_limits'),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { hash } of rows) expect(hash).toMatch(/^\\x[0-9a-f]{64}$/);
  });
});

describe('a session', () => {
  let token: string;
  beforeAll(() => makeUser('ed@ours.example'));
  beforeEach(async () => {
    ({ token } = await sessions.signIn({ email: 'ed@ours.example', password, networkAddress: 'e' }));
  });

  it('lives while it is used, and ends after seven days all the same', async () => {
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect(await sessions.authenticate(token)).toBeDefined();
      clock.advance(8 * hour);
    }
    expect(await sessions.authenticate(token)).toBeUndefined();
  });

  it('ends when unused for twelve hours', async () => {
    clock.advance(12 * hour);
    expect(await sessions.authenticate(token)).toBeUndefined();
  });

  it('ends at once on signing out', async () => {
    const principal = await sessions.authenticate(token);
    await sessions.signOut(principal!);
    expect(await sessions.authenticate(token)).toBeUndefined();
  });

  it('has a CSRF token of its own', async () => {
    const other = await sessions.signIn({ email: 'ed@ours.example', password, networkAddress: 'e' });
    expect(sessions.isCsrfToken(token, sessions.csrfToken(token))).toBe(true);
    expect(sessions.isCsrfToken(token, other.csrfToken)).toBe(false);
    expect(sessions.isCsrfToken(token, undefined)).toBe(false);
  });

  it('ends with its user', async () => {
    const id = await makeUser('flo@ours.example');
    const { token: theirs } = await sessions.signIn({ email: 'flo@ours.example', password, networkAddress: 'f' });
    await transaction(db, (trx) => users.remove(trx, teamId, id));
    expect(await sessions.authenticate(theirs)).toBeUndefined();
  });
});

it('stores neither passwords, tokens nor keys', async () => {
  const { key } = await new ApiKeys(db, clock).create(db, teamId, { name: 'k', role: 'viewer' });
  const { token } = await sessions.signIn({ email: 'ed@ours.example', password, networkAddress: 'g' });
  for (const table of ['users', 'sessions', 'api_keys', 'audit_entries']) {
    const rows = await many<{ row: string }>(db, unprepared(`select t::text as row from access.${table} t`));
    const stored = rows.map(({ row }) => row).join('\n');
    for (const secret of [password, key, token]) {
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
    }
  }
});
