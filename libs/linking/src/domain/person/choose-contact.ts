import type { AccountRecord, PersonRecord } from '../candidates.js';
import { accountById, type Matter } from '../matter.js';
import { sumUp } from '../opportunity/sum-up.js';
import { breakTie, type Broken, type Criterion } from '../ties/break-tie.js';

const OF_ACCOUNT = 'contact of the account decided';
const OPEN_OPPORTUNITY = 'its account has an open opportunity';
const OWNER = "its account's owner took part";
export const LAST_ACTIVITY = 'latest activity';

/** How a sentence says what told one of several Contacts with an address from the rest. */
const TOLD: Readonly<Record<string, string>> = {
  [OF_ACCOUNT]: 'the one of the account decided',
  [OPEN_OPPORTUNITY]: 'the one whose account has an open opportunity',
  [OWNER]: "the one whose account's owner took part",
  [LAST_ACTIVITY]: 'the one last active',
};

/** "the one whose account has an open opportunity". */
export function whyContact(decidedBy: string): string {
  return TOLD[decidedBy] ?? decidedBy;
}

function ofAccount(matter: Matter, check: string, holds: (account: AccountRecord) => boolean): Criterion<PersonRecord> {
  return {
    check,
    value: ({ accountCrmId }) => {
      const account = accountById(matter, accountCrmId);
      return account !== undefined && holds(account);
    },
  };
}

/**
 * One of several Contacts with one address: that of the Account decided from the same participant; else whose Account
 * has an open Opportunity, whose Account's owner took part, the latest activity. Several are left when only chance
 * could go on.
 */
export function chooseContact(
  matter: Matter,
  contacts: readonly PersonRecord[],
  decided: AccountRecord | undefined,
): Broken<PersonRecord> {
  const { userCrmIds } = matter.participants;
  return breakTie(contacts, [
    ofAccount(matter, OF_ACCOUNT, ({ crmId }) => crmId === decided?.crmId),
    ofAccount(matter, OPEN_OPPORTUNITY, (account) => sumUp(account, matter).open > 0),
    ofAccount(matter, OWNER, ({ ownerCrmId }) => ownerCrmId !== null && userCrmIds.has(ownerCrmId)),
    { check: LAST_ACTIVITY, value: ({ lastActivityDate }) => lastActivityDate },
  ]);
}
