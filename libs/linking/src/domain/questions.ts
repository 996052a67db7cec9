import { domainToUnicode } from 'node:url';
import { baseOf, brandOf, withoutAccents } from '#identifiers';
import { pickParticipant } from './account/pick-participant.js';
import { classifyDomain } from './addresses/classify-domain.js';
import { type AddressRules, mayBeInternal } from './addresses/rules.js';
import type { PeopleContext } from './decision-context.js';
import type { ReadRecording } from './participants/read-recording.js';
import { speakerOf } from './person/decide-person.js';
import { findRecords } from './person/find-records.js';
import type { Prepared } from './prepare.js';
import { flatMapSteps, mapSteps, splitSteps, type Steps } from '#identifiers';

/** What to look people up by: the first of the two questions to the mirror. */
export interface PeopleQuestion {
  /** Addresses as the mirror's `email_base`: equal for everything that a look-up of the address may find. */
  readonly bases: readonly string[];
  /** As the mirror's `email_base` of Users; in a sandbox also with the `.invalid` that Salesforce appends (W1). */
  readonly userBases: readonly string[];
  /** Full names of those without an address, without accents (W3). */
  readonly names: readonly string[];
  /** Registrable domains that count as internal when the team's Users share them; none once domains are saved (W1). */
  readonly domains: readonly string[];
  readonly areDomainsAsked: boolean;
  readonly isSandbox: boolean;
  /** Of the captured relationship. */
  readonly personCrmIds: readonly string[];
}

/** What to look Accounts up by: the second question. */
export interface AccountsQuestion {
  /** Accounts of the contacts that decide (A3). While one of them has an Opportunity, no domain is looked at. */
  readonly decidingCrmIds: readonly string[];
  /** Accounts that only break ties between persons, and aliased ones. */
  readonly otherCrmIds: readonly string[];
  /** Of the deciding participant; undefined where the domain may lead nowhere. */
  readonly company: { readonly hosts: readonly string[]; readonly domain: string } | undefined;
  /** The same brand on other suffixes. */
  readonly sameBrandDomains: readonly string[];
}

/** Where a company that left one of them out is likely to have its website. */
const SUFFIXES =
  'com net org io co ai app dev biz info tech cloud eu de at ch fr it es nl be lu dk se no fi pl cz pt ie uk co.uk us ca mx com.mx com.br com.au co.nz in co.in jp co.jp cn com.cn sg com.sg co.za'.split(
    ' ',
  );

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Both spellings of an international host, whichever the mirror keeps. */
function spellings(text: string): string[] {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  const unicode = host.includes('xn--') ? domainToUnicode(host) : '';
  return unicode === '' || unicode === host ? [text] : [text, `${text.slice(0, at)}@${unicode}`];
}

/** Everybody whose side or record the decision may need; also whom the rules leave out in the end. */
export function* peopleToFind(
  { attendees, invitees, owner }: ReadRecording,
  rules: AddressRules,
  { personCrmIds, isSandbox }: { readonly personCrmIds: readonly string[]; readonly isSandbox: boolean },
): Steps<PeopleQuestion> {
  const people = [...attendees, ...invitees];
  const addresses = [...people.map(({ address }) => address), owner].filter((address) => address !== undefined);
  const names = yield* flatMapSteps(people, ({ address, nameKey }) =>
    address === undefined && nameKey !== undefined ? [withoutAccents(nameKey)] : [],
  );
  const bases = unique(yield* mapSteps(addresses, baseOf));
  const domains = rules.isInternalByDefault ? unique(addresses.flatMap(({ domain }) => domain ?? [])) : [];
  return {
    bases: unique(yield* flatMapSteps(bases, spellings)),
    userBases: isSandbox ? bases.flatMap((base) => [base, `${base}.invalid`]) : bases,
    names: unique(names),
    domains: (yield* splitSteps(domains, (domain) => mayBeInternal(domain, rules)))[0],
    areDomainsAsked: rules.isInternalByDefault,
    isSandbox,
    personCrmIds,
  };
}

function accountsOfSpeaker(context: PeopleContext): (string | null)[] {
  const address = speakerOf(context)?.address;
  return address === undefined ? [] : findRecords(context, address).contacts.map(({ accountCrmId }) => accountCrmId);
}

/** The Accounts a decision may look at, once it is known who the people are. */
export function accountsToFind({ context, captured }: Prepared): AccountsQuestion {
  const { person } = captured;
  const ofPerson = person === undefined ? accountsOfSpeaker(context) : [person.accountCrmId];
  const others = ofPerson.filter((crmId) => crmId !== null);
  const nothing = { decidingCrmIds: [], otherCrmIds: unique(others), company: undefined, sameBrandDomains: [] };
  if (!context.configuration.opportunityMapping.isComplete) return nothing;
  const picked = pickParticipant(context, person);
  if (picked.kind === 'none') return nothing;
  const deciding = findRecords(context, picked.address).contacts.map(({ accountCrmId }) => accountCrmId);
  const found = { ...nothing, decidingCrmIds: unique(deciding.filter((crmId) => crmId !== null)) };
  const domainClass = classifyDomain(picked.address, context.rules);
  if (domainClass.kind !== 'company') return found;
  const { host, domain } = domainClass;
  const { aliases } = context.rules;
  const aliased = [...(aliases.get(host) ?? []), ...(aliases.get(domain) ?? [])];
  const brand = brandOf(domain);
  return {
    ...found,
    otherCrmIds: unique([...others, ...aliased]),
    company: { hosts: [host, `www.${host}`], domain },
    sameBrandDomains: brand === undefined ? [] : SUFFIXES.map((suffix) => `${brand}.${suffix}`),
  };
}
