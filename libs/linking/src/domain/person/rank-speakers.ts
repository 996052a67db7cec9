import type { Attendee } from '../participants/attendee.js';

/** Milliseconds; what is not known counts as nothing. */
export function spokenMs({ talkTimeMs }: Attendee): number {
  return talkTimeMs ?? 0;
}

/** The longest talk first; equal ones by the earlier join, then in the order of the list (P3). */
export function rankSpeakers(externals: readonly Attendee[]): Attendee[] {
  const joined = ({ joinedAt }: Attendee): number => joinedAt ?? Number.MAX_SAFE_INTEGER;
  return [...externals].sort((a, b) => spokenMs(b) - spokenMs(a) || joined(a) - joined(b));
}
