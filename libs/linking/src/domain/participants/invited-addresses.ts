import type { Attendee } from './attendee.js';

function uniqueByName(people: readonly Attendee[]): Map<string, Attendee> {
  const unique = new Map<string, Attendee>();
  const repeated = new Set<string>();
  for (const person of people) {
    if (person.nameKey === undefined) continue;
    if (unique.has(person.nameKey)) repeated.add(person.nameKey);
    unique.set(person.nameKey, person);
  }
  for (const name of repeated) unique.delete(name);
  return unique;
}

/**
 * An attendee without an address takes the address of an invitee when the full names are equal and unique on both
 * sides (W5): some providers hide the addresses of guests.
 */
export function takeInvitedAddresses(attendees: readonly Attendee[], invitees: readonly Attendee[]): Attendee[] {
  const invited = uniqueByName(invitees);
  const attending = uniqueByName(attendees);
  return attendees.map((attendee) => {
    if (attendee.address !== undefined || attendee.nameKey === undefined) return attendee;
    const address = invited.get(attendee.nameKey)?.address;
    if (address === undefined || attending.get(attendee.nameKey) !== attendee) return attendee;
    const text = `${attendee.name ?? ''} has no address in the list and takes ${address.text} from the invitation of the same name`;
    return { ...attendee, address, history: [...attendee.history, { rule: 'W5', text }] };
  });
}
