import { STAFF_HOSTS } from './data/free-mail-review.js';
import { registrableDomain } from './host.js';
import { isFreeMail, isOnSharedHost, suffixes } from './mail-hosts.js';

/** The team's own word on hosts of one kind, in ASCII. */
export interface TeamHosts {
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** Who says so: the team, or the list that comes with the product. */
export type HostList = 'the team' | 'the list of free-mail providers' | 'the list of shared hosts';

/**
 * Which list has a host, or its registrable domain, as free mail; undefined when none does. The team's word comes before the
 * list, its removals before its additions.
 */
export function freeMailList(host: string, team: TeamHosts): HostList | undefined {
  const names = [host, registrableDomain(host) ?? host];
  if (names.some((name) => team.remove.has(name))) return undefined;
  if (names.some((name) => team.add.has(name))) return 'the team';
  return names.some(isFreeMail) && !STAFF_HOSTS.has(host) ? 'the list of free-mail providers' : undefined;
}

/**
 * Which list says that many organisations share the host, or one it is below; undefined when none does. Precedence as for
 * free mail.
 */
export function sharedHostList(host: string, team: TeamHosts): HostList | undefined {
  const names = [...suffixes(host)];
  if (names.some((name) => team.remove.has(name))) return undefined;
  if (names.some((name) => team.add.has(name))) return 'the team';
  return isOnSharedHost(host) ? 'the list of shared hosts' : undefined;
}
