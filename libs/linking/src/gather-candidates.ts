import { type Db, inTurns } from '#platform';
import type { PersonRecord, Relationship } from './domain/model/candidates.js';
import type { LinkingConfiguration, LinkingSettings } from './domain/model/configuration.js';
import { type AddressRules, readAddressRules } from './domain/addresses/rules.js';
import { accountsToFind, peopleToFind } from './domain/questions.js';
import type { AccountCandidates } from './domain/decide.js';
import { readRecording } from './domain/participants/read-recording.js';
import { prepare, type Prepared } from './domain/prepare.js';
import type { Recording } from './domain/model/recording.js';
import * as accounts from './store/accounts.js';
import * as people from './store/people.js';

type Personal = people.FoundPeople['personAccounts'][number];

/** The Contact that Salesforce keeps for a person account, where the mirror has no row of it. */
function contactOf({
  crmId,
  contactCrmId,
  name,
  email,
  ownerCrmId,
  lastActivityDate,
  isWithheld,
}: Personal): PersonRecord[] {
  if (contactCrmId === null) return [];
  const values = { name, email, accountCrmId: crmId, ownerCrmId, title: null, phone: null, lastActivityDate };
  const none = { isConverted: false, convertedContactCrmId: null };
  return [
    {
      crmId: contactCrmId,
      type: 'Contact',
      name,
      email,
      accountCrmId: crmId,
      lastActivityDate,
      isWithheld,
      ...none,
      values,
    },
  ];
}

/** Each live person once; a Contact's own row goes before what its person account says of it. */
function livePeople({ contacts, leads, personAccounts }: people.FoundPeople): PersonRecord[] {
  const live = [...contacts, ...leads].filter(({ isDeleted }) => !isDeleted);
  const known = new Set([...contacts, ...leads].map(({ crmId }) => crmId));
  const derived = personAccounts
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap(contactOf)
    .filter(({ crmId }) => !known.has(crmId));
  return [...new Map([...derived, ...live].map((person) => [person.crmId, person])).values()];
}

type Hop = { readonly crmId: string; readonly mergedInto: string | null };

/** Where each merged record ended. Circles lead nowhere. */
function endsOf(hops: readonly Hop[]): Record<string, string> {
  const next = new Map(hops.map(({ crmId, mergedInto }) => [crmId, mergedInto]));
  const ends: Record<string, string> = {};
  for (const { crmId, mergedInto } of hops) {
    let end = mergedInto;
    for (let hop = 0; end != null && next.get(end) != null && hop < next.size; hop++) end = next.get(end) ?? null;
    if (end !== null) ends[crmId] = end;
  }
  return ends;
}

/** Settings never change in place: however many recordings a preview decides by the same ones, they are read once. */
const rulesRead = new WeakMap<LinkingSettings, AddressRules>();

async function addressRules(settings: LinkingSettings): Promise<AddressRules> {
  const rules = rulesRead.get(settings) ?? (await inTurns(readAddressRules(settings)));
  rulesRead.set(settings, rules);
  return rules;
}

/** What a decision starts from. */
export interface Undecided {
  readonly recording: Recording;
  readonly relationship: Relationship | undefined;
  readonly configuration: LinkingConfiguration;
}

/** All that a decision looks at, prepared as far as it is without the Accounts. */
export interface Gathered {
  readonly prepared: Prepared;
  readonly accounts: AccountCandidates;
}

/**
 * Asks the mirror for all that the decision may look at, in two round trips: the people, then their Accounts and those
 * on the domain. What is prepared for the second question is what the decision goes on from.
 */
export async function gatherCandidates(
  db: Db,
  teamId: string,
  { recording, relationship, configuration }: Undecided,
): Promise<Gathered> {
  const rules = await addressRules(configuration.settings);
  const read = await inTurns(readRecording(recording));
  const personCrmIds = relationship?.personCrmIds ?? [];
  const { isSandbox } = configuration.mirror;
  const question = await inTurns(peopleToFind(read, rules, { personCrmIds, isSandbox }));
  const found = await people.find(db, teamId, question);
  const { users, sharedDomains, contacts, leads, personAccounts } = found;
  const known = {
    relationship,
    people: livePeople(found),
    users,
    sharedDomains,
    survivors: endsOf([...contacts, ...leads, ...personAccounts]),
    personContacts: Object.fromEntries(
      personAccounts.flatMap(({ crmId, contactCrmId }) => (contactCrmId === null ? [] : [[crmId, contactCrmId]])),
    ),
  };
  const prepared = await inTurns(prepare(read, known, configuration, rules));
  return { prepared, accounts: await gatherAccounts(db, teamId, prepared) };
}

async function gatherAccounts(db: Db, teamId: string, prepared: Prepared): Promise<AccountCandidates> {
  const { configuration, candidates } = prepared.context;
  const question = accountsToFind(prepared);
  const { decidingCrmIds, otherCrmIds, company } = question;
  const isNothing = decidingCrmIds.length + otherCrmIds.length === 0 && company === undefined;
  const rows = isNothing ? [] : await accounts.find(db, teamId, question, configuration.stages);
  return {
    accounts: rows.map(({ account }) => account).filter((account) => account !== null),
    survivors: { ...candidates.survivors, ...endsOf(rows) },
  };
}
