import emailAddresses from 'email-addresses';
import { asciiHost, registrableDomain } from './host.js';

/** An address as it is compared (W6). */
export interface Address {
  /** `local@host`, lower-case, the host in ASCII. */
  readonly text: string;
  readonly local: string;
  readonly host: string;
  /** The registrable domain; undefined for IP literals and shared hosts. */
  readonly domain: string | undefined;
}

/** Longer ones are no addresses (RFC 5321 allows 254). */
const LONGEST = 400;
const GMAIL_HOSTS = new Set(['gmail.com', 'googlemail.com']);
/** What real providers hand out beyond the grammar, such as `bo.@docomo.ne.jp`. */
const LENIENT = /^([\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+)@([^@\s<>()[\],;:\\"]+)$/u;

/** ASCII letters alone are folded, as the mirror does, so that the answer depends on no locale. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** What nearly all addresses look like. The grammar agrees on these, at a hundred times the cost. */
const PLAIN = /^([\w%+'-]+(?:\.[\w%+'-]+)*)@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])$/i;

function split(text: string): { local: string; host: string } | undefined {
  const [, plainLocal, plainHost] = PLAIN.exec(text) ?? [];
  if (plainLocal !== undefined && plainHost !== undefined) return { local: plainLocal, host: plainHost };
  // Blanks belong to a display name alone.
  if (/\s/.test(text) && !/[<(]/.test(text)) return undefined;
  const parsed = emailAddresses.parseOneAddress({ input: text, rfc6532: true });
  if (parsed?.type === 'mailbox') return { local: parsed.local, host: parsed.domain };
  const [, local, host] = LENIENT.exec(text) ?? [];
  return local === undefined || host === undefined ? undefined : { local, host };
}

/** What a text is that stands where an address belongs (W6). */
export type AddressReading =
  | { readonly kind: 'address'; readonly address: Address }
  /** Blank, or a word for nothing. */
  | { readonly kind: 'none' }
  /** Something was given that is no address that can be read. */
  | { readonly kind: 'unreadable' };

const NONE: AddressReading = { kind: 'none' };
const UNREADABLE: AddressReading = { kind: 'unreadable' };

/** Reads a text as an address (W6), the same for attendees, CRM fields, settings and the privacy list. */
export function readAddress(text: string | null | undefined): AddressReading {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || /^(?:na|n\/a|none|-|unknown)$/i.test(trimmed)) return NONE;
  if (!trimmed.includes('@') || trimmed.length > LONGEST) return UNREADABLE;
  const parts = split(trimmed);
  // A quoted local part may hold blanks and another `@`: no mailbox of a business has one, spoofers do.
  if (parts === undefined || /[\s@]/.test(parts.local)) return UNREADABLE;
  const host = asciiHost(parts.host);
  if (host === undefined) return UNREADABLE;
  const local = lowerAscii(parts.local);
  return { kind: 'address', address: { text: `${local}@${host}`, local, host, domain: registrableDomain(host) } };
}

/** The address alone, where it does not matter why there is none. */
export function parseAddress(text: string | null | undefined): Address | undefined {
  const reading = readAddress(text);
  return reading.kind === 'address' ? reading.address : undefined;
}

/** Without `+tag`. */
export function withoutTag(address: Address): string {
  const untagged = address.local.replace(/\+.*$/s, '');
  return untagged === '' ? address.text : `${untagged}@${address.host}`;
}

/** Without `+tag`, and without dots on Gmail hosts: equals the mirror's `email_base`. */
export function baseOf(address: Address): string {
  const untagged = withoutTag(address);
  if (!GMAIL_HOSTS.has(address.host)) return untagged;
  return `${untagged.slice(0, untagged.indexOf('@')).replaceAll('.', '')}@${address.host}`;
}
