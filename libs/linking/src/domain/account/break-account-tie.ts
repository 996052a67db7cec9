import type { AccountRecord } from '../candidates.js';
import type { Matter } from '../matter.js';
import { sumUp } from '../opportunity/sum-up.js';
import { breakTie, type Broken } from '../ties/break-tie.js';
import { contactsOn } from './match-by-domain.js';
import { isTopmost } from './walk-hierarchy.js';

export const LATEST_ACTIVITY = 'latest activity';

/**
 * One of several Accounts that all have an Opportunity (A3, A5). `domain` is undefined where contacts on it say
 * nothing, as on free mail. Several are left when only arbitrary keys could go on.
 */
export function breakAccountTie(
  matter: Matter,
  accounts: readonly AccountRecord[],
  domain: string | undefined,
): Broken<AccountRecord> {
  const { userCrmIds } = matter.participants;
  return breakTie(accounts, [
    {
      check: "the account's owner took part",
      value: ({ ownerCrmId }) => ownerCrmId !== null && userCrmIds.has(ownerCrmId),
    },
    {
      check: 'most contacts on the domain',
      value: (account) => (domain === undefined ? 0 : contactsOn(account, domain)),
    },
    {
      check: 'has an open or withheld opportunity',
      value: (account) => {
        const { open, withheld } = sumUp(account, matter);
        return open + withheld > 0;
      },
    },
    { check: 'topmost ancestor', value: (account, left) => isTopmost(matter, account, left) },
    { check: LATEST_ACTIVITY, value: ({ lastActivityDate }) => lastActivityDate },
  ]);
}
