import type { CrmObjectDescription } from './describe.js';
import * as diagnose from './diagnose.js';

const description = (
  fields: string[],
  userMay = { create: false, update: false, delete: false },
): CrmObjectDescription => ({
  object: 'User',
  isQueryable: true,
  userMay,
  fields: fields.map((name) => ({
    name,
    label: name,
    type: 'string',
    custom: false,
    nullable: true,
    derived: false,
    referenceTo: [],
  })),
});
const userFields = ['Id', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate', 'Name', 'Email', 'Username', 'IsActive'];

test('a hidden mapped field is named, with who must act (F1)', () => {
  const checks = diagnose.checkObject('User', description(userFields), ['Name', 'Level__c']);
  expect(checks[1]).toEqual({
    id: 'fields_User',
    status: 'failed',
    detail: 'Hidden from the connected user or gone: User.Level__c.',
    whoMustAct: 'salesforce_admin',
  });
  expect(diagnose.checkObject('User', description(userFields), ['Name']).map(({ status }) => status)).toEqual([
    'ok',
    'ok',
  ]);
});

test('a user that could write is a warning, not a wall (F3)', () => {
  expect(diagnose.checkReadOnly([description(userFields)]).status).toBe('ok');
  const writable = description(userFields, { create: false, update: true, delete: false });
  expect(diagnose.checkReadOnly([writable])).toMatchObject({ status: 'warning', whoMustAct: 'salesforce_admin' });
});

test.each([
  [0, 'ok'],
  [-5, 'ok'],
  [40, 'warning'],
  [-600, 'failed'],
])('a clock that is %i s ahead: %s', (seconds, status) => {
  const now = new Date('2026-03-01T00:00:00Z');
  expect(diagnose.checkClock(new Date(now.getTime() - seconds * 1000), now).status).toBe(status);
});

test.each([
  [{ used: 10, limit: 100 }, 'ok'],
  [{ used: 50, limit: 100 }, 'warning'],
  [{ used: 100, limit: 100 }, 'failed'],
  [undefined, 'warning'],
])('%j of a budget of 50 %%: %s', (usage, status) => {
  expect(diagnose.checkBudget(usage, 50).status).toBe(status);
});

test('only a clear gap says that sharing hides records', () => {
  expect(diagnose.checkSharing({ Account: 96 }, { Account: 100 }).status).toBe('ok');
  expect(diagnose.checkSharing({ Account: 3 }, { Account: 5 }).status).toBe('ok');
  expect(diagnose.checkSharing({ Account: 40 }, { Account: 100 })).toMatchObject({ status: 'warning' });
});

test('an unknown API version is the operator’s', () => {
  expect(diagnose.checkVersion('62.0', ['61.0', '62.0']).status).toBe('ok');
  expect(diagnose.checkVersion('99.0', ['61.0', '62.0'])).toMatchObject({ status: 'failed', whoMustAct: 'operator' });
});

test('a browser sign-in without a refresh token will end', () => {
  expect(diagnose.checkRenewal('web_server', { refreshToken: false, rotation: false }).status).toBe('warning');
  expect(diagnose.checkRenewal('jwt_bearer', { refreshToken: false, rotation: false }).status).toBe('ok');
});
