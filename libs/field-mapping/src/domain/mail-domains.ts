import listed from 'email-providers/all.json' with { type: 'json' };
import { readHost } from './host.js';

/** The team's own word on which domains are free mail. */
export interface FreeMailDomains {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The list that made a domain free mail: the team's, ours, or the package email-providers. */
export type FreeMailList = 'freeMailDomains.add' | 'additions' | 'email-providers';

/**
 * Free mail that email-providers 2.26.0 lacks. Linking has the same lists; a test holds the two together, since what is
 * free mail there must be refused as an internal domain here (W1).
 */
const ADDITIONS = [
  '139.com',
  'aleeas.com',
  'disroot.org',
  'duck.com',
  'fastmail.com',
  'fastmail.fm',
  'hey.com',
  'hotmail.es',
  'hotmail.se',
  'icloud.com',
  'internet.ru',
  'kakao.com',
  'mailbox.org',
  'me.com',
  'mozmail.com',
  'outlook.com.br',
  'passmail.net',
  'pm.me',
  'posteo.de',
  'proton.ch',
  'proton.me',
  'riseup.net',
  'simplelogin.com',
  'skiff.com',
  'startmail.com',
  'tuta.com',
  'tuta.io',
  'tutamail.com',
  'tutanota.com',
  'tutanota.de',
  'zohomail.com',
  'zohomail.eu',
];

/** What email-providers 2.26.0 lists although companies write from it, or only documentation uses it. */
const REMOVALS = [
  'alibaba.com',
  'ancestry.com',
  'bt.com',
  'discovery.com',
  'example.com',
  'example.net',
  'example.org',
  'facebook.com',
  'medscape.com',
  'mydomain.com',
  'nus.edu.sg',
  'saudia.com',
  'techspot.com',
  'test.com',
  'test.de',
  'unican.es',
  'yourdomain.com',
];

const PROVIDERS: ReadonlySet<string> = new Set(listed);
const ADDED: ReadonlySet<string> = new Set(ADDITIONS);
const REMOVED: ReadonlySet<string> = new Set(REMOVALS);

/** Hosts under which every customer has a subdomain that says nothing about another's (W6). */
const SHARED_HOSTS = [
  'appleid.com',
  'atlassian.net',
  'azurewebsites.net',
  'calendar.google.com',
  'gserviceaccount.com',
  'microsoftonline.com',
  'myshopify.com',
  'onmicrosoft.com',
  'onmicrosoft.de',
  'onmicrosoft.us',
  'onmschina.cn',
  'users.noreply.github.com',
  'wixsite.com',
  'wordpress.com',
];

/** Whether a host is one that many organisations share. `acme.onmicrosoft.com` is not: it is Acme's alone. */
export function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.includes(host);
}

/**
 * Which list says that a host, or its registrable domain, is free mail; undefined when none does. The team's word comes
 * before the lists, its removals before its additions. Host in ASCII, as `readHost` gives it.
 */
export function freeMailList(host: string, team: FreeMailDomains): FreeMailList | undefined {
  const names = [host, readHost(host)?.domain ?? host];
  const any = (list: ReadonlySet<string>): boolean => names.some((name) => list.has(name));
  if (names.some((name) => team.remove.includes(name))) return undefined;
  if (names.some((name) => team.add.includes(name))) return 'freeMailDomains.add';
  if (any(ADDED)) return 'additions';
  return any(PROVIDERS) && !any(REMOVED) ? 'email-providers' : undefined;
}
