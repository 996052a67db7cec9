import { domainToASCII } from 'node:url';
import { getDomain, getDomainWithoutSuffix, parse } from 'tldts';
import { isOnSharedHost } from './mail-hosts.js';

/** Without private suffixes `acme.uk.com` and `beta.uk.com` would be one company (W6). */
const OPTIONS = { allowPrivateDomains: true } as const;

/** A host in lower-case ASCII (IDN as `xn--…`), no trailing dot; undefined for what cannot be a host. */
export function asciiHost(text: string): string | undefined {
  const bare = text.trim().replace(/\.$/, '');
  // A bracketed IP literal is a host too, but one that never matches anything.
  if (/^\[[0-9a-f:.ivp]+\]$/i.test(bare)) return bare.toLowerCase();
  const lower = bare.toLowerCase();
  // Nearly all are plain, and the conversion is what costs.
  const ascii = /^[a-z0-9.-]+$/.test(lower) && !lower.includes('xn--') ? lower : domainToASCII(bare).toLowerCase();
  return ascii === '' || ascii.length > 253 || !/^[a-z0-9._-]+$/.test(ascii) ? undefined : ascii;
}

/**
 * The registrable domain of an ASCII host, by the public suffix list with private suffixes on; undefined for IP literals,
 * bare suffixes and shared hosts, which are never reduced (W6).
 */
export function registrableDomain(host: string): string | undefined {
  if (!host.includes('.') || isOnSharedHost(host)) return undefined;
  return getDomain(host, OPTIONS) ?? undefined;
}

/** A host that a text names, in either spelling of an international name. */
export interface NamedHost {
  readonly host: string;
  /** A public suffix alone, such as `co.uk`: it belongs to nobody. */
  readonly isSuffix: boolean;
}

/** Reads a host that somebody may own. Undefined for IP addresses and for what is no host. */
export function readHost(text: string): NamedHost | undefined {
  const host = asciiHost(text);
  if (host === undefined) return undefined;
  const { hostname, domain, isIp } = parse(host, OPTIONS);
  return hostname !== host || isIp === true ? undefined : { host, isSuffix: domain === null };
}

/** The name before the suffix: `acme` of `acme.co.uk`. Too short a one says nothing about a company. */
export function brandOf(domain: string): string | undefined {
  const brand = getDomainWithoutSuffix(domain, OPTIONS) ?? '';
  return brand.length < 3 ? undefined : brand;
}
