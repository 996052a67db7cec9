import { baseOf, parseAddress } from '#identifiers';
import { type Recording } from '#linking';
import { newId } from '#platform';
import { useLinking } from '../../support/linking.js';
import { newTeam, put, record, type Seed } from '../../support/seed.js';

// Who is ours (W1), as the database answers it.

const linking = useLinking();
let team: Seed;
let handedIn = 0;

beforeEach(async () => {
  team = await newTeam(linking.db);
});

const addUser = (number: number, email: string, more: object = {}) => {
  const address = parseAddress(email);
  return team.user(record('U', number), address?.text ?? null, {
    ...{ email, email_base: address === undefined ? null : baseOf(address), user_type: 'Standard', is_active: true },
    ...more,
  });
};
const addConsoleUser = (email: string) =>
  put(linking.db, 'access.users', {
    ...{ team_id: team.teamId, user_id: newId(), email, role: 'member', password_hash: 'none' },
  });

/** Whether somebody external is on a recording of that attendee alone. */
async function isExternal(email: string): Promise<boolean> {
  const recording: Recording = {
    ...{ kind: 'virtual_conference', startedAt: '2026-03-02T15:00:00Z', endedAt: '2026-03-02T15:31:00Z' },
    attendees: [{ name: 'Ann Na', email }],
  };
  const externalId = `r-${++handedIn}`;
  const { answer } = await linking.recordings.handIn(team.teamId, { externalId, recording, isUrgent: true });
  return answer.relatedRecords.person.reason !== 'NO_EXTERNAL_PARTICIPANT';
}

const sidesOf = (...emails: string[]): Promise<boolean[]> =>
  emails.reduce<Promise<boolean[]>>(
    async (known, email) => [...(await known), await isExternal(email)],
    Promise.resolve([]),
  );

test('W1: a console user is ours by any reading of the address', async () => {
  await addConsoleUser('a.nna@gmail.com');
  await addConsoleUser('ben+desk@partner.example');
  await addConsoleUser('cy@bücher.example');
  const ours = [
    ...['a.nna@gmail.com', 'anna@gmail.com', 'ann.a+x@googlemail.com', 'anna_gmail.com#EXT#@ours.onmicrosoft.com'],
    ...['ben@partner.example', 'SMTP:Ben+zoom@partner.example', 'cy@xn--bcher-kva.example'],
  ];
  expect(await sidesOf(...ours)).toEqual(ours.map(() => false));
  expect(await sidesOf('annab@gmail.com', 'benn@partner.example')).toEqual([true, true]);
});

test('W1: a User of a sandbox is ours without the .invalid, by any reading', async () => {
  await addUser(1, 'an.na+sf@gmail.com.invalid');
  await addUser(2, 'Ben@Partner.example.invalid');
  const emails = ['anna@gmail.com', 'a.nna+zoom@googlemail.com', 'ben+x@partner.example'];
  expect(await sidesOf(...emails)).toEqual([true, true, true]);
  await team.run('update mirror.orgs set is_sandbox = true where team_id = $1');
  expect(await sidesOf(...emails)).toEqual([false, false, false]);
});

describe('W1: while nobody saved internal domains', () => {
  beforeEach(async () => {
    await team.settings({});
    await addUser(1, 'ana@ours-too.example');
  });
  const colleague = 'new.colleague@eu.ours-too.example';

  test('the domain of two active Standard Users counts, of any host below it', async () => {
    expect(await sidesOf(colleague)).toEqual([true]);
    await addUser(2, 'ben@mail.ours-too.example');
    expect(await sidesOf(colleague, 'x@ours-too.example', 'x@notours-too.example')).toEqual([false, false, true]);
  });

  test('in a sandbox with or without the .invalid that Salesforce appends', async () => {
    await team.run('update mirror.orgs set is_sandbox = true where team_id = $1');
    await addUser(2, 'ben@mail.ours-too.example.invalid');
    expect(await sidesOf(colleague)).toEqual([false]);
    await team.run(
      "update mirror.users set is_active = false where team_id = $1 and crm_id = '" + record('U', 2) + "'",
    );
    expect(await sidesOf(colleague)).toEqual([true]);
    await addUser(3, 'cy@ours-too.example');
    expect(await sidesOf(colleague)).toEqual([false]);
  });

  test.each([
    ['an inactive one', { is_active: false }],
    ['a customer’s login', { user_type: 'CspLitePortal' }],
    ['a partner’s login', { user_type: 'PowerPartner' }],
  ])('%s does not make it two', async (_, more) => {
    await addUser(2, 'ben@ours-too.example', more);
    expect(await sidesOf(colleague)).toEqual([true]);
  });

  test('free mail and shared hosts never count, and an empty list that was saved is an answer', async () => {
    await addUser(2, 'ben@ours-too.example');
    for (const number of [3, 4]) await addUser(number, `u${number}@gmail.com`);
    for (const number of [5, 6]) await addUser(number, `u${number}@ours.onmicrosoft.com`);
    expect(await sidesOf('x@gmail.com', 'x@ours.onmicrosoft.com', colleague)).toEqual([true, true, false]);
    await team.settings({ internalDomains: [] });
    expect(await sidesOf(colleague)).toEqual([true]);
    await team.settings({ internalDomains: ['ours.onmicrosoft.com'] });
    expect(await sidesOf('x@ours.onmicrosoft.com', 'x@other.onmicrosoft.com')).toEqual([false, true]);
  });
});
