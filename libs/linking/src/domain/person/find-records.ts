import { type Address, baseOf, withoutTag } from '#identifiers';
import type { PersonRecord } from '../model/candidates.js';
import { type PeopleContext, personById } from '../decision-context.js';

/** What the mirror has under an address. Contacts come before Leads: when there is one, no Lead is listed. */
export interface FoundRecords {
  /** How the address had to be read to find anything. */
  readonly how: 'as it is' | 'without its tag' | 'without its dots';
  readonly contacts: readonly PersonRecord[];
  /** Leads that are not converted. */
  readonly leads: readonly PersonRecord[];
  /** The Contacts are what Leads with the address were converted to. */
  readonly isViaLead: boolean;
}

const NOTHING: FoundRecords = { how: 'as it is', contacts: [], leads: [], isViaLead: false };

function unique(people: readonly PersonRecord[]): PersonRecord[] {
  const byId = new Map(people.map((person) => [person.crmId, person]));
  return [...byId.values()].sort((a, b) => (a.crmId < b.crmId ? -1 : 1));
}

/** Contact before Lead; a converted Lead is its Contact, and nothing when that is gone. */
function sort(context: PeopleContext, found: readonly PersonRecord[]): Omit<FoundRecords, 'how'> {
  const contacts = unique(found.filter(({ type }) => type === 'Contact'));
  if (contacts.length > 0) return { contacts, leads: [], isViaLead: false };
  const leads = unique(found);
  const converted = leads.flatMap((lead) => {
    const contact = lead.isConverted ? personById(context, lead.crmId) : undefined;
    return contact === undefined ? [] : [contact];
  });
  if (converted.length > 0) return { contacts: unique(converted), leads: [], isViaLead: true };
  return { contacts: [], leads: leads.filter(({ isConverted }) => !isConverted), isViaLead: false };
}

/**
 * The records of an address: the exact address first; only if there is nothing, without `+tag`; only for Gmail hosts,
 * without dots.
 */
export function findRecords(context: PeopleContext, address: Address): FoundRecords {
  const { exact, untagged, base } = context.index;
  const readings = [
    ['as it is', exact.get(address.text)],
    ['without its tag', untagged.get(withoutTag(address))],
    ['without its dots', base.get(baseOf(address))],
  ] as const;
  for (const [how, people] of readings) {
    const sorted = sort(context, people ?? []);
    if (sorted.contacts.length + sorted.leads.length > 0) return { how, ...sorted };
  }
  return NOTHING;
}

/** Its Contacts alone. */
export function contactsOfAddress(context: PeopleContext, address: Address): readonly PersonRecord[] {
  return findRecords(context, address).contacts;
}
