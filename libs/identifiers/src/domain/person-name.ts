import { removeInvisible } from './trim.js';

/** Longer ones are no names, and would not fit an index entry. */
const LONGEST = 400;
/** Behind a comma they are part of the name, not the first name of "Last, First". */
const TITLES = /^(?:jr|sr|i{1,3}|iv|vi?|ph\.?d|m\.?d|mba|cpa|esq|dds|rn|pe|inc|llc|ltd|gmbh)\.?$/;
/** First names too, where but one name stands before the comma: "Nguyen, Vi". */
const TITLES_AND_NAMES = /^(?:i{1,2}|vi?|md|pe)$/;
/** Letters with a stroke or joined, which no decomposition takes apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Full case folding, close enough: `STRASSE` and `Straße`, `ΣΊΣΥΦΟΣ` and `Σίσυφος` are one. */
function fold(text: string): string {
  return text.replaceAll('ß', 'ss').replaceAll('ẞ', 'ss').toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}

/** Where the bracket that ends the text opens, -1 when it never does. */
function openingOf(text: string): number {
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    const character = text.charAt(index);
    if (character === ')' || character === ']') depth++;
    if (character === '(' || character === '[') depth--;
    if (depth === 0) return index;
  }
  return -1;
}

/** Without "(Guest)", "[External]", "(she/her)" behind the name, however many. */
function withoutRemarks(text: string): string {
  let rest = text.trimEnd();
  while (rest.endsWith(')') || rest.endsWith(']')) {
    const open = openingOf(rest);
    if (open === -1) break;
    rest = rest.slice(0, open).trimEnd();
  }
  return rest;
}

/** "Last, First" as "First Last". */
function inOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  const isTitle = TITLES.test(first) && (last.includes(' ') || !TITLES_AND_NAMES.test(first));
  return last === '' || first === '' || more.length > 0 || isTitle ? name : `${first} ${last}`;
}

/** A full name as it is compared (W4); undefined when nothing is left of it. */
export function nameKeyOf(name: string | null | undefined): string | undefined {
  const text = removeInvisible((name ?? '').slice(0, LONGEST).normalize('NFKC'));
  const key = inOrder(fold(withoutRemarks(text)).replace(/\s+/g, ' ').trim()).normalize('NFC');
  return key === '' ? undefined : key;
}

/** The second try of W3 and W5: a name as it is compared, without accents. */
export function withoutAccents(nameKey: string): string {
  const bare = nameKey
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return bare.replace(/[øłđðħŧþæœı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}
