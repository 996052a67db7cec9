import { type AccountOutcome, decideAccount, type EmptyAccount } from './account/decide-account.js';
import type { AccountRecord, Candidates, MappedValues, PersonRecord } from './model/candidates.js';
import type { LinkingConfiguration } from './model/configuration.js';
import {
  type Decision,
  type Flag,
  type Grade,
  type Reason,
  type RecordType,
  RULE_SET_VERSION,
  type Slot,
  type SlotDecision,
  type Suggestion,
} from './model/decision.js';
import { type Circumstances, counterfactual } from './explaining/counterfactual.js';
import { isFirstSyncDone, isFresh, watermarkOf } from './timing/freshness.js';
import { accountById, type DecisionContext } from './decision-context.js';
import { readRecording } from './participants/read-recording.js';
import { prepare, type Prepared, withAccounts } from './prepare.js';
import { chooseOpportunity } from './opportunity/choose-opportunity.js';
import { decidePerson, type PersonOutcome } from './person/decide-person.js';
import type { CapturedPerson } from './person/captured-person.js';
import type { Recording } from './model/recording.js';
import { named, step, type Step } from './explaining/step.js';
import { readAddressRules } from './addresses/rules.js';
import { atOnce, type Steps } from '#identifiers';

type Slots = Decision['slots'];

interface LinkedRecord {
  readonly crmId: string;
  readonly name: string | null;
  readonly values: MappedValues;
}

function explanationOf(steps: readonly Step[]): Pick<SlotDecision, 'evidence' | 'sentences'> {
  return {
    evidence: steps.map(({ evidence }) => evidence),
    sentences: steps.map(({ sentence }) => sentence).filter((sentence) => sentence !== undefined),
  };
}

function linked(record: LinkedRecord, type: RecordType, grade: Grade, steps: readonly Step[]): SlotDecision {
  const { crmId, name, values } = record;
  const explanation = explanationOf(steps);
  return {
    state: 'linked',
    crmId,
    type,
    name,
    reason: null,
    grade,
    snapshot: values,
    ...explanation,
    suggestions: [],
    counterfactual: null,
  };
}

function empty(
  slot: Slot,
  reason: Reason,
  steps: readonly Step[],
  more: { suggestions?: readonly Suggestion[]; circumstances?: Circumstances } = {},
): SlotDecision {
  return {
    state: 'empty',
    crmId: null,
    type: null,
    name: null,
    reason,
    grade: null,
    snapshot: null,
    ...explanationOf(steps),
    suggestions: more.suggestions ?? [],
    counterfactual: counterfactual(slot, reason, more.circumstances ?? {}),
  };
}

/** Before any other reason, on all three slots (A7). */
function notConnected(): Slots {
  const checked = step(['A7', 'first sync of Accounts, Contacts and Leads'], 'the mirror', 'never completed', {
    sentence: 'Salesforce was never synced completely, so there is nothing to link to.',
  });
  return {
    person: empty('person', 'NOT_CONNECTED', [checked]),
    account: empty('account', 'NOT_CONNECTED', [checked]),
    opportunity: empty('opportunity', 'NOT_CONNECTED', [checked]),
  };
}

/** A7: without a complete mapping nothing is looked for. */
function decideAccountIfMapped(context: DecisionContext, person: PersonRecord | undefined): AccountOutcome {
  const { isComplete, version } = context.configuration.opportunityMapping;
  if (isComplete) return decideAccount(context, person);
  const checked = step(
    ['A7', 'Opportunity field mapping with every required field'],
    `version ${version}`,
    'not complete',
    {
      sentence: 'No Opportunity field mapping with every required field is saved.',
    },
  );
  return {
    kind: 'empty',
    reason: 'MAPPING_INCOMPLETE',
    steps: [checked],
    position: undefined,
    suggestions: [],
    opportunitySuggestions: [],
  };
}

function personSlot(context: DecisionContext, outcome: PersonOutcome, mismatch: Step | undefined): SlotDecision {
  const steps = [...context.participants.steps, ...outcome.steps, ...(mismatch === undefined ? [] : [mismatch])];
  if (outcome.kind === 'linked') return linked(outcome.person, outcome.person.type, outcome.grade, steps);
  const { reason, suggestions, address } = outcome;
  return empty('person', reason, steps, { suggestions, circumstances: { address } });
}

