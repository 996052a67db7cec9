import type { Reason, Slot } from '../model/decision.js';

const SENTENCES: Readonly<Record<Reason, string | Readonly<Record<Slot, string>>>> = {
  MAPPING_INCOMPLETE: 'No complete Opportunity field mapping was saved.',
  NOT_CONNECTED: 'Accounts, Contacts and Leads had never been synced.',
  NO_EXTERNAL_PARTICIPANT: 'Nobody external took part.',
  NO_EXTERNAL_EMAIL: {
    person: 'The external attendee who spoke longest has no address.',
    account: 'No external participant has an address.',
    opportunity: 'No external participant has an address.',
  },
  UNREADABLE_ADDRESS: {
    person: 'The address given for the external attendee who spoke longest cannot be read.',
    account: 'The addresses given for external participants cannot be read.',
    opportunity: 'The addresses given for external participants cannot be read.',
  },
  EXCLUDED: 'Every external participant is on the privacy list.',
  NO_RELATIONSHIP: 'The dialer call has no Person.',
  NO_TALK_TIME: 'Nobody external is known to have spoken, and several have an address.',
  NO_PERSON_FOR_EMAIL: 'No contact, person account or lead has the address.',
  AMBIGUOUS_PERSON: 'Several persons have the address, and nothing tells them apart.',
  PERSON_WITHHELD: 'A CRM Sync Error holds the person found back.',
  FREE_MAIL_DOMAIN: 'The address has no account, and its domain is free mail.',
  DISPOSABLE_DOMAIN: 'The address has no account, and its domain hands out throw-away addresses.',
  SHARED_HOST_DOMAIN: 'The address has no account, and many companies share its host.',
  INTERNAL_DOMAIN: 'The address has no account, and its domain is one of our own.',
  NO_ACCOUNT_FOR_DOMAIN: 'No account has the address or its domain.',
  AMBIGUOUS_ACCOUNT: 'Several accounts fit, and nothing tells them apart.',
  ACCOUNT_WITHHELD: 'A CRM Sync Error holds the account found back.',
  ACCOUNT_WITHOUT_OPPORTUNITY: 'The account found has no opportunity.',
  OPPORTUNITIES_WITHHELD: 'Every opportunity of the account is withheld by a CRM Sync Error.',
  CLEARED_BY_HAND: {
    person: 'Somebody cleared the Person.',
    account: 'Somebody cleared the Account.',
    opportunity: 'Somebody cleared the Opportunity.',
  },
};

/** Why slots are empty, as a list of them says it: of no recording in particular. */
export function reasonText(slot: Slot, reason: Reason): string {
  const text = SENTENCES[reason];
  return typeof text === 'string' ? text : text[slot];
}
