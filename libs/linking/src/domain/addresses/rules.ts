import { type Address, asciiHost, freeMailList, parseAddress, type TeamHosts } from '#identifiers';
import type { LinkingSettings } from '../model/configuration.js';

/** The team's lists, read once per decision. */
export interface AddressRules {
  readonly internalHosts: ReadonlySet<string>;
  readonly internalAddresses: ReadonlySet<string>;
  readonly excludedHosts: ReadonlySet<string>;
  /** Hosts whose subdomains are excluded. */
  readonly excludedParents: readonly string[];
  readonly excludedAddresses: ReadonlySet<string>;
  readonly freeMail: TeamHosts;
  /** Aliased domain → the admin's Account. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

function hosts(entries: readonly string[]): Set<string> {
  return new Set(entries.map((entry) => asciiHost(entry.replace(/^@/, ''))).filter((host) => host !== undefined));
}

function addresses(entries: readonly string[]): Set<string> {
  return new Set(entries.map((entry) => parseAddress(entry)?.text).filter((text) => text !== undefined));
}

function readAliases(settings: LinkingSettings): Map<string, string[]> {
  const aliases = new Map<string, string[]>();
  for (const { domain, accountCrmId } of settings.domainAliases) {
    const host = asciiHost(domain);
    if (host !== undefined) aliases.set(host, [...(aliases.get(host) ?? []), accountCrmId]);
  }
  return aliases;
}

const isAddress = (entry: string): boolean => /[^\s@]@/.test(entry);
const isWildcard = (entry: string): boolean => entry.trim().startsWith('*.');

/** Entries that are no host or address match nothing. */
export function readAddressRules(settings: LinkingSettings): AddressRules {
  const { internalDomains, excludedParticipants, freeMailDomains } = settings;
  const named = excludedParticipants.filter((entry) => !isAddress(entry));
  const freeMail = { add: hosts(freeMailDomains.add), remove: hosts(freeMailDomains.remove) };
  return {
    freeMail,
    // W1: one consultant on a free-mail address would make every such customer ours.
    internalHosts: new Set(
      [...hosts(internalDomains.filter((entry) => !isAddress(entry)))].filter(
        (host) => freeMailList(host, freeMail) === undefined,
      ),
    ),
    internalAddresses: addresses(internalDomains.filter(isAddress)),
    excludedHosts: hosts(named.filter((entry) => !isWildcard(entry))),
    excludedParents: [...hosts(named.filter(isWildcard).map((entry) => entry.trim().slice(2)))],
    excludedAddresses: addresses(excludedParticipants.filter(isAddress)),
    aliases: readAliases(settings),
  };
}

/** Who says that this is free mail, in words; undefined when nobody does. */
export function freeMailOf(
  host: string,
  { freeMail }: Pick<AddressRules, 'freeMail'>,
): 'the team' | 'the list of free-mail providers' | undefined {
  const list = freeMailList(host, freeMail);
  if (list === undefined) return undefined;
  return list === 'freeMailDomains.add' ? 'the team' : 'the list of free-mail providers';
}

/** Whether the team's internal domains or single addresses have it (W1); users are looked at elsewhere. */
export function isInternalByDomain({ text, host, domain }: Address, rules: AddressRules): boolean {
  if (rules.internalAddresses.has(text) || rules.internalHosts.has(host)) return true;
  return domain !== undefined && rules.internalHosts.has(domain);
}

/** Whether the privacy list has it: `x.com` is that host, `*.x.com` its subdomains. */
export function isExcluded({ text, host }: Address, rules: AddressRules): boolean {
  if (rules.excludedAddresses.has(text) || rules.excludedHosts.has(host)) return true;
  return rules.excludedParents.some((parent) => host.endsWith(`.${parent}`));
}
