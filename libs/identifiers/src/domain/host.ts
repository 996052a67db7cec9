import { domainToASCII } from 'node:url';
import { getDomain, getDomainWithoutSuffix, parse } from 'tldts';
import { rentedName } from './rented-hosts.js';

/** Without private suffixes `acme.uk.com` and `beta.uk.com` would be one company (W6). */
const OPTIONS = { allowPrivateDomains: true } as const;
const LONGEST = 253;
/** No host has these, though the conversion to ASCII would decode a `%` and cut the text at the others (WHATWG URL). */
const FORBIDDEN = /[\s\p{Cc}#%/:<>?@[\\\]^|]/u;

/** Signs that no label has, though the conversion would encode them: of signs, labels have these few. */
const SIGN = /(?![-_.\u3002\uff0e\uff61\uff0d\u00b7\u30fb\u05f3\u05f4])[\p{P}\p{Sm}\p{Sc}\p{Sk}\u2122\u00ae\u00a9]/u;

/** A host in lower-case ASCII (IDN as `xn--…`), no trailing dot; undefined for what cannot be a host. */
export function asciiHost(text: string): string | undefined {
  const bare = text.trim().replace(/\.$/, '');
  if (bare.length > LONGEST) return undefined;
  // A bracketed IP literal is a host too, but one that never matches anything.
  if (/^\[[0-9a-f:.ivp]+\]$/i.test(bare)) return bare.toLowerCase();
  if (FORBIDDEN.test(bare)) return undefined;
  // Nearly all are plain, and the conversion is what costs. It answers '' for what no resolver would take.
  const isPlain = /^[a-z0-9._-]+$/i.test(bare) && !/xn--/i.test(bare);
  if (!isPlain && SIGN.test(bare)) return undefined;
  const ascii = isPlain ? bare.toLowerCase() : domainToASCII(bare).replace(/\.$/, '').toLowerCase();
  return ascii.length <= LONGEST && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(ascii) ? ascii : undefined;
}

/**
 * The registrable domain of an ASCII host, by the public suffix list with private suffixes on; a host that was rented out
 * by name is its own. Undefined for IP literals and bare suffixes (W6).
 */
export function registrableDomain(host: string): string | undefined {
  if (!host.includes('.')) return undefined;
  return rentedName(host) ?? getDomain(host, OPTIONS) ?? undefined;
}

/** Set aside for documents, tests and networks of one's own (RFC 2606, RFC 6762). */
const RESERVED = /\.(?:example|invalid|local|localhost|test)$/;

/** Whether the host is an IP address, or ends in what the public suffix list has or what is reserved. */
export function hasKnownSuffix(host: string): boolean {
  const { isIcann, isIp, isPrivate } = parse(host, OPTIONS);
  return isIcann === true || isIp === true || isPrivate === true || RESERVED.test(host);
}

/** The host of a mailbox: `googlemail.com` is Gmail by its other name, also with the `.invalid` of a sandbox behind it. */
export function mailHost(text: string): string | undefined {
  const host = asciiHost(text);
  return host === 'googlemail.com' || host === 'googlemail.com.invalid' ? host.replace('googlemail', 'gmail') : host;
}

/** A host that a text names, in either spelling of an international name. */
export interface NamedHost {
  readonly host: string;
  /** A public suffix alone, such as `co.uk`: it belongs to nobody. */
  readonly isSuffix: boolean;
}

/** Reads a host that somebody may own. Undefined for IP addresses and for what is no host. */
export function readHost(text: string): NamedHost | undefined {
  const host = mailHost(text);
  if (host === undefined) return undefined;
  const { hostname, domain, isIp } = parse(host, OPTIONS);
  if (hostname !== host || isIp === true) return undefined;
  return { host, isSuffix: domain === null && registrableDomain(host) === undefined };
}

/** The name before the suffix: `acme` of `acme.co.uk`. Too short a one says nothing about a company. */
export function brandOf(domain: string): string | undefined {
  const brand = getDomainWithoutSuffix(domain, OPTIONS) ?? '';
  return brand.length < 3 ? undefined : brand;
}
