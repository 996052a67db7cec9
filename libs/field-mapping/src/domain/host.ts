import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

/** A host of a mail address or website. */
export interface Host {
  /** ASCII, lower case, without a trailing dot. */
  readonly host: string;
  /** The registrable domain, private suffixes on, so that `acme.uk.com` is one; null for a public suffix alone. */
  readonly domain: string | null;
}

/** Reads a host in either spelling of an international name. Undefined for IP addresses and for what is no host (W6). */
export function readHost(text: string): Host | undefined {
  const ascii = domainToASCII(text.trim()).replace(/\.$/, '');
  if (ascii === '') return undefined;
  const { hostname, domain, isIp } = parse(ascii, { allowPrivateDomains: true });
  if (hostname !== ascii || isIp === true) return undefined;
  return { host: hostname, domain };
}

/** An address in lower case with its host in ASCII; undefined when it is none. */
export function readAddress(text: string): string | undefined {
  const [, local, domain] = /^([^\s@<>"(),;:\\[\]]+)@([^\s@]+)$/.exec(text.trim()) ?? [];
  const host = domain === undefined ? undefined : readHost(domain);
  if (local === undefined || host === undefined || host.domain === null) return undefined;
  return `${local.toLowerCase()}@${host.host}`;
}
