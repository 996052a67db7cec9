import { domainToUnicode } from 'node:url';

/** What stands where an erased person's name, address or number stood. `linking.is_redaction_of` knows it, too. */
export const MARK = '[erased]';

/** What gives a person away in a text, as it is written there. */
export interface Traces {
  /** As compared: without tag, and without dots on Gmail. */
  readonly addresses: Iterable<string>;
  readonly names: Iterable<string>;
  readonly phones: Iterable<string>;
  /** Anything else, to the letter: an address in a form that no pattern finds. */
  readonly texts?: Iterable<string>;
}

const GMAIL = /@gmail\.com$/;
/** Shorter numbers are extensions, which many people share. */
const DIGITS_LEAST = 7;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Every spelling of the address that reads as this one: with a tag, on Gmail with dots, the host in either script. */
function addressPattern(address: string): string {
  const at = address.lastIndexOf('@');
  const [local, host] = [address.slice(0, at), address.slice(at + 1)];
  const isGmail = GMAIL.test(address);
  const written = isGmail ? Array.from(local, escaped).join('\\.?') : escaped(local);
  const hosts = isGmail ? ['gmail.com', 'googlemail.com'] : [...new Set([host, domainToUnicode(host)])];
  const tag = '(?:\\+[^\\s@<>"\'(),;]*)?';
  return `(?<![\\p{L}\\p{N}._%+-])${written}${tag}@(?:${hosts.map(escaped).join('|')})(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
}

function namePattern(name: string): string | undefined {
  const words = name.trim().split(/\s+/).map(escaped);
  if (name.trim().length < 2) return undefined;
  const [first = '', ...rest] = words;
  const turned = rest.length === 0 ? [] : [`${rest.join('\\s+')},\\s*${first}`];
  return `(?<![\\p{L}\\p{N}])(?:${[words.join('\\s+'), ...turned].join('|')})(?![\\p{L}\\p{N}])`;
}

/** The digits of a number, without the zeros that stand for `+`. */
export function digitsOf(phone: string | null | undefined): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^00/, '');
  return digits.length < DIGITS_LEAST ? undefined : digits;
}

function phonePattern(phone: string): string | undefined {
  const digits = digitsOf(phone);
  return digits === undefined ? undefined : `(?<!\\d)(?:\\+|00)?${Array.from(digits).join('[\\s().\\-/]{0,3}')}(?!\\d)`;
}

/** Replaces the traces in a text by the mark. */
export function marker({ addresses, names, phones, texts = [] }: Traces): (text: string) => string {
  const patterns = [
    ...[...texts].filter((text) => text.trim().length > 1).map(escaped),
    ...[...addresses].map(addressPattern),
    ...[...names].map(namePattern),
    ...[...phones].map(phonePattern),
  ].filter((pattern) => pattern !== undefined);
  if (patterns.length === 0) return (text) => text;
  // The longest first: a name may begin another one.
  const pattern = new RegExp(patterns.sort((a, b) => b.length - a.length).join('|'), 'giu');
  return (text) => text.replace(pattern, MARK);
}
