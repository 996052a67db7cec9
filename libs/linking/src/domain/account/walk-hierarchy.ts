import type { AccountRecord } from '../model/candidates.js';
import { accountById, type DecisionContext } from '../decision-context.js';

/** The ancestors of an Account, its parent first. Salesforce lets hierarchies be wide but not circular; data may be. */
export function ancestorsOf(context: DecisionContext, account: AccountRecord): AccountRecord[] {
  const ancestors: AccountRecord[] = [];
  for (
    let parent = accountById(context, account.parentCrmId);
    parent !== undefined && parent !== account && !ancestors.includes(parent);
    parent = accountById(context, parent.parentCrmId)
  ) {
    ancestors.push(parent);
  }
  return ancestors;
}

/** Whether all of `accounts` are one hierarchy with `account` on top. */
export function isTopmost(
  context: DecisionContext,
  account: AccountRecord,
  accounts: readonly AccountRecord[],
): boolean {
  return accounts.every((other) => other === account || ancestorsOf(context, other).includes(account));
}
