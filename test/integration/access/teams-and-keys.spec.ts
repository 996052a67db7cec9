import { ApiKeys, audit, type Principal, Teams, Users } from '#access';
import type { UserChange } from '../../../libs/access/src/users.service.js';
import { Clock, type Db, newId, transaction } from '#platform';
import { useTestDatabase } from '../../support/database.js';

const database = useTestDatabase();
let db: Db;
let teams: Teams;
let users: Users;
let keys: ApiKeys;
let teamId: string;
let otherTeamId: string;
beforeAll(async () => {
  db = database.db;
  teams = new Teams(db);
  users = new Users(db);
  keys = new ApiKeys(db, new Clock());
  teamId = (await teams.find('default')).id;
  otherTeamId = (await teams.create('Other', audit.OPERATOR)).id;
});

describe('teams', () => {
  it('there is one named default after the migrations', async () => {
    expect((await teams.list()).map(({ name }) => name)).toContain('default');
  });

  it('are found by name and by id', async () => {
    expect(await teams.find(teamId)).toMatchObject({ name: 'default' });
    expect(await teams.find(teamId.toUpperCase())).toMatchObject({ name: 'default' });
    await expect(teams.find('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a name is taken once, and a name like an id does not shadow that team', async () => {
    await expect(teams.create('default', audit.OPERATOR)).rejects.toMatchObject({ code: 'CONFLICT' });
    await teams.create(teamId, audit.OPERATOR);
    expect((await teams.find(teamId)).name).toBe('default');
  });
});

describe('users', () => {
  const make = async (team: string, email: string): Promise<string> =>
    (await users.create(db, team, await users.prepare({ email, role: 'admin' }))).id;

  it('an address is taken once in a team, and says nothing of other teams', async () => {
    await make(teamId, 'one@ours.example');
    await expect(make(teamId, 'ONE@ours.example')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(make(otherTeamId, 'ONE@ours.example')).resolves.toEqual(expect.any(String));
  });

  it('a generated password is temporary, a given one is not', async () => {
    const generated = await users.prepare({ email: 'temp@ours.example', role: 'member' });
    expect(await users.create(db, teamId, generated)).toMatchObject({ passwordTemporary: true });
    const given = await users.prepare({ email: 'given@ours.example', role: 'member', password: 'long enough it is' });
    expect(await users.create(db, teamId, given)).toMatchObject({ passwordTemporary: false });
  });

  it('change their role and address; the last admin stays one', async () => {
    const team = (await teams.create('Changes', audit.OPERATOR)).id;
    const [boss, second] = [await make(team, 'boss@ours.example'), await make(team, 'second@ours.example')];
    const change = (id: string, what: UserChange): Promise<unknown> =>
      transaction(db, (trx) => users.change(trx, team, id, what));
    expect(await change(second, { role: 'viewer' })).toMatchObject({ after: { role: 'viewer' } });
    await expect(change(boss, { role: 'member' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(change(second, { email: 'BOSS@ours.example' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await change(second, { email: ' Third@ours.example' })).toMatchObject({
      before: { email: 'second@ours.example' },
      after: { email: 'third@ours.example', role: 'viewer' },
    });
    await expect(change(newId(), { role: 'viewer' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a generated password is given back once, a given one never', async () => {
    const generated = await users.create(
      db,
      teamId,
      await users.prepare({ email: 'two@ours.example', role: 'member' }),
    );
    expect(generated.password).toMatch(/^[\w-]{24}$/);
    const given = await users.prepare({ email: 'three@ours.example', role: 'member', password: 'long enough it is' });
    expect(await users.create(db, teamId, given)).not.toHaveProperty('password');
  });

  it.each(['short', '1qaz2wsx3edc', 'X@ours.example'])('the password %s is refused', async (password) => {
    const email = 'x@ours.example';
    const asked = users.prepare({ email: password.includes('@') ? password : email, role: 'member', password });
    await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'password' }] });
  });

  it('the last admin stays, also when two admins are removed at the same time', async () => {
    const team = (await teams.create('Two admins', audit.OPERATOR)).id;
    const ids = [await make(team, 'four@ours.example'), await make(team, 'five@ours.example')];
    const removals = await Promise.allSettled(ids.map((id) => transaction(db, (trx) => users.remove(trx, team, id))));
    expect(removals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await users.page(team, { limit: 10 })).toHaveLength(1);
  });

  it('of another team is not found', async () => {
    const id = await make(otherTeamId, 'six@ours.example');
    await expect(transaction(db, (trx) => users.remove(trx, teamId, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('API keys', () => {
  it('speak for their team with their role', async () => {
    const { id, key } = await keys.create(db, otherTeamId, { name: 'recorder', role: 'service' });
    expect(await keys.authenticate(key)).toEqual({
      teamId: otherTeamId,
      role: 'service',
      kind: 'key',
      id,
      name: 'recorder',
    });
  });

  it('with another team put into them are unknown', async () => {
    const { key } = await keys.create(db, otherTeamId, { name: 'k', role: 'admin' });
    const bytes = Buffer.from(key.slice(4), 'base64url');
    Buffer.from(teamId.replaceAll('-', ''), 'hex').copy(bytes);
    expect(await keys.authenticate(`rrk_${bytes.toString('base64url')}`)).toBeUndefined();
  });

  it('end when revoked, at once, and once', async () => {
    const { id, key } = await keys.create(db, teamId, { name: 'k', role: 'viewer' });
    await expect(keys.revoke(db, otherTeamId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await keys.authenticate(key)).toBeDefined();
    await keys.revoke(db, teamId, id);
    expect(await keys.authenticate(key)).toBeUndefined();
    await expect(keys.revoke(db, teamId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('end when they expire', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const { key } = await keys.create(db, teamId, { name: 'k', role: 'viewer', expiresAt });
    class Later extends Clock {
      override now(): Date {
        return expiresAt;
      }
    }
    expect(await keys.authenticate(key)).toBeDefined();
    expect(await new ApiKeys(db, new Later()).authenticate(key)).toBeUndefined();
    await expect(keys.create(db, teamId, { name: 'k', role: 'viewer', expiresAt: new Date(0) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('remember when they were last used', async () => {
    const { id, key } = await keys.create(db, teamId, { name: 'used', role: 'viewer' });
    await keys.authenticate(key);
    const listed = (await keys.page(teamId, { limit: 500 })).find((one) => one.id === id);
    expect(listed?.lastUsedAt).toBeInstanceOf(Date);
  });
});

describe('keys that keys make', () => {
  const inAnHour = new Date(Date.now() + 3_600_000);
  const principal = async (key: string): Promise<Principal> => (await keys.authenticate(key))!;

  it('name their maker, and live no longer than it', async () => {
    const boss = await keys.create(db, teamId, { name: 'boss', role: 'admin', expiresAt: inAnHour });
    expect(boss.maker).toEqual({ kind: 'operator', id: null, name: null, isGone: false });
    const made = await keys.create(db, teamId, { name: 'made', role: 'admin' }, await principal(boss.key));
    expect(made).toMatchObject({ expiresAt: inAnHour, maker: { kind: 'key', id: boss.id, name: 'boss' } });
    const later = { name: 'later', role: 'viewer' as const, expiresAt: new Date(inAnHour.getTime() + 1) };
    await expect(keys.create(db, teamId, later, await principal(boss.key))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ path: 'expiresAt' }],
    });
  });

  it('end with it, and so do those that they made', async () => {
    const first = await keys.create(db, teamId, { name: 'first', role: 'admin' });
    const second = await keys.create(db, teamId, { name: 'second', role: 'admin' }, await principal(first.key));
    const third = await keys.create(db, teamId, { name: 'third', role: 'viewer' }, await principal(second.key));
    const bystander = await keys.create(db, teamId, { name: 'bystander', role: 'viewer' });
    const { endedWithIt } = await keys.revoke(db, teamId, first.id);
    expect(endedWithIt.sort()).toEqual([second.id, third.id].sort());
    for (const { key } of [first, second, third]) expect(await keys.authenticate(key)).toBeUndefined();
    expect(await keys.authenticate(bystander.key)).toBeDefined();
  });

  it('do not outrank it', async () => {
    const { key } = await keys.create(db, teamId, { name: 'm', role: 'member' });
    const asked = keys.create(db, teamId, { name: 'x', role: 'service' }, await principal(key));
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of a user who goes stay, and are listed as such', async () => {
    const email = 'maker@ours.example';
    const user = await users.create(db, teamId, await users.prepare({ email, role: 'member' }));
    const by: Principal = { teamId, role: 'admin', kind: 'user', id: user.id, email };
    const { id, key } = await keys.create(db, teamId, { name: 'theirs', role: 'service' }, by);
    expect(await keys.ofUser(db, teamId, user.id)).toEqual([{ id, name: 'theirs' }]);
    await transaction(db, (trx) => users.remove(trx, teamId, user.id));
    const listed = (await keys.page(teamId, { limit: 500 })).find((one) => one.id === id);
    expect(listed?.maker).toEqual({ kind: 'user', id: user.id, name: email, isGone: true });
    expect(await keys.authenticate(key)).toBeDefined();
  });
});

describe('the audit', () => {
  it('is append-only, for the owner of the table too', async () => {
    await audit.record(db, teamId, { actor: audit.OPERATOR, action: 'x', subject: null, before: null, after: null });
    for (const sql of [
      'update access.audit_entries set action = action',
      'delete from access.audit_entries',
      'truncate access.audit_entries',
    ]) {
      await expect(db.raw(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is written with the change or not at all', async () => {
    const subject = newId();
    const entry = { actor: audit.OPERATOR, action: 'x', subject, before: null, after: { a: 1 } };
    const failing = transaction(db, async (trx) => {
      await audit.record(trx, teamId, entry);
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await audit.page(db, teamId, 500)).rows.filter((one) => one.subject === subject)).toEqual([]);
  });
});
