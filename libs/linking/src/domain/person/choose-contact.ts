import type { AccountRecord, PersonRecord } from '../model/candidates.js';
import { accountById, type DecisionContext } from '../decision-context.js';
import { countOpportunities } from '../opportunity/count-opportunities.js';
import { breakTie, type Broken, type Criterion } from '../ties/break-tie.js';

const OF_ACCOUNT = 'contact of the account decided';
const OPEN_OPPORTUNITY = 'its account has an open opportunity';
const OWNER = "its account's owner took part";
export const LAST_ACTIVITY = 'latest activity';

/** How a sentence says what set one of several Contacts with an address apart. */
const TEXTS: Readonly<Record<string, string>> = {
  [OF_ACCOUNT]: 'the one of the account decided',
  [OPEN_OPPORTUNITY]: 'the one whose account has an open opportunity',
  [OWNER]: "the one whose account's owner took part",
  [LAST_ACTIVITY]: 'the one last active',
};

/** "the one whose account has an open opportunity". */
export function whyContact(decidedBy: string): string {
  return TEXTS[decidedBy] ?? decidedBy;
}

function ofAccount(
  context: DecisionContext,
  check: string,
  holds: (account: AccountRecord) => boolean,
): Criterion<PersonRecord> {
  return {
    check,
    value: ({ accountCrmId }) => {
      const account = accountById(context, accountCrmId);
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
  context: DecisionContext,
  contacts: readonly PersonRecord[],
  decided: AccountRecord | undefined,
): Broken<PersonRecord> {
  const { userCrmIds } = context.participants;
  return breakTie(contacts, [
    ofAccount(context, OF_ACCOUNT, ({ crmId }) => crmId === decided?.crmId),
    ofAccount(context, OPEN_OPPORTUNITY, (account) => countOpportunities(account, context).open > 0),
    ofAccount(context, OWNER, ({ ownerCrmId }) => ownerCrmId !== null && userCrmIds.has(ownerCrmId)),
    { check: LAST_ACTIVITY, value: ({ lastActivityDate }) => lastActivityDate },
  ]);
}
