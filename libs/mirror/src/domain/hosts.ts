import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';

/** A host in lower-case ASCII (IDN as `xn--…`), no trailing dot; undefined when it cannot be a host name or address. */
export function asciiHost(host: string): string | undefined {
  // Nearly all are plain, and the conversion is what costs.
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) && !host.includes('xn--') && /[a-z]$/.test(host)) return host;
  // Lists from people hold hosts like `expressl&t.net`: domainToASCII answers '' for what no resolver would take.
  const ascii = domainToASCII(host.trim()).replace(/\.$/, '').toLowerCase();
  return ascii === '' || !/^[a-z0-9._-]+$/.test(ascii) ? undefined : ascii;
}

/**
 * The registrable domain of a host, by the public suffix list with private suffixes on (else `acme.uk.com` and
 * `beta.uk.com` were one); undefined for IP addresses, bare suffixes and what is no host (W6).
 */
export function registrableDomain(host: string): string | undefined {
  const ascii = asciiHost(host);
  if (ascii === undefined || !ascii.includes('.')) return undefined;
  return getDomain(ascii, { allowPrivateDomains: true }) ?? undefined;
}

/**
 * The host of a website as people write it: any scheme or none, user, port, path; in ASCII. Undefined for what has none.
 */
export function websiteHost(website: string): string | undefined {
  const [, host = ''] = /^\s*(?:[a-z][a-z0-9+.-]*:(?!\d))?\/*(?:[^/?#@\s]*@)?([^/?#:@\s]+)/i.exec(website) ?? [];
  return asciiHost(host);
}
