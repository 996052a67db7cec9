import { classifyDomain } from '../addresses/classify-domain.js';
import type { AccountRecord, PersonRecord } from '../model/candidates.js';
import type { Grade, Reason, Suggestion } from '../model/decision.js';
import type { DecisionContext } from '../decision-context.js';
import { countsText, countOpportunities } from '../opportunity/count-opportunities.js';
import { named, step, type Step } from '../explaining/step.js';
import type { Broken } from '../ties/break-tie.js';
import { breakAccountTie, LATEST_ACTIVITY, whyAccount } from './break-account-tie.js';
import { matchByContact } from './match-by-contact.js';
import { type CompanyDomain, LEVEL_GRADES, LEVEL_TEXTS, matchByDomain } from './match-by-domain.js';
import { pickParticipant, type PickedParticipant } from './pick-participant.js';
import { suggestAccount, suggestByDomain, suggestInstead, suggestWithheld } from './suggest-accounts.js';

type Picked = Extract<PickedParticipant, { kind: 'picked' }>;

interface Common {
  readonly steps: readonly Step[];
  /** Place of the participant that decided; undefined when nobody of the list did. */
  readonly position: number | undefined;
}

export interface EmptyAccount extends Common {
  readonly kind: 'empty';
  readonly reason: Reason;
  readonly suggestions: readonly Suggestion[];
  readonly opportunitySuggestions: readonly Suggestion[];
  /** For the counterfactual: whose address, and the Account that was found but could not be linked. */
  readonly address?: string;
  readonly account?: AccountRecord;
}

export type AccountOutcome =
  (Common & { readonly kind: 'found'; readonly account: AccountRecord; readonly grade: Grade }) | EmptyAccount;

type Finding =
  | { readonly kind: 'one'; readonly account: AccountRecord; readonly grade: Grade; readonly steps: readonly Step[] }
  | {
      readonly kind: 'stop';
      readonly reason: Reason;
      readonly steps: readonly Step[];
      readonly suggestions: readonly Suggestion[];
      readonly account?: AccountRecord;
    };

/** Some of several Accounts have an Opportunity: the tie-break, or `AMBIGUOUS_ACCOUNT` with all that are left. */
function findOne(
  context: DecisionContext,
  rule: string,
  broken: Broken<AccountRecord>,
  of: number,
  grade: Grade,
): Finding {
  const [account] = broken.left;
  if (account === undefined || broken.left.length > 1) {
    const text = `${broken.left.length} accounts are left, and nothing but chance would tell them apart`;
    return {
      kind: 'stop',
      reason: 'AMBIGUOUS_ACCOUNT',
      steps: [
        step([rule, 'one of several accounts'], `${of} accounts`, text, {
          sentence: `${text}.`,
          runnerUp: broken.runnerUp,
        }),
      ],
      suggestions: broken.left.map((left) =>
        suggestAccount(left, `may be meant: ${countsText(countOpportunities(left, context))}`),
      ),
    };
  }
  if (of === 1) return { kind: 'one', account, grade, steps: [] };
  const { decidedBy, runnerUp } = broken;
  const check = decidedBy ?? 'the only one with an opportunity';
  const sentence =
    runnerUp === undefined
      ? `${named(account)} is the only one of ${of} accounts with an opportunity.`
      : `Of ${of} accounts it is ${named(account)}: ${whyAccount(runnerUp)}.`;
  return {
    kind: 'one',
    account,
    grade: decidedBy === LATEST_ACTIVITY ? 'weak' : grade,
    steps: [step([rule, check], `${of} accounts`, named(account), { sentence, runnerUp })],
  };
}

function withoutOpportunity(accounts: readonly AccountRecord[], suggestions: readonly Suggestion[]): Finding {
  const names = accounts.map(named).join(', ');
  const has = accounts.length === 1 ? 'has' : 'have';
  const checked = step(['A6', 'an account without opportunity is never linked by itself'], names, 'no opportunity', {
    sentence: `${names} ${has} no opportunity.`,
  });
  const [account] = accounts;
  return {
    kind: 'stop',
    reason: 'ACCOUNT_WITHOUT_OPPORTUNITY',
    steps: [checked],
    suggestions,
    ...(account === undefined ? {} : { account }),
  };
}

function narrow(
  context: DecisionContext,
  rule: string,
  accounts: readonly AccountRecord[],
  how: { grade: Grade; domain: string | undefined; suggestions: () => readonly Suggestion[] },
): Finding {
  // Withheld Opportunities count, so that a misaligned stage cannot push the link to another Account.
  const having = accounts.filter((account) => countOpportunities(account, context).total > 0);
  if (having.length === 0) return withoutOpportunity(accounts, how.suggestions());
  return findOne(context, rule, breakAccountTie(context, having, how.domain), accounts.length, how.grade);
}

