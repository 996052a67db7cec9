import { type Address, baseOf, parseAddress, withoutTag } from '#identifiers';
import { type AddressRules, withSharedDomains } from './addresses/rules.js';
import type { DecisionContext, PeopleCandidates, PeopleContext, PeopleIndex } from './decision-context.js';
import type { AccountRecord, PersonRecord } from './model/candidates.js';
import type { LinkingConfiguration } from './model/configuration.js';
import { identifyParticipants } from './participants/identify-participants.js';
import type { ReadRecording } from './participants/read-recording.js';
import { type CapturedPerson, findCapturedPerson } from './person/captured-person.js';
import type { Steps } from '#identifiers';

/** A decision as far as it goes without any Account: what is looked up next and what is decided both start here. */
export interface Prepared {
  readonly context: PeopleContext;
  /** The Person that was known before the recording. */
  readonly captured: CapturedPerson;
}

function* indexPeople(people: readonly PersonRecord[]): Steps<PeopleIndex> {
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
    yield;
    const address = parseAddress(person.email);
    if (address === undefined) continue;
    add(exact, address.text, person);
    add(untagged, withoutTag(address), person);
    add(base, baseOf(address), person);
  }
  return { people: new Map(people.map((person) => [person.crmId, person])), exact, untagged, base };
}

/**
 * Says who took part and which Person was known before, once, for the look-up of the Accounts and for the decision.
 * `rules` are those of the configuration.
 */
export function* prepare(
  read: ReadRecording,
  candidates: PeopleCandidates,
  configuration: LinkingConfiguration,
  rules: AddressRules,
): Steps<Prepared> {
  const index = yield* indexPeople(candidates.people);
  const known = {
    users: candidates.users,
    isSandbox: configuration.mirror.isSandbox,
    hasRecord: (address: Address) => index.base.has(baseOf(address)),
  };
  const ownRules = withSharedDomains(rules, candidates.sharedDomains);
  const context: PeopleContext = {
    recording: read.recording,
    candidates,
    configuration,
    rules: ownRules,
    participants: yield* identifyParticipants(read, known, ownRules),
    index,
    stages: new Map(configuration.stages.values.map((stage) => [stage.value, stage])),
  };
  return { context, captured: findCapturedPerson(context) };
}

/** Puts the Accounts in reach. */
export function withAccounts(
  { context }: Prepared,
  accounts: readonly AccountRecord[],
  accountSurvivors: Readonly<Record<string, string>>,
): DecisionContext {
  return { ...context, accounts: new Map(accounts.map((account) => [account.crmId, account])), accountSurvivors };
}
