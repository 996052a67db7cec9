import { type ChangedConfiguration, type Recording, RecentPreviews, Recordings } from '#linking';
import { many, unprepared } from '#platform';
import { type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, type Seed } from '../../support/seed.js';

let linking: LinkingUnderTest;
let team: Seed;

beforeAll(async () => {
  linking = await startLinking();
});
afterAll(() => linking.stop());

beforeEach(async () => {
  team = await newTeam(linking.db);
  await addAcme(team);
});

const withGuest = (email: string, minute = 0): Recording => ({
  kind: 'virtual_conference',
  startedAt: `2026-03-02T15:${String(minute).padStart(2, '0')}:00.000Z`,
  endedAt: '2026-03-02T15:59:00.000Z',
  attendees: [{ email, talkTimeMs: 5 }],
});
const handIn = (externalId: string, recording: Recording) =>
  linking.module.get(Recordings).handIn(team.teamId, { externalId, recording, isUrgent: true });
const compare = (changed: Partial<ChangedConfiguration>, limit = 200) =>
  linking.module
    .get(RecentPreviews)
    .compare(team.teamId, { settings: undefined, stages: undefined, ...changed }, limit);
const stored = () =>
  many(
    linking.db,
    unprepared(`select (select json_agg(r) from linking.recordings r) as recordings,
        (select json_agg(l) from linking.link_decisions l) as decisions, (select count(*) from platform.events) as events,
        (select count(*) from field_mapping.settings) as settings`),
  );

test('N1: it says which recordings of late would come out differently, and changes none', async () => {
  await handIn('acme', withGuest('bo@acme.co.uk'));
  await handIn('beta', withGuest('x@beta.de'));
  const before = await stored();
  const alias = { domainAliases: [{ domain: 'beta.de', accountCrmId: ACME.account }] };
  const { considered, changed, differences } = await compare({ settings: alias });
  expect([considered, changed]).toEqual([2, 1]);
  expect(differences).toMatchObject([
    { externalId: 'beta', slot: 'account', before: { state: 'empty', reason: 'NO_ACCOUNT_FOR_DOMAIN' } },
    { externalId: 'beta', slot: 'opportunity', after: { state: 'linked', crmId: ACME.opportunity } },
  ]);
  expect(await stored()).toEqual(before);
});

test('both sides are decided today: what only the CRM changed since is no difference', async () => {
  await handIn('beta', withGuest('x@beta.de'));
  await team.contact('003000000000099AAA', { name: 'X', email: 'x@beta.de', account_crm_id: ACME.account });
  expect(await compare({ settings: { excludedParticipants: [] } })).toEqual({
    considered: 1,
    changed: 0,
    differences: [],
  });
});

test('a list of stages that knows none of them withholds every opportunity', async () => {
  await handIn('acme', withGuest('bo@acme.co.uk'));
  const { differences } = await compare({ stages: [{ value: 'Elsewhere', outcome: 'open', position: 1 }] });
  expect(differences.map(({ slot, after }) => [slot, after.reason])).toEqual([
    ['account', 'OPPORTUNITIES_WITHHELD'],
    ['opportunity', 'OPPORTUNITIES_WITHHELD'],
  ]);
});

test('the latest are looked at, over more pages than one, and a pending one is none of them', async () => {
  for (let minute = 0; minute < 25; minute += 1) {
    await handIn(`r-${minute}`, withGuest(minute === 0 ? 'x@beta.de' : 'bo@acme.co.uk', minute));
  }
  await linking.module.get(Recordings).handIn(team.teamId, {
    externalId: 'waits',
    recording: { ...withGuest('x@beta.de'), endedAt: '2026-03-02T15:59:30.000Z' },
    isUrgent: false,
  });
  const alias = { settings: { domainAliases: [{ domain: 'beta.de', accountCrmId: ACME.account }] } };
  expect(await compare(alias, 24)).toMatchObject({ considered: 24, changed: 0 });
  expect(await compare(alias, 25)).toMatchObject({ considered: 25, changed: 1 });
});

test('a wrong member is refused by its name, also when there is nothing to compare', async () => {
  await expect(compare({ settings: { internalDomains: ['gmail.com'] } })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});
