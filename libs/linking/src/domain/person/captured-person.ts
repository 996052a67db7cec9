import { parseAddress } from '#identifiers';
import { isExcluded } from '../addresses/rules.js';
import type { PersonRecord } from '../model/candidates.js';
import { type PeopleContext, personById } from '../decision-context.js';
import { named, step, type Step } from '../explaining/step.js';
import { breakTie } from '../ties/break-tie.js';
import { findRecords } from './find-records.js';
import { spokenMs } from './rank-speakers.js';

/** The Person that was there before the recording, or why there is none. */
export interface CapturedPerson {
  readonly person: PersonRecord | undefined;
  readonly steps: readonly Step[];
  /** Ids given for Persons that the privacy list names: nothing of theirs is kept. */
  readonly excludedCrmIds: readonly string[];
}

const LONGEST = 'longest talk time';

/** Of several. */
function whyThisOne(decidedBy: string | undefined): string {
  if (decidedBy === undefined) return '';
  return decidedBy === LONGEST ? ', and spoke longest of them' : ', and comes first in the list given';
}

/**
 * How long each person spoke: whoever has the person's address, or one that is read as it. On either side, since a
 * partner with an address of ours may be the Person of a meeting.
 */
function talkTimes(context: PeopleContext): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const { externals, internals } = context.participants;
  for (const speaker of [...externals, ...internals]) {
    if (speaker.address === undefined) continue;
    const { contacts, leads } = findRecords(context, speaker.address);
    const own = context.index.exact.get(speaker.address.text) ?? [];
    for (const { crmId } of [...own, ...contacts, ...leads]) {
      times.set(crmId, Math.max(times.get(crmId) ?? 0, spokenMs(speaker)));
    }
  }
  return times;
}

/** Whom the privacy list names counts as absent, by the record asked for or by what it leads to. */
function isOnPrivacyList({ index, rules }: PeopleContext, asked: string, person: PersonRecord | undefined): boolean {
  return [index.people.get(asked), person].some((one) => {
    const address = parseAddress(one?.email);
    return address !== undefined && isExcluded(address, rules);
  });
}

/**
 * The captured Person of the meeting (P1, P2) or the dialer call's Person (P4). Of several, the longest talker by
 * address, else the first in the list given. Merged away: its survivor; deleted or unknown: as if absent.
 */
export function findCapturedPerson(context: PeopleContext): CapturedPerson {
  const { relationship } = context.candidates;
  if (relationship === undefined) return { person: undefined, steps: [], excludedCrmIds: [] };
  const { source, externalId } = relationship;
  const found = relationship.personCrmIds.map((crmId) => ({ crmId, person: personById(context, crmId) }));
  const allowed = found.filter(({ crmId, person }) => !isOnPrivacyList(context, crmId, person));
  const excludedCrmIds = relationship.personCrmIds.filter((crmId) => !allowed.some((one) => one.crmId === crmId));
  const personCrmIds = allowed.map(({ crmId }) => crmId);
  const [rule, of] = source === 'meeting' ? ['P2', `meeting ${externalId}`] : ['P4', `dialer call ${externalId}`];
  const people = allowed.map(({ person }) => person).filter((person) => person !== undefined);
  const places = new Map(people.map((person, place) => [person.crmId, place] as const).reverse());
  const times = people.length > 1 ? talkTimes(context) : new Map<string, number>();
  const broken = breakTie(
    [...new Set(people)],
    [
      { check: LONGEST, value: ({ crmId }) => times.get(crmId) ?? 0 },
      { check: 'first in the list given', value: ({ crmId }) => places.get(crmId), isLowest: true },
    ],
  );
  const [person] = broken.left;
  const asked = personCrmIds.length === 0 ? `${of}: nobody` : `${of}: ${personCrmIds.join(', ')}`;
  if (person === undefined) {
    const sentence =
      personCrmIds.length === 0 ? `The ${of} has no Person.` : `No Person of the ${of} is in the mirror.`;
    return {
      person,
      steps: [step([rule, 'the Person that was known before'], asked, 'none', { sentence })],
      excludedCrmIds,
    };
  }
  const checked = step([rule, 'the Person that was known before'], asked, `${person.type} ${named(person)}`, {
    sentence: `${named(person)} was ${people.length > 1 ? 'one of the Persons' : 'the Person'} of the ${of} already${whyThisOne(broken.decidedBy)}.`,
    runnerUp: broken.runnerUp,
  });
  return { person, steps: [checked], excludedCrmIds };
}
