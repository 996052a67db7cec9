import type { Reason, Slot } from '../model/decision.js';

/** What the counterfactual speaks of, as far as it is known. */
export interface Circumstances {
  readonly address?: string | undefined;
  readonly accountName?: string | undefined;
}

type Explain = (slot: Slot, circumstances: Circumstances) => string;

const it = (slot: Slot): string => (slot === 'person' ? 'the Person' : 'Account and Opportunity');
const the = ({ address }: Circumstances): string => address ?? 'the address';
const account = ({ accountName }: Circumstances): string => accountName ?? 'the Account';

const COUNTERFACTUALS: Readonly<Record<Reason, Explain>> = {
  MAPPING_INCOMPLETE: () =>
    'A saved Opportunity field mapping with every required field would have let Account and Opportunity be linked.',
  NOT_CONNECTED: () => 'A first complete sync of Accounts, Contacts and Leads would have let the recording be linked.',
  NO_EXTERNAL_PARTICIPANT: (slot) => `Somebody external on the recording would have decided ${it(slot)}.`,
  NO_EXTERNAL_EMAIL: (slot) =>
    slot === 'person'
      ? 'An address of the external attendee who spoke longest would have led to the Person.'
      : 'An external participant with an address would have led to Account and Opportunity.',
  UNREADABLE_ADDRESS: (slot) => `An address that can be read, as bo@acme.com, would have decided ${it(slot)}.`,
  EXCLUDED: (slot) => `An external participant who is not on the privacy list would have decided ${it(slot)}.`,
  NO_RELATIONSHIP: () => 'A Person on the dialer call, in time, would have been linked.',
  NO_TALK_TIME: () => 'Talk times would have said which external attendee spoke longest.',
  NO_PERSON_FOR_EMAIL: (_, where) => `A contact or lead with ${the(where)} in the CRM would have been linked.`,
  AMBIGUOUS_PERSON: (_, where) =>
    `Only one record with ${the(where)}, or one that is more active, would have been linked.`,
  PERSON_WITHHELD: () => 'Resolving the CRM Sync Error of the record found would have let it be linked.',
  FREE_MAIL_DOMAIN: (_, where) => `A contact with ${the(where)} that has an account would have led to it.`,
  DISPOSABLE_DOMAIN: (_, where) => `A contact with ${the(where)} that has an account would have led to it.`,
  SHARED_HOST_DOMAIN: (_, where) => `A contact with ${the(where)} that has an account would have led to it.`,
  INTERNAL_DOMAIN: (_, where) => `A contact with ${the(where)} that has an account would have led to it.`,
  NO_ACCOUNT_FOR_DOMAIN: (_, where) =>
    `A contact with ${the(where)} that has an account, an account whose website is on that domain, or a domain alias would have led to it.`,
  AMBIGUOUS_ACCOUNT: () =>
    'A domain alias for one of the accounts, or its owner on the recording, would have decided between them.',
  ACCOUNT_WITHHELD: (_, where) => `Resolving the CRM Sync Error of ${account(where)} would have let it be linked.`,
  ACCOUNT_WITHOUT_OPPORTUNITY: (_, where) => `An Opportunity on ${account(where)} would have let both be linked.`,
  OPPORTUNITIES_WITHHELD: (_, where) =>
    `Resolving a CRM Sync Error of an Opportunity of ${account(where)}, as by aligning the stage values, would have let both be linked.`,
  CLEARED_BY_HAND: () => 'Releasing the slot brings the automatic decision back.',
};

/** What would have linked the slot. */
export function counterfactual(slot: Slot, reason: Reason, circumstances: Circumstances): string {
  return COUNTERFACTUALS[reason](slot, circumstances);
}
