import { readHost } from './host.js';
import { listOfFreeMail } from './mail-hosts.js';

/** The team's own word on which domains are free mail. */
export interface FreeMailDomains {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The list that made a domain free mail: the team's, ours, or the package email-providers. */
export type FreeMailList = 'freeMailDomains.add' | 'additions' | 'email-providers';

/**
 * Which list says that a host, or its registrable domain, is free mail; undefined when none does. The team's word comes
 * before the lists, its removals before its additions. Host in ASCII, as `readHost` gives it.
 */
export function freeMailList(host: string, team: FreeMailDomains): FreeMailList | undefined {
  const names = [host, readHost(host)?.domain ?? host];
  if (names.some((name) => team.remove.includes(name))) return undefined;
  if (names.some((name) => team.add.includes(name))) return 'freeMailDomains.add';
  return names.map(listOfFreeMail).find((list) => list !== undefined);
}
