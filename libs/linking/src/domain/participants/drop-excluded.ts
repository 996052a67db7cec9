import { type AddressRules, isExcluded } from '../addresses/rules.js';
import type { Attendee } from './attendee.js';

/** Takes out whom the privacy list names, before anything else looks at them (section 4). */
export function dropExcluded(
  attendees: readonly Attendee[],
  rules: AddressRules,
): { kept: Attendee[]; dropped: Attendee[] } {
  const excluded = ({ address }: Attendee): boolean => address !== undefined && isExcluded(address, rules);
  return {
    kept: attendees.filter((attendee) => !excluded(attendee)),
    dropped: attendees.filter(excluded),
  };
}
