import type { AccountRecord } from '../candidates.js';
import { accountById, type Matter } from '../matter.js';

/** The ancestors of an Account, its parent first. Salesforce lets hierarchies be wide but not circular; data may be. */
export function ancestorsOf(matter: Matter, account: AccountRecord): AccountRecord[] {
  const ancestors: AccountRecord[] = [];
  for (
    let parent = accountById(matter, account.parentCrmId);
    parent !== undefined && parent !== account && !ancestors.includes(parent);
    parent = accountById(matter, parent.parentCrmId)
  ) {
    ancestors.push(parent);
  }
  return ancestors;
}

/** Whether all of `accounts` are one hierarchy with `account` on top. */
export function isTopmost(matter: Matter, account: AccountRecord, accounts: readonly AccountRecord[]): boolean {
  return accounts.every((other) => other === account || ancestorsOf(matter, other).includes(account));
}
