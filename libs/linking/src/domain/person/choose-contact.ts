import type { AccountRecord, PersonRecord } from '../candidates.js';
import { accountById, type Matter } from '../matter.js';
import { sumUp } from '../opportunity/sum-up.js';
import { breakTie, type Broken, type Criterion } from '../ties/break-tie.js';

export const LAST_ACTIVITY = 'latest activity';

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
    ofAccount(matter, 'contact of the account decided', ({ crmId }) => crmId === decided?.crmId),
    ofAccount(matter, 'its account has an open opportunity', (account) => sumUp(account, matter).open > 0),
    ofAccount(
      matter,
      "its account's owner took part",
      ({ ownerCrmId }) => ownerCrmId !== null && userCrmIds.has(ownerCrmId),
    ),
    { check: LAST_ACTIVITY, value: ({ lastActivityDate }) => lastActivityDate },
  ]);
}
