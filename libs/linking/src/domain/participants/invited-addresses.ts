import { withoutAccents } from '#identifiers';
import type { Attendee } from './attendee.js';

type ByName = ReadonlyMap<string, readonly Attendee[]>;

function group(people: readonly Attendee[], keyOf: (person: Attendee) => string | undefined): ByName {
  const groups = new Map<string, Attendee[]>();
  for (const person of people) {
    const key = keyOf(person);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), person]);
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

/** The only invitee of the name, when the name means one person on both sides. */
function invitedAs(
  key: string | undefined,
  attending: ByName,
  invited: ByName,
): { readonly found: boolean; readonly invitee: Attendee | undefined } {
  const invitees = key === undefined ? [] : (invited.get(key) ?? []);
  const [invitee] = invitees;
  if (key === undefined || invitee === undefined) return { found: false, invitee: undefined };
  const isUnique = invitees.length === 1 && isOnePerson(attending.get(key) ?? [], invitee);
  return { found: true, invitee: isUnique ? invitee : undefined };
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
export function takeInvitedAddresses(attendees: readonly Attendee[], invitees: readonly Attendee[]): Attendee[] {
  const exact = [group(attendees, exactName), group(invitees, exactName)] as const;
  const bare = [group(attendees, bareName), group(invitees, bareName)] as const;
  return attendees.map((attendee) => {
    if (attendee.address !== undefined) return attendee;
    const byName = invitedAs(exactName(attendee), ...exact);
    const { invitee } = byName.found ? byName : invitedAs(bareName(attendee), ...bare);
    return invitee === undefined ? attendee : take(attendee, invitee);
  });
}
