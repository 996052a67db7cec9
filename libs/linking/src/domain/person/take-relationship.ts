import { parseAddress } from '../addresses/parse-address.js';
import type { PersonRecord } from '../candidates.js';
import { type Matter, personById } from '../matter.js';
import { named, step, type Step } from '../step.js';
import { breakTie } from '../ties/break-tie.js';

/** The Person that was there before the recording, or why there is none. */
export interface TakenPerson {
  readonly person: PersonRecord | undefined;
  readonly steps: readonly Step[];
}

function talkTime(matter: Matter, person: PersonRecord): number {
  const text = parseAddress(person.email)?.text;
  const speakers = matter.participants.externals.filter(({ address }) => text !== undefined && address?.text === text);
  return Math.max(0, ...speakers.map(({ talkTimeMs }) => talkTimeMs ?? 0));
}

/**
 * The captured Person of the meeting (P1, P2) or the dialer call's Person (P4). Of several, the longest talker by
 * address, else the first in the list given. Merged away: its survivor; deleted or unknown: as if absent.
 */
export function takeRelationship(matter: Matter): TakenPerson {
  const { relationship } = matter.candidates;
  if (relationship === undefined) return { person: undefined, steps: [] };
  const { source, externalId, personCrmIds } = relationship;
  const [rule, of] = source === 'meeting' ? ['P2', `meeting ${externalId}`] : ['P4', `dialer call ${externalId}`];
  const people = personCrmIds.map((crmId) => personById(matter, crmId)).filter((person) => person !== undefined);
  const places = new Map(people.map((person, place) => [person.crmId, place] as const).reverse());
  const broken = breakTie(
    [...new Set(people)],
    [
      { check: 'longest talk time', value: (person) => talkTime(matter, person) },
      { check: 'first in the list given', value: ({ crmId }) => places.get(crmId), isLowest: true },
    ],
  );
  const [person] = broken.left;
  const asked = personCrmIds.length === 0 ? `${of}: nobody` : `${of}: ${personCrmIds.join(', ')}`;
  if (person === undefined) {
    const sentence =
      personCrmIds.length === 0 ? `The ${of} has no Person.` : `No Person of the ${of} is in the mirror.`;
    return { person, steps: [step([rule, 'the Person that was known before'], asked, 'none', { sentence })] };
  }
  const told = step([rule, 'the Person that was known before'], asked, `${person.type} ${named(person)}`, {
    sentence: `${named(person)} was the Person of the ${of} already.`,
    runnerUp: broken.runnerUp,
  });
  return { person, steps: [told] };
}
