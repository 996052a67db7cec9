import type { AddressRules } from './addresses/rules.js';
import type { AccountRecord, Candidates, PersonRecord } from './model/candidates.js';
import type { LinkingConfiguration, StageValue } from './model/configuration.js';
import type { Recording } from './model/recording.js';
import type { Participants } from './participants/identify-participants.js';

/** People by what they are looked up by. */
export interface PeopleIndex {
  readonly people: ReadonlyMap<string, PersonRecord>;
  /** By the address itself, without its tag, and without dots too on Gmail hosts. */
  readonly exact: ReadonlyMap<string, readonly PersonRecord[]>;
  readonly untagged: ReadonlyMap<string, readonly PersonRecord[]>;
  readonly base: ReadonlyMap<string, readonly PersonRecord[]>;
}

/** What the mirror says of the people of a recording; no Account yet. */
export type PeopleCandidates = Omit<Candidates, 'accounts'>;

/** All that the steps of one decision look at before any Account is known. */
export interface PeopleContext {
  readonly recording: Recording;
  readonly candidates: PeopleCandidates;
  readonly configuration: LinkingConfiguration;
  readonly rules: AddressRules;
  readonly participants: Participants;
  readonly index: PeopleIndex;
  /** The team's stage values, by value. */
  readonly stages: ReadonlyMap<string, StageValue>;
}

/** All that the steps of one decision look at. */
export interface DecisionContext extends PeopleContext {
  /** By id, so that their order means nothing. */
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  /** Where the id of an Account leads that was merged away. */
  readonly accountSurvivors: Readonly<Record<string, string>>;
}

/** The live Account of that id, or the survivor it was merged into. */
export function accountById(context: DecisionContext, crmId: string | null): AccountRecord | undefined {
  return crmId === null ? undefined : context.accounts.get(context.accountSurvivors[crmId] ?? crmId);
}

/** The live Contact or Lead of that id: through merges, person accounts and conversions. */
export function personById(
  context: Pick<PeopleContext, 'index' | 'candidates'>,
  crmId: string,
): PersonRecord | undefined {
  const { people } = context.index;
  const { survivors, personContacts } = context.candidates;
  const survivor = survivors[crmId] ?? crmId;
  const person = people.get(personContacts[survivor] ?? survivor);
  if (person?.isConverted !== true) return person;
  return person.convertedContactCrmId === null ? undefined : personById(context, person.convertedContactCrmId);
}
