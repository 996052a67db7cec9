import { domainToUnicode } from 'node:url';
import { classifyDomain } from './addresses/classify-domain.js';
import { type Address, baseOf, brandOf, parseAddress, withoutTag } from '#identifiers';
import type { AddressRules } from './addresses/rules.js';
import { pickParticipant } from './account/pick-participant.js';
import type { DecisionContext } from './decision-context.js';
import { readPeople } from './participants/identify-participants.js';
import { findRecords } from './person/find-records.js';
import { speakerOf } from './person/decide-person.js';
import { findCapturedPerson } from './person/captured-person.js';
import type { Recording } from './model/recording.js';

/** What to look people up by: the first of the two questions to the mirror. */
export interface PeopleQuestion {
  /** Normal addresses, and what is left of them without tags and dots. */
  readonly addresses: readonly string[];
  /** As the mirror's `email_base`: equal for everything that a look-up of the address may find. */
  readonly bases: readonly string[];
  /** Full names of those without an address (W3). */
  readonly names: readonly string[];
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

/** Both spellings of an international host, whichever the mirror keeps. */
function spellings(text: string): string[] {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  const unicode = host.includes('xn--') ? domainToUnicode(host) : '';
  return unicode === '' || unicode === host ? [text] : [text, `${text.slice(0, at)}@${unicode}`];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Everybody whose side or record the decision may need. */
export function peopleToFind(
  recording: Recording,
  rules: AddressRules,
  personCrmIds: readonly string[],
): PeopleQuestion {
  const { people, excluded } = readPeople(recording, rules);
  const owner = parseAddress(recording.owner?.email);
  const addresses = [...people, ...excluded, { address: owner }]
    .map(({ address }) => address)
    .filter((address): address is Address => address !== undefined);
  const names = people.map(({ address, nameKey }) => (address === undefined ? nameKey : undefined));
  return {
    addresses: unique(addresses.flatMap((one) => [one.text, withoutTag(one), baseOf(one)]).flatMap(spellings)),
    bases: unique(addresses.map(baseOf).flatMap(spellings)),
    names: unique(names.filter((name) => name !== undefined)),
    personCrmIds,
  };
}

function accountsOfSpeaker(context: DecisionContext): (string | null)[] {
  const address = speakerOf(context)?.address;
  return address === undefined ? [] : findRecords(context, address).contacts.map(({ accountCrmId }) => accountCrmId);
}

/** The Accounts a decision may look at, once it is known who the people are. `context` knows no Account yet. */
export function accountsToFind(context: DecisionContext): AccountsQuestion {
  const { person } = findCapturedPerson(context);
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
