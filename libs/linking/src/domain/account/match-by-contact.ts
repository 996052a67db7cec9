import type { Address } from '#identifiers';
import type { AccountRecord } from '../model/candidates.js';
import { accountById, type DecisionContext } from '../decision-context.js';
import { findRecords, type FoundRecords } from '../person/find-records.js';
import { named, step, type Step } from '../explaining/step.js';

/** Accounts of the Contacts that have the address (A3), by CRM id. */
export interface ContactMatch {
  readonly accounts: readonly AccountRecord[];
  readonly found: FoundRecords;
  readonly step: Step;
}

function explainMatch(
  address: Address,
  { contacts, leads }: FoundRecords,
  accounts: readonly AccountRecord[],
): { result: string; sentence: string } {
  const [contact] = contacts;
  if (contact === undefined) {
    const result = leads.length === 0 ? 'unknown address' : 'a lead, not converted';
    return { result, sentence: `No contact has ${address.text}${leads.length === 0 ? '' : ', only a lead'}.` };
  }
  const owners = accounts.map(named).join(' and of ');
  if (accounts.length === 0) {
    return {
      result: 'contacts without an account',
      sentence: `The address belongs to contact ${named(contact)}, who has no account.`,
    };
  }
  const who = contacts.length === 1 ? `contact ${named(contact)}` : `${contacts.length} contacts`;
  return { result: accounts.map(named).join(', '), sentence: `The address belongs to ${who} of ${owners}.` };
}

/** Finds the Account associated with the contact who has the address (A3): fallbacks and converted Leads included. */
export function matchByContact(context: DecisionContext, address: Address): ContactMatch {
  const found = findRecords(context, address);
  const accounts = found.contacts
    .map(({ accountCrmId }) => accountById(context, accountCrmId))
    .filter((account) => account !== undefined);
  const byId = [...new Set(accounts)].sort((a, b) => (a.crmId < b.crmId ? -1 : 1));
  const { result, sentence } = explainMatch(address, found, byId);
  const check =
    found.how === 'as it is' ? 'account of the contact' : `account of the contact, the address read ${found.how}`;
  return { accounts: byId, found, step: step(['A3', check], address.text, result, { sentence }) };
}
