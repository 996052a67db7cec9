import { asciiHost } from './hosts.js';

/** Addresses longer than this are junk: they would not fit an index entry. Bytes. */
const LONGEST_ADDRESS = 400;
const GMAIL_HOSTS = new Set(['gmail.com', 'googlemail.com']);

/** ASCII letters alone are folded, as the SQL twin does, so that the answer depends on no locale. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * An address as it is compared (W6): trimmed, lower-cased, an international host in ASCII; undefined for junk
 * (nothing, no `@`, more than one, blanks inside). `mirror.normal_email` is the same less the host's conversion, which
 * the merge adds.
 */
export function normalEmail(address: string | null | undefined): string | undefined {
  if (address == null || Buffer.byteLength(address) > LONGEST_ADDRESS) return undefined;
  const trimmed = address.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, '');
  const [, local, host] = /^([^@\s]+)@([^@\s]+)$/.exec(trimmed) ?? [];
  if (local === undefined || host === undefined) return undefined;
  return `${lowerAscii(local)}@${asciiHost(lowerAscii(host)) ?? lowerAscii(host)}`;
}

/** A normal address without `+tag`, and without dots in the local part on Gmail hosts. Same as `mirror.email_base`. */
export function emailBase(normal: string): string {
  const [local = '', host = ''] = normal.split('@');
  const [untagged = ''] = local.split('+');
  if (GMAIL_HOSTS.has(host)) return `${untagged.replaceAll('.', '')}@${host}`;
  return untagged === '' ? normal : `${untagged}@${host}`;
}

/** The host of a normal address. */
export function emailHost(normal: string): string {
  return normal.slice(normal.indexOf('@') + 1);
}

/** A full name as it is compared (W3): lower-cased, single-spaced; undefined when blank. Same as `mirror.normal_name`. */
export function normalName(name: string | null | undefined): string | undefined {
  const normal = (name ?? '').slice(0, 400).replace(/\s+/g, ' ').trim().toLowerCase();
  return normal === '' ? undefined : normal;
}