function findByDomain(context: DecisionContext, { address }: Picked, company: CompanyDomain): Finding {
  const levels = matchByDomain(context, company);
  const place = levels.findIndex(({ accounts }) => accounts.length > 0);
  const winning = levels[place];
  if (winning === undefined) {
    const checked = step(['A5', 'account with a similar domain'], company.domain, 'none', {
      sentence: `No account is on ${company.domain}.`,
    });
    return {
      kind: 'stop',
      reason: 'NO_ACCOUNT_FOR_DOMAIN',
      steps: [checked],
      suggestions: suggestByDomain(context, company),
    };
  }
  const { level, accounts } = winning;
  const names = accounts.map(named).join(', ');
  const checked = step(['A5', `account by ${level}`], address.text, names, {
    sentence: `${company.domain} leads to ${names}: ${LEVEL_TEXTS[level]}.`,
  });
  const finding = narrow(context, 'A5', accounts, {
    grade: LEVEL_GRADES[level],
    domain: company.domain,
    suggestions: () => suggestInstead(context, accounts, company),
  });
  return { ...finding, steps: [checked, ...finding.steps] };
}

/** A3, and only when the address is not associated with an Account, A5. */
function find(context: DecisionContext, picked: Picked): Finding {
  const domainClass = classifyDomain(picked.address, context.rules);
  const company = domainClass.kind === 'company' ? domainClass : undefined;
  const { accounts, found, step: checked } = matchByContact(context, picked.address);
  if (accounts.length > 0) {
    const finding = narrow(context, 'A3', accounts, {
      grade: found.how === 'as it is' ? 'exact' : 'strong',
      domain: company?.domain,
      suggestions: () => suggestInstead(context, accounts, company),
    });
    return { ...finding, steps: [checked, ...finding.steps] };
  }
  if (domainClass.kind === 'unusable') {
    const { reason, because } = domainClass;
    const never = step(['A5', 'whether the domain may lead to an account'], picked.address.host, because, {
      sentence: `The domain leads nowhere: ${because}.`,
    });
    return { kind: 'stop', reason, steps: [checked, never], suggestions: [] };
  }
  const finding = findByDomain(context, picked, domainClass);
  return { ...finding, steps: [checked, ...finding.steps] };
}

/** The Account found may still be one that is held back, or have nothing but withheld Opportunities (S1). */
function holdBack(
  context: DecisionContext,
  account: AccountRecord,
): { reason: Reason; why: string; step: Step } | undefined {
  if (account.isWithheld) {
    const checked = step(['S1', 'whether a CRM Sync Error holds the account back'], named(account), 'withheld', {
      sentence: `A CRM Sync Error holds ${named(account)} back.`,
    });
    return { reason: 'ACCOUNT_WITHHELD', why: 'a CRM Sync Error holds it back', step: checked };
  }
  const counts = countOpportunities(account, context);
  if (counts.open + counts.closed > 0) return undefined;
  const checked = step(['S1', 'opportunities that may be linked'], named(account), countsText(counts), {
    sentence: `${named(account)} has nothing but ${countsText(counts)}.`,
  });
  return { reason: 'OPPORTUNITIES_WITHHELD', why: 'CRM Sync Errors hold its opportunities back', step: checked };
}

/** The Account (A2, A3, A5), decided from one participant alone. */
export function decideAccount(context: DecisionContext, linked: PersonRecord | undefined): AccountOutcome {
  const picked = pickParticipant(context, linked);
  if (picked.kind === 'none') {
    const { reason, step: checked } = picked;
    return {
      kind: 'empty',
      reason,
      steps: [checked],
      position: undefined,
      suggestions: [],
      opportunitySuggestions: [],
    };
  }
  const { position, step: checked, address } = picked;
  const finding = find(context, picked);
  const steps = [checked, ...finding.steps];
  if (finding.kind === 'stop') {
    return { ...finding, kind: 'empty', steps, position, opportunitySuggestions: [], address: address.text };
  }
  const { account } = finding;
  const held = holdBack(context, account);
  if (held === undefined) return { ...finding, kind: 'found', steps, position };
  return {
    kind: 'empty',
    reason: held.reason,
    steps: [...steps, held.step],
    position,
    suggestions: [suggestAccount(account, held.why)],
    opportunitySuggestions: held.reason === 'OPPORTUNITIES_WITHHELD' ? suggestWithheld(context, account) : [],
    address: address.text,
    account,
  };
}
