import fc from 'fast-check';
import { baseOf, nameKeyOf, parseAddress } from '#identifiers';
import { type Decision, Preview, Recordings, SLOTS } from '#linking';
import { newId } from '#platform';
import type { Candidates, OpportunityRecord } from '../../../libs/linking/src/domain/model/candidates.js';
import type { LinkingConfiguration } from '../../../libs/linking/src/domain/model/configuration.js';
import { decide, decidePrepared } from '../../../libs/linking/src/domain/decide.js';
import { anyCandidates, anyConfiguration, anyRecording } from '../../../libs/linking/src/domain/testing/arbitrary.js';
import { gatherCandidates } from '../../../libs/linking/src/gather-candidates.js';
import { type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { newTeam, put, Seed } from '../../support/seed.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const options = { seed, numRuns: Number(process.env['FC_RUNS'] ?? 60) };

let linking: LinkingUnderTest;

beforeAll(async () => {
  linking = await startLinking();
});
afterAll(() => linking.stop());

const withheld = (isWithheld: boolean) => (isWithheld ? { code: 'X', field: null, value: null } : null);
const instant = (date: string | null) => (date === null ? null : `${date}T00:00:00.000000Z`);

/** Domains of at least two Users who work for the team (W1). */
function sharedDomains(users: Candidates['users']): string[] {
  const ours = users.filter(({ userType }) => userType === null || userType === 'Standard');
  const domains = ours.flatMap(({ email }) => parseAddress(email)?.domain ?? []);
  return [...new Set(domains)].filter((domain) => domains.filter((one) => one === domain).length > 1);
}

/** What a mirror can hold of a random world: records that lead somewhere are gone, person accounts have their contact. */
function possible(world: Candidates): Candidates {
  const contacts = new Set(world.people.filter(({ type }) => type === 'Contact').map(({ crmId }) => crmId));
  const accounts = new Set(world.accounts.map(({ crmId }) => crmId));
  const entries = (of: Readonly<Record<string, string>>, holds: (from: string, to: string) => boolean) =>
    Object.fromEntries(Object.entries(of).filter(([from, to]) => holds(from, to)));
  return {
    ...world,
    sharedDomains: sharedDomains(world.users),
    survivors: entries(world.survivors, (from) => from.startsWith('X')),
    personContacts: entries(world.personContacts, (from, to) => accounts.has(from) && contacts.has(to)),
    accounts: world.accounts.map((account) => ({
      ...account,
      opportunities: {
        ...account.opportunities,
        top: account.opportunities.top.map((one) => ({
          ...one,
          createdAt: instant(one.createdAt),
          lastModifiedAt: instant(one.lastModifiedAt),
        })),
      },
    })),
  };
}

async function writeOpportunity(team: Seed, accountCrmId: string, one: OpportunityRecord): Promise<void> {
  await team.opportunity(one.crmId, accountCrmId, {
    name: one.name,
    stage: one.stage,
    close_date: one.closeDate,
    owner_crm_id: one.ownerCrmId,
    created_at: one.createdAt,
    last_modified_at: one.lastModifiedAt,
    withheld: withheld(one.isWithheld),
  });
  for (const [place, contact] of one.contactCrmIds.entries())
    await team.role(`${one.crmId}-${place}`, one.crmId, contact);
}

async function writeAccounts(team: Seed, world: Candidates): Promise<void> {
  for (const account of world.accounts) {
    await team.account(account.crmId, {
      name: account.name,
      website_host: account.websiteHost,
      website_domain: account.websiteDomain,
      owner_crm_id: account.ownerCrmId,
      parent_crm_id: account.parentCrmId,
      last_activity_date: account.lastActivityDate,

      is_person_account: world.personContacts[account.crmId] !== undefined,
      person_contact_crm_id: world.personContacts[account.crmId] ?? null,
      withheld: withheld(account.isWithheld),
    });
    for (const [domain, contacts] of Object.entries(account.contactsByDomain)) {
      await team.domain(account.crmId, domain, contacts);
    }
    const counted = Object.values(account.contactsByDomain).reduce((sum, contacts) => sum + contacts, 0);
    if (account.contactsWithEmail > counted) await team.domain(account.crmId, '', account.contactsWithEmail - counted);
    for (const one of account.opportunities.top) await writeOpportunity(team, account.crmId, one);
  }
}

async function writePeople(team: Seed, world: Candidates): Promise<void> {
  for (const person of world.people) {
    const address = parseAddress(person.email);
    const row = {
      name: person.name,
      email_normal: address?.text ?? null,
      email_base: address === undefined ? null : baseOf(address),
      email_domain: address?.domain ?? null,
      withheld: withheld(person.isWithheld),
    };
    const { accountCrmId: account_crm_id, lastActivityDate: last_activity_date } = person;
    const { isConverted: is_converted, convertedContactCrmId: converted_contact_crm_id } = person;
    if (person.type === 'Contact') await team.contact(person.crmId, { ...row, account_crm_id, last_activity_date });
    else await team.lead(person.crmId, { ...row, is_converted, converted_contact_crm_id });
  }
  for (const user of world.users) {
    if (user.crmId === null) continue;
    const address = parseAddress(user.email);
    await team.user(user.crmId, user.email, {
      name: user.name,
      name_normal: nameKeyOf(user.name) ?? null,
      user_type: user.userType,
      email_base: address === undefined ? null : baseOf(address),
    });
  }
}

async function write(world: Candidates, configuration: LinkingConfiguration): Promise<Seed> {
  const team = configuration.opportunityMapping.isComplete ? await newTeam(linking.db) : await unmapped();
  await team.settings(configuration.settings);
  await writeAccounts(team, world);
  await writePeople(team, world);
  for (const [from, to] of Object.entries(world.survivors)) {
    await team.account(from, { is_deleted: true, merged_into: to });
  }
  return team;
}

async function unmapped(): Promise<Seed> {
  const teamId = newId();
  await put(linking.db, 'access.teams', { team_id: teamId, name: `team ${teamId}` });
  const team = new Seed(linking.db, teamId);
  await team.org();
  await team.stages();
  await team.synced(new Date('2026-03-02T15:45:00.000Z'));
  return team;
}

/** What was decided and why, less the snapshots: a random world has none. */
function essence({ flags, slots }: Decision) {
  return { flags, ...Object.fromEntries(SLOTS.map((slot) => [slot, { ...slots[slot], snapshot: null }])) };
}

describe(`random worlds (FC_SEED=${seed})`, () => {
  test('what the mirror is asked for is enough: the decision is that of the whole mirror', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecording, anyCandidates, anyConfiguration, async (recording, anything, configuration) => {
        const world = possible(anything);
        const { teamId } = await write(world, configuration);
        const { relationship } = world;
        const gathered = await gatherCandidates(linking.db, teamId, { recording, relationship, configuration });
        const now = linking.clock.now();
        expect(essence(decidePrepared(gathered.prepared, gathered.accounts, now))).toEqual(
          essence(decide(recording, world, configuration, now)),
        );
      }),
      options,
    );
  }, 120_000);

  test('L6.27: preview equals live', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecording, anyCandidates, anyConfiguration, async (recording, anything, configuration) => {
        const { teamId } = await write(possible(anything), configuration);
        const unchanged = { settings: undefined, stages: undefined };
        const previewed = await linking.module.get(Preview).decide(teamId, recording, unchanged);
        const recordings = linking.module.get(Recordings);
        await recordings.handIn(teamId, { externalId: 'r-1', recording, isUrgent: true });
        const live = await recordings.explanation(teamId, 'r-1');
        expect({ ...live, decisionId: null }).toEqual(previewed);
      }),
      options,
    );
  }, 120_000);
});
