import type { AccountRecord, OpportunityRecord } from '../model/candidates.js';
import type { Suggestion } from '../model/decision.js';
import type { DecisionContext } from '../decision-context.js';
import { isUsable } from '../opportunity/count-opportunities.js';
import { named } from '../explaining/step.js';
import { type CompanyDomain, LEVEL_TEXTS, matchByBrand, matchByDomain } from './match-by-domain.js';
import { ancestorsOf } from './walk-hierarchy.js';

/** Withheld Opportunities suggested at most. */
const MOST_WITHHELD = 5;

export function suggestAccount({ crmId, name }: AccountRecord, why: string): Suggestion {
  return { crmId, type: 'Account', name, why };
}

/** Each record once, by its first reason. */
export function once(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ crmId }) => !seen.has(crmId) && seen.add(crmId));
}

/** Accounts on the domain, the higher level first, the same brand elsewhere last. */
export function suggestByDomain(context: DecisionContext, company: CompanyDomain): Suggestion[] {
  return [
    ...matchByDomain(context, company).flatMap(({ level, accounts }) =>
      accounts.map((account) => suggestAccount(account, LEVEL_TEXTS[level])),
    ),
    ...matchByBrand(context, company).map((account) =>
      suggestAccount(account, `its website ${account.websiteDomain ?? ''} has the same brand on another suffix`),
    ),
  ];
}

/** What may be meant instead of Accounts without an Opportunity: their parents, and who else is on the domain. */
export function suggestInstead(
  context: DecisionContext,
  accounts: readonly AccountRecord[],
  company: CompanyDomain | undefined,
): Suggestion[] {
  return once([
    ...accounts.map((account) => suggestAccount(account, 'it has no opportunity, so it is linked by hand only')),
    ...accounts.flatMap((account) =>
      ancestorsOf(context, account).map((parent) => suggestAccount(parent, `${named(account)} belongs to it`)),
    ),
    ...(company === undefined ? [] : suggestByDomain(context, company)),
  ]);
}

/** Withheld Opportunities: they may be linked by hand. */
export function suggestWithheld(context: DecisionContext, { opportunities }: AccountRecord): Suggestion[] {
  const withheld = opportunities.top.filter((opportunity) => !isUsable(opportunity, context)).sort(furthestFirst);
  return withheld.slice(0, MOST_WITHHELD).map(({ crmId, name, stage }) => ({
    crmId,
    type: 'Opportunity',
    name,
    why: `withheld by a CRM Sync Error; its stage is ${stage === null || stage === '' ? 'empty' : `“${stage}”`}`,
  }));
}

function furthestFirst(a: OpportunityRecord, b: OpportunityRecord): number {
  const [left, right] = [a.closeDate ?? '', b.closeDate ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return a.crmId < b.crmId ? -1 : 1;
}
