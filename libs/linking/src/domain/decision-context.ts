import { baseOf, parseAddress, withoutTag } from '#identifiers';
import type { AddressRules } from './addresses/rules.js';
import type { AccountRecord, Candidates, PersonRecord } from './model/candidates.js';
import type { LinkingConfiguration, StageValue } from './model/configuration.js';
import { identifyParticipants, type Participants } from './participants/identify-participants.js';
import { readAddressRules } from './addresses/rules.js';
import type { Recording } from './model/recording.js';

/** Records by what they are looked up by. */
export interface Index {
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  /** By the address itself, without its tag, and without dots too on Gmail hosts. */
  readonly exact: ReadonlyMap<string, readonly PersonRecord[]>;
  readonly untagged: ReadonlyMap<string, readonly PersonRecord[]>;
  readonly base: ReadonlyMap<string, readonly PersonRecord[]>;
}

/** All that the steps of one decision look at. */
export interface DecisionContext {
  readonly recording: Recording;
  readonly candidates: Candidates;
  readonly configuration: LinkingConfiguration;
  readonly rules: AddressRules;
  readonly participants: Participants;
  readonly index: Index;
  /** The team's stage values, by value. */
  readonly stages: ReadonlyMap<string, StageValue>;
}

function indexPeople(people: readonly PersonRecord[]): Pick<Index, 'exact' | 'untagged' | 'base'> {
  const [exact, untagged, base] = [0, 1, 2].map(() => new Map<string, PersonRecord[]>()) as [
    Map<string, PersonRecord[]>,
    Map<string, PersonRecord[]>,
    Map<string, PersonRecord[]>,
  ];
  const add = (map: Map<string, PersonRecord[]>, key: string, person: PersonRecord): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [person]);
    else known.push(person);
  };
  for (const person of people) {
    const address = parseAddress(person.email);
    if (address === undefined) continue;
    add(exact, address.text, person);
    add(untagged, withoutTag(address), person);
    add(base, baseOf(address), person);
  }
  return { exact, untagged, base };
}

/** Puts everything in reach. `rules` are those of the configuration, where they were read before: lists may be long. */
export function createContext(
  recording: Recording,
  candidates: Candidates,
  configuration: LinkingConfiguration,
  rules: AddressRules = readAddressRules(configuration.settings),
): DecisionContext {
  return {
    recording,
    candidates,
    configuration,
    rules,
    participants: identifyParticipants(recording, candidates.users, rules),
    index: {
      people: new Map(candidates.people.map((person) => [person.crmId, person])),
      accounts: new Map(candidates.accounts.map((account) => [account.crmId, account])),
      ...indexPeople(candidates.people),
    },
    stages: new Map(configuration.stages.values.map((stage) => [stage.value, stage])),
  };
}

/** The live Account of that id, or the survivor it was merged into. */
export function accountById(context: DecisionContext, crmId: string | null): AccountRecord | undefined {
  if (crmId === null) return undefined;
  const { accounts } = context.index;
  return accounts.get(context.candidates.survivors[crmId] ?? crmId);
}

/** The live Contact or Lead of that id: through merges, person accounts and conversions. */
export function personById(context: DecisionContext, crmId: string): PersonRecord | undefined {
  const { people } = context.index;
  const { survivors, personContacts } = context.candidates;
  const survivor = survivors[crmId] ?? crmId;
  const person = people.get(personContacts[survivor] ?? survivor);
  if (person?.isConverted !== true) return person;
  return person.convertedContactCrmId === null ? undefined : personById(context, person.convertedContactCrmId);
}
