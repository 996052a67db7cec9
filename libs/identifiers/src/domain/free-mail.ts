import { registrableDomain } from './host.js';
import { listOfFreeMail } from './mail-hosts.js';

/** The team's own word on hosts: free mail, say. In ASCII. */
export interface TeamHosts {
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** The list that made a domain free mail: the team's, ours, or the package email-providers. */
export type FreeMailList = 'freeMailDomains.add' | 'additions' | 'email-providers';

/**
 * Which list says that a host, or its registrable domain, is free mail; undefined when none does. The team's word comes
 * before the lists, its removals before its additions.
 */
export function freeMailList(host: string, team: TeamHosts): FreeMailList | undefined {
  const names = [host, registrableDomain(host) ?? host];
  if (names.some((name) => team.remove.has(name))) return undefined;
  if (names.some((name) => team.add.has(name))) return 'freeMailDomains.add';
  return names.map(listOfFreeMail).find((list) => list !== undefined);
}
