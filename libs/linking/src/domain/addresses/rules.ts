import {
  type Address,
  baseOf,
  freeMailList,
  mailHost,
  parseAddress,
  mapSteps,
  sharedHostList,
  splitSteps,
  type Steps,
  type TeamHosts,
} from '#identifiers';
import type { LinkingSettings } from '../model/configuration.js';

/** The team's lists, read once per decision. */
export interface AddressRules {
  readonly internalHosts: ReadonlySet<string>;
  readonly internalAddresses: ReadonlySet<string>;
  /** Nobody saved internal domains: those that the team's Users share stand in (W1). */
  readonly isInternalByDefault: boolean;
  readonly excludedHosts: ReadonlySet<string>;
  /** Hosts whose subdomains are excluded. */
  readonly excludedParents: ReadonlySet<string>;
  /** Without tag, and without dots on Gmail hosts. */
  readonly excludedBases: ReadonlySet<string>;
  readonly freeMail: TeamHosts;
  readonly shared: TeamHosts;
  /** Aliased domain → the admin's Account. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

function* hosts(entries: readonly string[]): Steps<Set<string>> {
  const read = yield* mapSteps(entries, (entry) => mailHost(entry.replace(/^@/, '')));
  return new Set(read.filter((host) => host !== undefined));
}

/** Their bases: both sides are compared without tag, and without dots on Gmail. */
function* addresses(entries: readonly string[]): Steps<Set<string>> {
  const read = yield* mapSteps(entries, parseAddress);
  return new Set(read.filter((address) => address !== undefined).map(baseOf));
}

function* changes({ add, remove }: LinkingSettings['sharedHosts']): Steps<TeamHosts> {
  return { add: yield* hosts(add), remove: yield* hosts(remove) };
}

function* readAliases(settings: LinkingSettings): Steps<Map<string, string[]>> {
  const aliases = new Map<string, string[]>();
  for (const { domain, accountCrmId } of settings.domainAliases) {
    const host = mailHost(domain);
    if (host !== undefined) aliases.set(host, [...(aliases.get(host) ?? []), accountCrmId]);
    yield;
  }
  return aliases;
}

const isAddress = (entry: string): boolean => /[^\s@]@/.test(entry);
const isWildcard = (entry: string): boolean => entry.trim().startsWith('*.');

/** Entries that are no host or address match nothing. */
export function* readAddressRules(settings: LinkingSettings): Steps<AddressRules> {
  const { internalDomains, excludedParticipants } = settings;
  const internal = internalDomains ?? [];
  const named = excludedParticipants.filter((entry) => !isAddress(entry));
  const freeMail = yield* changes(settings.freeMailDomains);
  const internalHosts = [...(yield* hosts(internal.filter((entry) => !isAddress(entry))))];
  // W1: one consultant on a free-mail address would make every such customer ours.
  const [ownHosts] = yield* splitSteps(internalHosts, (host) => freeMailList(host, freeMail) === undefined);
  return {
    freeMail,
    shared: yield* changes(settings.sharedHosts),
    internalHosts: new Set(ownHosts),
    internalAddresses: yield* addresses(internal.filter(isAddress)),
    isInternalByDefault: internalDomains === null,
    excludedHosts: yield* hosts(named.filter((entry) => !isWildcard(entry))),
    excludedParents: yield* hosts(named.filter(isWildcard).map((entry) => entry.trim().slice(2))),
    excludedBases: yield* addresses(excludedParticipants.filter(isAddress)),
    aliases: yield* readAliases(settings),
  };
}

/** Whether the team's internal domains or single addresses have it (W1); users are looked at elsewhere. */
export function isInternalByDomain(address: Address, rules: AddressRules): boolean {
  const { host, domain } = address;
  if (rules.internalAddresses.has(baseOf(address)) || rules.internalHosts.has(host)) return true;
  return domain !== undefined && rules.internalHosts.has(domain);
}

/** The rules with the domains that the team's Users share, where nobody saved internal ones (W1). */
export function withSharedDomains(rules: AddressRules, domains: readonly string[]): AddressRules {
  if (!rules.isInternalByDefault) return rules;
  return { ...rules, internalHosts: new Set(domains.filter((domain) => mayBeInternal(domain, rules))) };
}

/** Whether a domain that Users share may make others on it ours: free mail and hosts that many share never. */
export function mayBeInternal(
  domain: string,
  { freeMail, shared }: Pick<AddressRules, 'freeMail' | 'shared'>,
): boolean {
  return freeMailList(domain, freeMail) === undefined && sharedHostList(domain, shared) === undefined;
}

/** Whether the privacy list has it, in whatever reading: `x.com` is that host, `*.x.com` its subdomains. */
export function isExcluded(address: Address, rules: AddressRules): boolean {
  const { host } = address;
  if (rules.excludedBases.has(baseOf(address)) || rules.excludedHosts.has(host)) return true;
  return isBelow(host, rules.excludedParents);
}

/** Whether one of them is further up; they may be many. */
function isBelow(host: string, parents: ReadonlySet<string>): boolean {
  if (parents.size === 0) return false;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    if (parents.has(host.slice(dot + 1))) return true;
  }
  return false;
}
