import { mailHost, registrableDomain } from './host.js';
import { isOnSharedHost } from './mail-hosts.js';
import { removeInvisible, trimAddress } from './trim.js';

/** An address as it is compared (W6). */
export interface Address {
  /** `local@host`, lower-case, the host in ASCII. */
  readonly text: string;
  readonly local: string;
  readonly host: string;
  /** The registrable domain; undefined for IP literals, and for shared hosts, which are never reduced. */
  readonly domain: string | undefined;
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

/** An address has at most 64 + 1 + 255 characters (RFC 5321). More, within twice as many, is not looked at. */
const LONGEST = 320;
const GMAIL = 'gmail.com';
/** What nearly all addresses look like. `mirror.normal_email` has the same pattern, and nothing else. */
const PLAIN = /^[a-z0-9_%+.-][a-z0-9_%+.'-]*@(?:[a-z0-9-]+\.)+[a-z]+$/i;
/** Atoms of RFC 5322 and 6532, with dots wherever real providers allow them, as in `bo.@docomo.ne.jp`. */
const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~.-]+$/u;
/** An Exchange address dressed up as a mailbox: IMCEAEX, IMCEAX500, IMCEAFAX …; an X.500 name with a host behind it. */
const ENCAPSULATED = /^imcea[a-z0-9]*-|^\/(?:o|ou|c|cn)=/i;
const NOTHING =
  /^[([]?(?:n\.?a\.?|#?n ?\/ ?a|none|no|nil|null|undefined|unknown|tb[acd]|nothing|keine?|(?:not|none|never) (?:available|applicable|provided|given|known)|no[ -]?(?:e?-?mail|address)(?: address)?|[-–—_.?/*~=#\s]+)[)\]]?$/i;

/** ASCII letters alone are folded: Unicode's folding makes one address of two (`ı` and `i`, `ß` and `ss`). */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function addressOf(givenLocal: string, givenHost: string): AddressReading {
  if (ENCAPSULATED.test(givenLocal)) return UNREADABLE;
  const host = mailHost(givenHost);
  if (host === undefined) return UNREADABLE;
  // An accent is one letter or two: the same mailbox (RFC 6532).
  const local = lowerAscii(givenLocal).normalize('NFC');
  const domain = isOnSharedHost(host) ? undefined : registrableDomain(host);
  return { kind: 'address', address: { text: `${local}@${host}`, local, host, domain } };
}

/** Two addresses where one belongs are none: whichever was meant, the other one would be wrong. */
function split(text: string): AddressReading {
  const [, quoted] = /^"([^"\\@\s]+)"@/.exec(text) ?? [];
  const plain = quoted === undefined ? text : `${quoted}${text.slice(quoted.length + 2)}`;
  const at = plain.indexOf('@');
  const [local, host] = [plain.slice(0, at), plain.slice(at + 1)];
  if (at < 1 || host.includes('@') || !LOCAL.test(local) || /[\s<>(),;:\\"]/.test(host)) return UNREADABLE;
  return addressOf(local, host);
}

/** `x_y.com#EXT#@tenant` is how Entra ID names the guest `x@y.com`. */
function readMailbox(text: string): AddressReading {
  const end = text.toLowerCase().indexOf('#ext#');
  if (end === -1) return split(text);
  const guest = text.slice(0, end);
  const underscore = guest.lastIndexOf('_');
  const isGuest = underscore > 0 && /^(?:@[^@]*)?$/.test(text.slice(end + 5));
  return isGuest ? split(`${guest.slice(0, underscore)}@${guest.slice(underscore + 1)}`) : UNREADABLE;
}

/** What stands before the brackets must not look like another address: a display name that does was made to deceive. */
function isHonest(displayName: string, mailbox: string): boolean {
  const [named] = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[^\s<>"'(),;:]+/.exec(displayName) ?? [];
  if (named === undefined) return true;
  const [shown, meant] = [split(named), split(mailbox)];
  return shown.kind === 'address' && meant.kind === 'address' && baseOf(shown.address) === baseOf(meant.address);
}

/** The mailbox of `Bo Li <bo@acme.com>`, `Bo Li (bo@acme.com)`, `Bo Li [mailto:bo@acme.com]`, `bo@acme.com (Bo Li)`. */
function withoutDisplayName(text: string): string | undefined {
  const angle = text.lastIndexOf('<');
  if (angle !== -1) {
    // `Bo Li <bo@acme.com> (Guest)`
    const [inside = ''] = /^[^>]*(?=>\s*[([][^@]*$)/.exec(text.slice(angle + 1)) ?? [text.slice(angle + 1)];
    const mailbox = trimAddress(inside);
    return isHonest(text.slice(0, angle), mailbox) ? mailbox : undefined;
  }
  const open = text.endsWith(')') ? text.lastIndexOf('(') : text.endsWith(']') ? text.lastIndexOf('[') : -1;
  // `bo@[10.0.0.1]` is an address of its own.
  if (open === -1 || text.charAt(open - 1) === '@') return text;
  const [before, inside] = [text.slice(0, open), text.slice(open + 1, -1)];
  if (!inside.includes('@')) return trimAddress(before);
  return before.includes('@') ? undefined : trimAddress(inside);
}

/**
 * Reads a text as an address (W6), the same for attendees, CRM fields, settings and the privacy list: through blanks,
 * invisible marks, quotes, brackets, `mailto:`, trailing punctuation and a display name in front. In linear time.
 */
export function readAddress(text: string | null | undefined): AddressReading {
  if (text == null) return NONE;
  if (text.length <= LONGEST && PLAIN.test(text)) {
    const at = text.indexOf('@');
    return addressOf(text.slice(0, at), text.slice(at + 1));
  }
  const given = text.slice(0, 2 * LONGEST).trim();
  if (given.length > LONGEST) return UNREADABLE;
  if (/^"[^"\\@\s]+"@[^"]+$/.test(given)) return split(given);
  const visible = removeInvisible(given);
  const trimmed = trimAddress(visible);
  // Trailing punctuation is trimmed from an address, and is all there is to `-` and `n.a.`.
  if (trimmed === '' || NOTHING.test(trimmed)) return NONE;
  const mailbox = withoutDisplayName(trimmed);
  return mailbox === undefined ? UNREADABLE : readMailbox(mailbox);
}

/** The address alone, where it does not matter why there is none. */
export function parseAddress(text: string | null | undefined): Address | undefined {
  const reading = readAddress(text);
  return reading.kind === 'address' ? reading.address : undefined;
}

/** Reads each distinct text once, for callers that meet the same ones again and again. */
export function addressReader(): (text: string | null | undefined) => AddressReading {
  const known = new Map<string, AddressReading>();
  return (text) => {
    if (text == null) return NONE;
    const reading = known.get(text) ?? readAddress(text);
    known.set(text, reading);
    return reading;
  };
}

/** Without `+tag`. */
export function withoutTag({ text, local, host }: Address): string {
  const tag = local.indexOf('+');
  return tag > 0 ? `${local.slice(0, tag)}@${host}` : text;
}

/** Without `+tag`, and without dots on Gmail, also as a sandbox has it: equals the mirror's `email_base`. */
export function baseOf(address: Address): string {
  const untagged = withoutTag(address);
  const { host } = address;
  if (host !== GMAIL && host !== `${GMAIL}.invalid`) return untagged;
  return `${untagged.slice(0, untagged.lastIndexOf('@')).replaceAll('.', '')}@${host}`;
}

/** The address of a User in a sandbox, where Salesforce appends `.invalid` to every one (W1). */
export function withoutInvalid(address: Address): Address {
  const real = address.host.endsWith('.invalid') ? address.text.slice(0, -'.invalid'.length) : '';
  return parseAddress(real) ?? address;
}
