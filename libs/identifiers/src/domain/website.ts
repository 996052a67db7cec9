import { asciiHost, hasKnownSuffix, registrableDomain } from './host.js';
import { isFreeMail, isOnSharedHost } from './mail-hosts.js';
import { isSocialPage } from './social-sites.js';
import { removeInvisible } from './trim.js';

/** What a website field says (W6). */
export type WebsiteReading =
  /** `host` is ASCII, as written; `domain` its registrable domain, undefined where it has none or many share it. */
  | { readonly kind: 'host'; readonly host: string; readonly domain: string | undefined }
  /** Blank, or a word for nothing. */
  | { readonly kind: 'none' }
  /** Nothing but pages on social or directory sites, which are no website of the one they are about. */
  | { readonly kind: 'social_page'; readonly host: string }
  | { readonly kind: 'unreadable' };

/** More is not looked at: Salesforce's own field has 255. */
const LONGEST = 1_000;
const NOTHING =
  /^(?:n\.?\s?a\.?|n\/a|none|no|nil|null|undefined|unknown|tbd|not (?:available|applicable)|no website|https?:\/*|www\.?|[-–—_.?/*~=\s]+)$/i;
const LINK = /\bhref\s*=\s*["']?([^"'\s>]+)/gi;
const TAG = /<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]*)?\/?>/gi;
/** Brackets and quotes of every script, bullets, primes, commas. */
const BETWEEN = /[\s;,<>|"'`\u00b4\u2022\u2032-\u2037\u3001\p{Ps}\p{Pe}\p{Pi}\p{Pf}]+/u;
const TRADE_MARKS = /[\u2122\u00ae\u00a9]/g;
/** Of a company's name before its website: "Acme Co.Ltd www.acme.com". */
const LEGAL_FORM = /^(?:co|pte|pty|pvt)\.(?:inc|llc|ltd)$/;
/** What stands before a host: schemes, whole, broken (`http//`, `htp:/`) or twice; slashes of either kind. */
const BEFORE = [
  /^[./\\:]+/,
  /^[a-z][a-z0-9+-]*:(?!\d)/i,
  /^h?t{1,3}p{0,2}s?[.:]*(?=[/\\])/i,
  /^https?(?=www\.)/i,
  /^www\d?\.(?=https?:)/i,
];

/** A name that ends in letters, an international suffix included; or an IPv4 address. */
const HOST = /\.[a-z][a-z0-9-]*[a-z0-9]$|^\d+(?:\.\d+){3}$/;

function withoutScheme(text: string): string {
  let rest = text;
  for (let before = ''; rest !== before;) {
    before = rest;
    for (const part of BEFORE) rest = rest.replace(part, '');
  }
  return rest;
}

interface Written {
  readonly host: string;
  readonly path: string;
  /** It stood in an address: `info@acme.com`. */
  readonly isMailbox: boolean;
}

/** One of the words of a field as a host with a path; undefined for a word that is none. */
function readWord(word: string): Written | undefined {
  const rest = withoutScheme(word);
  const [authority = ''] = /^[^/\\?#]*/.exec(rest) ?? [];
  const path = rest.slice(authority.length);
  const [, written = ''] = /^(?:.*@)?([^:@]*)/.exec(authority) ?? [];
  const host = asciiHost(written.replace(/[.!*&\p{Pd}]+$/u, '').replace(/\.{2,}/g, '.'));
  // A name without a dot is a word, and so is what ends in less than two letters; `www.acme` lost its end.
  const isHost = host !== undefined && HOST.test(host) && host.replace(/^www\./, '').includes('.');
  return isHost && !LEGAL_FORM.test(host)
    ? { host, path: pathOf(path), isMailbox: authority.includes('@') }
    : undefined;
}

/** The path, with a query or a fragment that stands for one (`/?ref=7` does not, `/#!/acme` and a search do). */
function pathOf(rest: string): string {
  const [path = ''] = /^[^?#]*/.exec(rest.replaceAll('\\', '/')) ?? [];
  return /^\/*(?:#!|\?(?:q|query|cid|url|u)=)/.test(rest) ? '/#!' : path.replace(/[.!]+$/, '');
}

function domainOf(host: string): string | undefined {
  return isOnSharedHost(host.replace(/^www\./, '')) ? undefined : registrableDomain(host);
}

/** Not what only looks like a host, as "Dr.Miller" does, nor whoever carries the company's mail. */
function isLikely({ host, isMailbox }: Written): boolean {
  return hasKnownSuffix(host) && !(isMailbox && isFreeMail(host));
}

/**
 * Reads a website as people write it (W6): any scheme, broken or twice, in quotes or brackets, as pasted HTML. Of several,
 * the first that can be read and is no page on a social site.
 */
export function readWebsite(website: string | null | undefined): WebsiteReading {
  const text = removeInvisible((website ?? '').slice(0, LONGEST).replace(TRADE_MARKS, ' ').normalize('NFKC')).trim();
  if (text === '' || NOTHING.test(text)) return { kind: 'none' };
  const links = [...text.matchAll(LINK)].map(([, link = '']) => link);
  const words = text
    .replaceAll(/%(?:20|2f|3a)/gi, decodeURIComponent)
    .replace(TAG, ' ')
    .replaceAll(/&(?:nbsp|amp|lt|gt|quot);/gi, ' ')
    .split(BETWEEN);
  const written = [...links, ...words].map(readWord).filter((one) => one !== undefined);
  const own = written.filter(({ host, path }) => !isSocialPage(host, path));
  const host = (own.find(isLikely) ?? own[0])?.host;
  if (host !== undefined) return { kind: 'host', host, domain: domainOf(host) };
  const [page] = written;
  return page === undefined ? { kind: 'unreadable' } : { kind: 'social_page', host: page.host };
}