function emptyPair(context: DecisionContext, outcome: EmptyAccount): Pick<Slots, 'account' | 'opportunity'> {
  const { reason, steps, suggestions, opportunitySuggestions, address, account } = outcome;
  const circumstances = { address, accountName: account === undefined ? undefined : named(account) };
  const all = [...context.participants.steps, ...steps];
  return {
    account: empty('account', reason, all, { suggestions, circumstances }),
    // Automatically, both are linked together or not at all.
    opportunity: empty('opportunity', reason, all, { suggestions: opportunitySuggestions, circumstances }),
  };
}

function pair(
  context: DecisionContext,
  outcome: AccountOutcome,
  person: PersonRecord | undefined,
): Pick<Slots, 'account' | 'opportunity'> {
  if (outcome.kind === 'empty') return emptyPair(context, outcome);
  const { account, grade, steps } = outcome;
  const chosen = chooseOpportunity(context, outcome, person);
  if (chosen === undefined)
    throw new Error(`Account ${account.crmId} counts opportunities that are not among its candidates`);
  const all = [...context.participants.steps, ...steps];
  return {
    account: linked(account, 'Account', grade, all),
    opportunity: linked(chosen.opportunity, 'Opportunity', chosen.grade, [...all, ...chosen.steps]),
  };
}

/** The law takes Person and Account from different participants: both stand, and the decision says so. */
function explainMismatch(
  context: DecisionContext,
  person: PersonRecord | undefined,
  account: AccountRecord | undefined,
): Step | undefined {
  const own = person === undefined ? undefined : accountById(context, person.accountCrmId);
  if (person === undefined || own === undefined || account === undefined || own === account) return undefined;
  return step(['A2', "whether the Person's account is the one linked"], named(own), `no, that is ${named(account)}`, {
    sentence: `${named(person)} belongs to ${named(own)}, and the account linked is ${named(account)}: both stand.`,
  });
}

function decideSlots(context: DecisionContext, captured: CapturedPerson): { slots: Slots; flags: Flag[] } {
  // Only a Person that is linked stands in for a list (A2), and one that is held back is not.
  const known = captured.person?.isWithheld === true ? undefined : captured.person;
  const account = decideAccountIfMapped(context, known);
  const found = account.kind === 'found' ? account.account : undefined;
  const person = decidePerson(context, captured, { account: found, position: account.position });
  const linkedPerson = person.kind === 'linked' ? person.person : undefined;
  const mismatch = explainMismatch(context, linkedPerson, found);
  return {
    slots: { person: personSlot(context, person, mismatch), ...pair(context, account, linkedPerson) },
    flags: mismatch === undefined ? [] : ['PERSON_ACCOUNT_MISMATCH'],
  };
}

/** The Accounts that a decision looks at, with where those lead that were merged away. */
export interface AccountCandidates {
  readonly accounts: readonly AccountRecord[];
  readonly survivors: Readonly<Record<string, string>>;
}

/** The second half of `decide`, once the Accounts are there. */
export function decidePrepared(prepared: Prepared, { accounts, survivors }: AccountCandidates, now: Date): Decision {
  const { configuration, recording } = prepared.context;
  const { slots, flags } = isFirstSyncDone(configuration)
    ? decideSlots(withAccounts(prepared, accounts, survivors), prepared.captured)
    : { slots: notConnected(), flags: [] };
  return {
    decidedAt: now.toISOString(),
    ruleSetVersion: RULE_SET_VERSION,
    mappingVersion: configuration.opportunityMapping.version,
    stagesVersion: configuration.stages.version,
    watermark: watermarkOf(configuration),
    staleMirror: !isFresh(configuration, recording.endedAt),
    flags,
    slots,
  };
}

function* decideInSteps(
  recording: Recording,
  candidates: Candidates,
  configuration: LinkingConfiguration,
  now: Date,
): Steps<Decision> {
  const rules = yield* readAddressRules(configuration.settings);
  const prepared = yield* prepare(yield* readRecording(recording), candidates, configuration, rules);
  return decidePrepared(prepared, candidates, now);
}

/**
 * Decides what a recording is linked to, by the law (P, A) and nothing else. The same input gives the same output,
 * whatever the order of the candidates; live linking, preview and replay all come through here.
 */
export function decide(
  recording: Recording,
  candidates: Candidates,
  configuration: LinkingConfiguration,
  now: Date,
): Decision {
  return atOnce(decideInSteps(recording, candidates, configuration, now));
}
