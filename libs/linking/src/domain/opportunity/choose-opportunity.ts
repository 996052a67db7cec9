import type { AccountRecord, OpportunityRecord, PersonRecord } from '../model/candidates.js';
import type { Grade, RunnerUp } from '../model/decision.js';
import type { DecisionContext } from '../decision-context.js';
import { contactsOfAddress } from '../person/find-records.js';
import { named, step, type Step } from '../explaining/step.js';
import { breakTie, type Broken, type Criterion } from '../ties/break-tie.js';
import { countsText, isUsable, countOpportunities } from './count-opportunities.js';

export interface ChosenOpportunity {
  readonly opportunity: OpportunityRecord;
  readonly grade: Grade;
  readonly steps: readonly Step[];
}

const OPEN = 'open before closed';
const CLOSE_DATE = 'furthest close date';
const PERSON_ROLE = 'contact role of the Person';
const OTHERS_ROLE = 'other attendees with a role';
const OWNER = 'owner took part';
const STAGE = 'furthest stage';
const CHANGED = 'latest change';
const CREATED = 'latest creation';
const LOWEST_ID = 'lowest id';

/** How a sentence says what one that closes on the same date lost by. */
const TEXTS: Readonly<Record<string, (runnerUp: RunnerUp) => string>> = {
  [PERSON_ROLE]: () => 'the Person has a role on it alone',
  [OTHERS_ROLE]: ({ value, winnerValue }) =>
    `${winnerValue} of the other attendees have a role on it, against ${value}`,
  [OWNER]: () => 'its owner alone took part',
  [STAGE]: () => 'its stage is further along',
  [CHANGED]: ({ winnerValue }) => `it was changed later (${winnerValue.slice(0, 10)})`,
  [CREATED]: ({ winnerValue }) => `it was created later (${winnerValue.slice(0, 10)})`,
  [LOWEST_ID]: () => 'its id comes first, as nothing else tells them apart',
};

/** The Contacts of every external attendee but the Person: the second tie-break counts whose are on the Opportunity. */
function contactsOfOthers(context: DecisionContext, person: PersonRecord | undefined): ReadonlySet<string>[] {
  const { externals, list } = context.participants;
  if (list === 'invitees') return [];
  return externals
    .flatMap(({ address }) => (address === undefined ? [] : [contactsOfAddress(context, address)]))
    .map((contacts) => new Set(contacts.map(({ crmId }) => crmId)))
    .filter((contacts) => person === undefined || !contacts.has(person.crmId));
}

function criteria(context: DecisionContext, person: PersonRecord | undefined): Criterion<OpportunityRecord>[] {
  const others = contactsOfOthers(context, person);
  const stageOf = ({ stage }: OpportunityRecord) => context.stages.get(stage ?? '');
  return [
    { check: OPEN, value: (opportunity) => stageOf(opportunity)?.outcome === 'open' },
    { check: CLOSE_DATE, value: ({ closeDate }) => closeDate },
    {
      check: PERSON_ROLE,
      value: ({ contactCrmIds }) => person !== undefined && contactCrmIds.includes(person.crmId),
    },
    {
      check: OTHERS_ROLE,
      value: ({ contactCrmIds }) => others.filter((contacts) => contactCrmIds.some((id) => contacts.has(id))).length,
    },
    {
      check: OWNER,
      value: ({ ownerCrmId }) => ownerCrmId !== null && context.participants.userCrmIds.has(ownerCrmId),
    },
    { check: STAGE, value: (opportunity) => stageOf(opportunity)?.position },
    { check: CHANGED, value: ({ lastModifiedAt }) => lastModifiedAt },
    { check: CREATED, value: ({ createdAt }) => createdAt },
    { check: LOWEST_ID, value: ({ crmId }) => crmId, isLowest: true },
  ];
}

/** As sure as its Account is, unless only the last two tie-breaks decided (L3.4, L5). */
function gradeOf(decidedBy: string | undefined, ofAccount: Grade): Grade {
  return decidedBy === CREATED || decidedBy === LOWEST_ID ? 'weak' : ofAccount;
}

function whyFirst({ closeDate }: OpportunityRecord, { runnerUp }: Broken<OpportunityRecord>): string {
  const closes = closeDate === null ? 'has no close date' : `closes ${closeDate}`;
  if (runnerUp === undefined) return `${closes}.`;
  const other = `“${named(runnerUp)}”`;
  if (runnerUp.lostBy === OPEN) return `${closes} and is open; ${other} is closed.`;
  if (runnerUp.lostBy === CLOSE_DATE) {
    return `${closes}, later than ${other} (${runnerUp.value === 'none' ? 'no close date' : runnerUp.value}).`;
  }
  const why = TEXTS[runnerUp.lostBy]?.(runnerUp) ?? runnerUp.lostBy;
  return `${closes}, like ${other}, and ${why}.`;
}

/**
 * The Opportunity of an Account (A4): open before closed by the team's stages, then the furthest close date, then the
 * tie-breaks. Undefined when the Account has none that may be linked.
 */
export function chooseOpportunity(
  context: DecisionContext,
  { account, grade }: { readonly account: AccountRecord; readonly grade: Grade },
  person: PersonRecord | undefined,
): ChosenOpportunity | undefined {
  const usable = account.opportunities.top.filter((opportunity) => isUsable(opportunity, context));
  const broken = breakTie(usable, criteria(context, person));
  const [opportunity] = broken.left;
  if (opportunity === undefined) return undefined;
  const summary = countOpportunities(account, context);
  const counts = countsText(summary);
  const usableText = `${summary.open + summary.closed} that may be linked`;
  return {
    opportunity,
    grade: gradeOf(broken.decidedBy, grade),
    steps: [
      step(['A4', 'opportunities of the account'], named(account), counts, {
        sentence: `${named(account)} has ${counts}.`,
      }),
      step(['A4', broken.decidedBy ?? 'the only one to choose from'], usableText, named(opportunity), {
        sentence: `“${named(opportunity)}” ${whyFirst(opportunity, broken)}`,
        runnerUp: broken.runnerUp,
      }),
    ],
  };
}
