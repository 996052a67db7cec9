import { withoutAccents } from '#identifiers';
import { mapSteps, type Steps } from '#identifiers';
import type { Attendee } from './attendee.js';

type ByName = ReadonlyMap<string, readonly Attendee[]>;

function* group(people: readonly Attendee[], keyOf: (person: Attendee) => string | undefined): Steps<ByName> {
  const groups = new Map<string, Attendee[]>();
  for (const person of people) {
    const key = keyOf(person);
    const known = key === undefined ? undefined : groups.get(key);
    if (known !== undefined) known.push(person);
    else if (key !== undefined) groups.set(key, [person]);
    yield;
  }
  return groups;
}

const exactName = ({ nameKey }: Attendee): string | undefined => nameKey;
const bareName = ({ nameKey }: Attendee): string | undefined =>
  nameKey === undefined ? undefined : withoutAccents(nameKey);

/** Rows of one name that were there at once are one person on two devices; those with different addresses are not. */
function isOnePerson(rows: readonly Attendee[], invited: Attendee): boolean {
  return rows.every(({ address }) => address === undefined || address.text === invited.address?.text);
}

/** By each name that was invited: the only invitee of it, when the name means one person on both sides. */
function* onlyInvitees(
  attendees: readonly Attendee[],
  invitees: readonly Attendee[],
  keyOf: (person: Attendee) => string | undefined,
): Steps<ReadonlyMap<string | undefined, Attendee | undefined>> {
  const attending = yield* group(attendees, keyOf);
  const only = new Map<string | undefined, Attendee | undefined>();
  for (const [key, [invitee, ...others]] of yield* group(invitees, keyOf)) {
    const isUnique = invitee !== undefined && others.length === 0 && isOnePerson(attending.get(key) ?? [], invitee);
    only.set(key, isUnique ? invitee : undefined);
    yield;
  }
  return only;
}

function take(attendee: Attendee, { address }: Attendee): Attendee {
  if (address === undefined) return attendee;
  const why = attendee.isUnreadable ? 'whose address in the list cannot be read,' : 'without an address in the list,';
  const text = `${attendee.name ?? ''}, ${why} takes ${address.text} from the invitation of the same name`;
  return { ...attendee, address, isUnreadable: false, history: [...attendee.history, { rule: 'W5', text }] };
}

/**
 * An attendee without an address takes the address of an invitee when the full names are equal and unique on both
 * sides, after rows have merged (W5): some providers hide the addresses of guests. Names that find nobody are tried
 * once more without accents.
 */
export function* takeInvitedAddresses(
  attendees: readonly Attendee[],
  invitees: readonly Attendee[],
): Steps<Attendee[]> {
  const exact = yield* onlyInvitees(attendees, invitees, exactName);
  const bare = yield* onlyInvitees(attendees, invitees, bareName);
  return yield* mapSteps(attendees, (attendee) => {
    if (attendee.address !== undefined) return attendee;
    const [full, plain] = [exactName(attendee), bareName(attendee)];
    const invitee = exact.has(full) ? exact.get(full) : bare.get(plain);
    return invitee === undefined ? attendee : take(attendee, invitee);
  });
}
