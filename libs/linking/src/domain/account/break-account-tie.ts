import type { AccountRecord } from '../model/candidates.js';
import type { DecisionContext } from '../decision-context.js';
import { countOpportunities } from '../opportunity/count-opportunities.js';
import { named } from '../explaining/step.js';
import { breakTie, type Broken } from '../ties/break-tie.js';
import type { RunnerUp } from '../model/decision.js';
import { contactsOn } from './match-by-domain.js';
import { isTopmost } from './walk-hierarchy.js';

const OWNER = "the account's owner took part";
const MOST_CONTACTS = 'most contacts on the domain';
const NOT_CLOSED = 'has an open or withheld opportunity';
const TOPMOST = 'topmost ancestor';
export const LATEST_ACTIVITY = 'latest activity';

/** How a sentence says what the Account that came second lost by; the Account before it is the subject. */
const TEXTS: Readonly<Record<string, (runnerUp: RunnerUp) => string>> = {
  [OWNER]: (runnerUp) => `its owner took part, and that of ${named(runnerUp)} did not`,
  [MOST_CONTACTS]: (runnerUp) =>
    `${runnerUp.winnerValue} of its contacts are on the domain, and ${runnerUp.value} of ${named(runnerUp)}`,
  [NOT_CLOSED]: (runnerUp) => `it has an opportunity that is not closed, and ${named(runnerUp)} has none`,
  [TOPMOST]: (runnerUp) => `${named(runnerUp)} belongs to it`,
  [LATEST_ACTIVITY]: (runnerUp) =>
    runnerUp.value === 'none'
      ? `it was last active on ${runnerUp.winnerValue}, and ${named(runnerUp)} never`
      : `it was last active on ${runnerUp.winnerValue}, and ${named(runnerUp)} on ${runnerUp.value}`,
};

/** "its owner took part, and that of Beta did not". */
export function whyAccount(runnerUp: RunnerUp): string {
  return TEXTS[runnerUp.lostBy]?.(runnerUp) ?? `${named(runnerUp)} lost by: ${runnerUp.lostBy}`;
}

/**
 * One of several Accounts that all have an Opportunity (A3, A5). `domain` is undefined where contacts on it say
 * nothing, as on free mail. Several are left when only arbitrary keys could go on.
 */
export function breakAccountTie(
  context: DecisionContext,
  accounts: readonly AccountRecord[],
  domain: string | undefined,
): Broken<AccountRecord> {
  const { userCrmIds } = context.participants;
  return breakTie(accounts, [
    {
      check: OWNER,
      value: ({ ownerCrmId }) => ownerCrmId !== null && userCrmIds.has(ownerCrmId),
    },
    {
      check: MOST_CONTACTS,
      value: (account) => (domain === undefined ? 0 : contactsOn(account, domain)),
    },
    {
      check: NOT_CLOSED,
      value: (account) => {
        const { open, withheld } = countOpportunities(account, context);
        return open + withheld > 0;
      },
    },
    { check: TOPMOST, value: (account, left) => isTopmost(context, account, left) },
    { check: LATEST_ACTIVITY, value: ({ lastActivityDate }) => lastActivityDate },
  ]);
}
