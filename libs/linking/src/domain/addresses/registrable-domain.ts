import { domainToASCII } from 'node:url';
import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { isOnSharedHost } from '#field-mapping/mail-hosts';

/** Without private suffixes `acme.uk.com` and `beta.uk.com` would be one company (W6). */
const OPTIONS = { allowPrivateDomains: true } as const;

/** A host in lower-case ASCII (IDN as `xn--…`), no trailing dot; undefined for what cannot be a host. */
export function asciiHost(text: string): string | undefined {
  // A bracketed IP literal is a host too, but one that never matches anything.
  const bare = text.trim().replace(/\.$/, '');
  if (/^\[[0-9a-f:.ivp]+\]$/i.test(bare)) return bare.toLowerCase();
  const lower = bare.toLowerCase();
  const ascii = /^[a-z0-9.-]+$/.test(lower) && !lower.includes('xn--') ? lower : domainToASCII(bare).toLowerCase();
  return ascii === '' || ascii.length > 253 || !/^[a-z0-9._-]+$/.test(ascii) ? undefined : ascii;
}

/** The registrable domain of an ASCII host. IP literals and bare suffixes have none; shared hosts are never reduced. */
export function registrableDomain(host: string): string | undefined {
  if (!host.includes('.') || isOnSharedHost(host)) return undefined;
  return getDomain(host, OPTIONS) ?? undefined;
}

/** The name before the suffix: `acme` of `acme.co.uk`. Too short a one says nothing about a company. */
export function brandOf(domain: string): string | undefined {
  const brand = getDomainWithoutSuffix(domain, OPTIONS) ?? '';
  return brand.length < 3 ? undefined : brand;
}
