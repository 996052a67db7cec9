import { ApiKeys, audit, OwnPassword, type Principal, Refusals, Sessions, Teams, Users } from '#access';
import { Clock, type Db, execute, many, newId, transaction, unprepared } from '#platform';
import type { PasswordChange } from '../../../libs/access/src/own-password.service.js';
import { SignInLimiter } from '../../../libs/access/src/sign-in-limiter.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { MemoryLog } from '../../support/platform.js';

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
let ownPassword: OwnPassword;
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
  sessions = new Sessions(db, clock, limiter, new Refusals(db, clock, new MemoryLog()));
  ownPassword = new OwnPassword(db, limiter);
});

async function makeUser(email: string): Promise<string> {
  const user = await users.create(db, teamId, await users.prepare({ email, role: 'admin', password }));
  return user.id;
}

async function actions(subject: string): Promise<string[]> {
  const { rows: entries } = await audit.page(db, teamId, 500);
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

  it('of an address that two teams know opens the team whose password it is, and asks no longer for it', async () => {
    const other = (await new Teams(db).create('Two teams', audit.OPERATOR)).id;
    const email = 'both@ours.example';
    const here = await makeUser(email);
    const prepared = await users.prepare({ email, role: 'viewer', password: 'another long password' });
    const { id: there } = await users.create(db, other, prepared);
    const opened = async (given: string): Promise<string> =>
      (await sessions.signIn({ email, password: given, networkAddress: 'two' })).principal.id;
    expect([await opened(password), await opened('another long password')]).toEqual([here, there]);
    const salts = await many<{ salt: string }>(
      db,
      unprepared(
        `select distinct split_part(password_hash, '$', 5) as salt from access.users where email = '${email}'`,
      ),
    );
    // One salt: one derivation, whose time does not tell how many teams know the address.
    expect(salts).toHaveLength(1);
  });
});

