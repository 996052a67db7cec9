import type { Db } from '#platform';
import type { AccountRecord, Candidates, PersonRecord, Relationship } from './domain/model/candidates.js';
import type { LinkingConfiguration } from './domain/model/configuration.js';
import { readAddressRules } from './domain/addresses/rules.js';
import { accountsToFind, peopleToFind } from './domain/questions.js';
import { createContext } from './domain/decision-context.js';
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

/**
 * Asks the mirror for all that the decision may look at, in two round trips: the people, then their Accounts and those
 * on the domain.
 */
export async function gatherCandidates(
  db: Db,
  teamId: string,
  {
    recording,
    relationship,
    configuration,
  }: {
    readonly recording: Recording;
    readonly relationship: Relationship | undefined;
    readonly configuration: LinkingConfiguration;
  },
): Promise<Candidates> {
  const rules = readAddressRules(configuration.settings);
  const found = await people.find(db, teamId, peopleToFind(recording, rules, relationship?.personCrmIds ?? []));
  const hops = [...found.contacts, ...found.leads, ...found.personAccounts];
  const known: Candidates = {
    relationship,
    people: livePeople(found),
    users: found.users,
    accounts: [],
    survivors: endsOf(hops),
    personContacts: Object.fromEntries(
      found.personAccounts.flatMap(({ crmId, contactCrmId }) => (contactCrmId === null ? [] : [[crmId, contactCrmId]])),
    ),
  };
  const question = accountsToFind(createContext(recording, known, configuration, rules));
  if (question.decidingCrmIds.length + question.otherCrmIds.length === 0 && question.company === undefined)
    return known;
  const rows = await accounts.find(db, teamId, question, configuration.stages);
  return {
    ...known,
    accounts: rows.map(({ account }) => account).filter((account): account is AccountRecord => account !== null),
    survivors: { ...known.survivors, ...endsOf(rows) },
  };
}
