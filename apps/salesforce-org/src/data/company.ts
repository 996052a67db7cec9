import { pick } from './hash.js';
import { COMPANY_FIRST, COMPANY_SECOND, COMPANY_THIRD } from './company-names.js';
import { CITIES, CITIES_ABROAD, COUNTRY, FREE_MAIL, LEGAL, STREETS, SUFFIXES } from './words.js';
import { type World } from './world.js';

const ORDER = COMPANY_FIRST.length * COMPANY_SECOND.length * COMPANY_THIRD.length;
const STRIDE = 104_729;

/**
 * Of every ten accounts one may be a subsidiary (its own name, the parent's domain) and one a duplicate on another's
 * domain, so that a domain does not always mean one account. Answers the record number of the other, or -1.
 */
function parentOf(world: World, index: number): number {
  return index % 10 === 4 && world.hash(11, index) % 3 !== 0 ? index - 4 : -1;
}

function twinOf(world: World, index: number): number {
  return index % 10 === 7 && world.hash(12, index) % 4 === 0 ? index - 6 : -1;
}

/** The account whose domain this one uses: its own, mostly. */
function rootOf(world: World, index: number): number {
  const parent = parentOf(world, index);
  if (parent >= 0) return parent;
  const twin = twinOf(world, index);
  return twin >= 0 ? twin : index;
}

const slugs = (list: readonly string[]): string[] => list.map((word) => word.toLowerCase().replaceAll(' ', ''));
const FIRST_SLUGS = slugs(COMPANY_FIRST);
const SECOND_SLUGS = slugs(COMPANY_SECOND);
const THIRD_SLUGS = slugs(COMPANY_THIRD);

/** The plain name and its form in a domain. Called for every generated row, so no lists are built. */
function wordsAt(world: World, index: number): { name: string; slug: string } {
  const n = ((index + 1 + (world.key % ORDER)) * STRIDE) % ORDER;
  const first = n % COMPANY_FIRST.length;
  const rest = (n - first) / COMPANY_FIRST.length;
  const second = rest % COMPANY_SECOND.length;
  const third = (rest - second) / COMPANY_SECOND.length;
  let name = `${COMPANY_FIRST[first] ?? ''} ${COMPANY_SECOND[second] ?? ''}`;
  let slug = (FIRST_SLUGS[first] ?? '') + (SECOND_SLUGS[second] ?? '');
  if (third > 0) {
    name += ` ${COMPANY_THIRD[third] ?? ''}`;
    slug += THIRD_SLUGS[third] ?? '';
  }
  if (index < ORDER) return { name, slug };
  const again = String(Math.floor(index / ORDER) + 1);
  return { name: `${name} ${again}`, slug: slug + again };
}

const REGIONS = ['UK', 'Deutschland', 'France', 'Canada', 'Iberia', 'Asia Pacific'] as const;

function suffixOf(world: World, root: number): string {
  return pick(SUFFIXES, world.hash(14, root));
}

export function companyName(world: World, index: number): string {
  const root = rootOf(world, index);
  const { name } = wordsAt(world, root);
  if (root !== index)
    return parentOf(world, index) >= 0 ? `${name} ${pick(REGIONS, world.hash(13, index))}` : name.toUpperCase();
  return world.hash(15, index) % 2 === 0 ? `${name} ${LEGAL[suffixOf(world, index)] ?? ''}` : name;
}

export function companyDomain(world: World, index: number): string {
  const root = rootOf(world, index);
  return wordsAt(world, root).slug + suffixOf(world, root);
}

export function companyCountry(world: World, index: number): string {
  return COUNTRY[suffixOf(world, rootOf(world, index))] ?? 'United States';
}

/** The account this one is a subsidiary of, or -1. */
export const companyParent = parentOf;

export function websiteOf(world: World, index: number): string | null {
  const domain = companyDomain(world, index);
  switch (world.hash(16, index) % 16) {
    case 0:
      return null;
    case 1:
      return `http://${domain}/`;
    case 2:
    case 3:
      return domain;
    case 4:
      return `https://shop.${domain}/en/home?ref=crm`;
    case 5:
    case 6:
    case 7:
    case 8:
      return `www.${domain}`;
    case 9:
      return world.hash(17, index) % 6 === 0 ? 'www.expressl&t.net' : `HTTPS://WWW.${domain.toUpperCase()}`;
    default:
      return `https://www.${domain}`;
  }
}

export interface Place {
  street: string;
  city: string;
  state: string | null;
  postalCode: string;
  country: string;
}

export function placeOf(world: World, salt: number, index: number, country: string): Place {
  const h = world.hash(salt, index);
  const lines = `${String(1 + (h % 480))} ${pick(STREETS, h >>> 9)}`;
  const street =
    h % 11 === 0
      ? `${lines}\nSuite ${String(100 + (h % 300))}`
      : h % 13 === 0
        ? `${lines}\r\n"The Old Mill", Floor 2`
        : lines;
  const abroad = CITIES_ABROAD[country];
  if (abroad)
    return {
      street,
      city: abroad[h % abroad.length] ?? '',
      state: null,
      postalCode: String(10_000 + (h % 89_999)),
      country,
    };
  const [city, state, postalCode] = pick(CITIES, h >>> 4);
  return { street, city, state, postalCode, country: 'United States' };
}

const plainNames = new Map<string, string>();

/** Letters only, lower case, accents dropped: `Łukasik` becomes `lukasik`. */
export function plainName(name: string): string {
  let plain = plainNames.get(name);
  if (plain === undefined) {
    plain = name
      .normalize('NFD')
      .replaceAll('Ł', 'L')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
    plainNames.set(name, plain);
  }
  return plain;
}

/** An address on the company's domain, sometimes its mail host, sometimes a free mailbox. */
export function emailOf(
  world: World,
  salt: number,
  index: number,
  person: { first: string; last: string; domain: string | null },
): string | null {
  const h = world.hash(salt, index);
  if (h % 25 === 0) return null;
  const [first, last] = [plainName(person.first), plainName(person.last)];
  const local = h % 5 === 0 ? first.charAt(0) + last : `${first}.${last}`;
  if (person.domain === null || h % 17 === 0) return `${local}${String(index)}@${pick(FREE_MAIL, h >>> 7)}`;
  const host = h % 29 === 0 ? `mail.${person.domain}` : person.domain;
  const address = `${local}${h % 3 === 0 ? String(index % 97) : ''}@${host}`;
  return h % 31 === 0 ? address.charAt(0).toUpperCase() + address.slice(1) : address;
}