describe('guessing', () => {
  const wrong = (email: string, networkAddress: string): Promise<unknown> =>
    sessions.signIn({ email, password: 'wrong', networkAddress }).then(
      () => 'opened',
      (error: unknown) => (error as { code: string }).code,
    );
  const right = (email: string, networkAddress: string): Promise<unknown> =>
    sessions.signIn({ email, password, networkAddress }).then(
      () => 'opened',
      (error: unknown) => (error as { code: string }).code,
    );
  /** Wrong tries without the time that a password takes. */
  const guess = async (email: string, networkAddress: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) await limiter.begin(email, networkAddress).catch(() => undefined);
  };

  it('is refused after ten wrong tries at one account from one network, until the window ends, and audited', async () => {
    const id = await makeUser('cy@ours.example');
    expect(await Promise.all(Array.from({ length: 11 }, () => wrong('cy@ours.example', 'c')))).toEqual(
      expect.arrayContaining([...Array.from({ length: 10 }, () => 'UNAUTHENTICATED'), 'RATE_LIMITED']),
    );
    await expect(sessions.signIn({ email: 'cy@ours.example', password, networkAddress: 'c' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 900,
    });
    const { rows: entries } = await audit.page(db, teamId, 500);
    const throttled = entries.filter(({ subject, action }) => subject === id && action === 'session.throttle');
    expect(throttled).toEqual([expect.objectContaining({ sourceAddress: 'c' })]);
    clock.advance(15 * minute);
    expect(await right('cy@ours.example', 'c')).toBe('opened');
  }, 60_000);

  it.each(['\u212aEVIN', ' \u212aevin'])(
    'counts another spelling that finds the same account with it: %j',
    async (local) => {
      const host = `${newId()}.example`;
      await makeUser(`kevin@${host}`);
      const guess = (email: string): Promise<unknown> =>
        sessions.signIn({ email, password: 'a wrong one', networkAddress: '10.7.7.7' });
      for (let tries = 0; tries < 10; tries += 1) {
        const spelling = tries % 2 === 0 ? `kevin@${host}` : `${local}@${host}`;
        await expect(guess(spelling)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      }
      for (const spelling of [`kevin@${host}`, `${local}@${host}`]) {
        await expect(guess(spelling)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
      }
    },
  );

  it('from one network locks nobody else out: not the account from elsewhere, not others from there', async () => {
    await makeUser('pia@ours.example');
    await makeUser('per@ours.example');
    await guess('pia@ours.example', 'g', 40);
    expect(await wrong('pia@ours.example', 'g')).toBe('RATE_LIMITED');
    expect(await right('pia@ours.example', 'h')).toBe('opened');
    // Thirty were refused: they did not use up the network's hundred.
    await guess('nobody@ours.example', 'g', 10);
    for (let i = 0; i < 7; i += 1) await guess(`other-${i}@ours.example`, 'g', 10);
    expect(await right('per@ours.example', 'g')).toBe('opened');
  });

  it('is refused after a hundred wrong tries from one network in an hour, whatever the account, and no longer', async () => {
    for (let i = 0; i < 100; i += 1) await limiter.begin(`guess-${i}@ours.example`, 'm');
    await expect(limiter.begin('fresh@ours.example', 'm')).rejects.toMatchObject({ retryAfterSeconds: 3600 });
    await expect(limiter.begin('fresh@ours.example', 'n')).resolves.toBeDefined();
    // What the blocked network tried counts against nobody.
    await guess('fresh@ours.example', 'm', 50);
    await guess('fresh@ours.example', 'n', 9);
    await expect(limiter.begin('fresh@ours.example', 'n')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    clock.advance(hour);
    await expect(limiter.begin('fresh@ours.example', 'm')).resolves.toBeDefined();
  });

  it('from many networks slows strangers, each for itself, and never who signed in from there before', async () => {
    await makeUser('di@ours.example');
    expect(await right('di@ours.example', 'home')).toBe('opened');
    for (let i = 0; i < 10; i += 1) await guess('di@ours.example', `crowd-${i}`, 10);
    expect(await right('di@ours.example', 'home')).toBe('opened');
    const onTheRoad = sessions.signIn({ email: 'di@ours.example', password, networkAddress: 'hotel' });
    await expect(onTheRoad).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 30 });
    // The crowd goes on meanwhile, from where it was and from elsewhere.
    clock.advance(30_000);
    for (let i = 10; i < 20; i += 1) await guess('di@ours.example', `crowd-${i}`, 3);
    expect(await right('di@ours.example', 'hotel')).toBe('opened');
    // Now it is known there, though a stranger of the crowd waits on.
    expect(await right('di@ours.example', 'hotel')).toBe('opened');
    expect(await right('di@ours.example', 'crowd-10')).toBe('RATE_LIMITED');
  }, 60_000);

  it('never slows who signed in from there, though an earlier version stored the address otherwise', async () => {
    const id = await makeUser('ida@bücher.example');
    await execute(db, unprepared('update access.users set email = $3 where team_id = $1 and user_id = $2'), [
      teamId,
      id,
      'ida@bücher.example',
    ]);
    expect(await right('Ida@bücher.example', 'home')).toBe('opened');
    for (let i = 0; i < 10; i += 1) await guess('ida@bücher.example', `mob-${i}`, 10);
    expect(await right('ida@bücher.example', 'home')).toBe('opened');
  }, 60_000);

  it('of a stranger under attack in parallel is looked at once a pause', async () => {
    for (let i = 0; i < 10; i += 1) await guess('eli@ours.example', `many-${i}`, 10);
    await guess('eli@ours.example', 'late', 1);
    clock.advance(30_000);
    const tries = Array.from({ length: 5 }, () => limiter.begin('eli@ours.example', 'late'));
    const looked = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(looked).toHaveLength(1);
  });

  it('ends with the right password: what was tried before is forgotten', async () => {
    await makeUser('dee@ours.example');
    for (let round = 0; round < 2; round += 1) {
      await guess('dee@ours.example', 'd', 9);
      expect(await right('dee@ours.example', 'd')).toBe('opened');
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

describe('the own password', () => {
  const newPassword = 'a new one, long enough';
  let principal: Principal;
  beforeEach(async () => {
    const email = `own-${newId()}@ours.example`;
    await makeUser(email);
    ({ principal } = await sessions.signIn({ email, password, networkAddress: 'own' }));
  });
  const change = (given: Partial<PasswordChange> = {}): Promise<void> =>
    ownPassword.change(principal, { currentPassword: password, newPassword, ...given });
  const signIn = (given: string): Promise<{ principal: Principal; token: string }> =>
    sessions.signIn({ email: principal.email!, password: given, networkAddress: 'own' });

  it('is changed by who knows it, and ends the other sessions', async () => {
    const other = await signIn(password);
    const others = await sessions.page(principal, { limit: 10, beforeId: undefined });
    expect(others.map(({ id }) => id)).toEqual([other.principal.sessionId, principal.sessionId]);
    await change();
    expect(await sessions.authenticate(other.token)).toBeUndefined();
    expect(await sessions.page(principal, { limit: 10, beforeId: undefined })).toHaveLength(1);
    await expect(signIn(password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(signIn(newPassword)).resolves.toBeDefined();
  });

  it.each([
    [{ currentPassword: 'not this one' }, 'currentPassword'],
    [{ newPassword: 'eleven char' }, 'newPassword'],
    [{ newPassword: '1q2w3e4r5t6y' }, 'newPassword'],
    [{ newPassword: 'PasswordPassword' }, 'newPassword'],
    [{ newPassword: password }, 'newPassword'],
  ])('with %j is refused at %s', async (given, path) => {
    await expect(change(given)).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path }] });
    await expect(signIn(password)).resolves.toBeDefined();
  });

  it('cannot be guessed with a session left open: wrong ones are attempts to sign in', async () => {
    for (let i = 0; i < 10; i += 1) await limiter.begin(principal.email!, '');
    await expect(change()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('that is changed twice at once is changed once', async () => {
    const outcomes = await Promise.allSettled([change(), change({ newPassword: 'another one, long enough' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
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

  it('takes the place of the one this browser had', async () => {
    const request = { email: 'ed@ours.example', password, networkAddress: 'e', replaces: token };
    const next = await sessions.signIn(request);
    expect(await sessions.authenticate(token)).toBeUndefined();
    expect(await sessions.authenticate(next.token)).toBeDefined();
  });

  it('is ended by its user, alone or with all the others, and by nobody else', async () => {
    const signIn = { email: 'ed@ours.example', password, networkAddress: 'e' };
    const [second, third] = [await sessions.signIn(signIn), await sessions.signIn(signIn)];
    await makeUser('else@ours.example');
    const { principal: other } = await sessions.signIn({ ...signIn, email: 'else@ours.example' });
    await expect(sessions.end(other, second.principal.sessionId!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await sessions.end(third.principal, second.principal.sessionId!);
    expect(await sessions.authenticate(second.token)).toBeUndefined();
    await sessions.endOthers(third.principal);
    expect(await sessions.authenticate(token)).toBeUndefined();
    expect(await sessions.authenticate(third.token)).toBeDefined();
    expect(await sessions.page(other, { limit: 10, beforeId: undefined })).toHaveLength(1);
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
