import listed from 'email-providers/all.json' with { type: 'json' };
import { readHost } from './host.js';

/** The team's own word on which domains are free mail. */
export interface FreeMailDomains {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The list that made a domain free mail: the team's, ours, or the package email-providers. */
export type FreeMailList = 'freeMailDomains.add' | 'additions' | 'email-providers';

/** Free mail that email-providers 2.26.0 lacks. */
const ADDITIONS = [
  'fastmail.com',
  'tutanota.com',
  'tutanota.de',
  'tutamail.com',
  'tuta.io',
  'tuta.com',
  'duck.com',
  'zohomail.com',
  'zohomail.eu',
  'mailbox.org',
  'posteo.de',
  'hotmail.es',
  'outlook.com.br',
];

/** What email-providers 2.26.0 lists although companies write from it, or only documentation uses it. */
const REMOVALS = [
  'example.com',
  'test.com',
  'test.de',
  'yourdomain.com',
  'mydomain.com',
  'facebook.com',
  'alibaba.com',
  'ancestry.com',
  'discovery.com',
  'medscape.com',
  'techspot.com',
  'saudia.com',
  'bt.com',
  'unican.es',
  'nus.edu.sg',
];

const PROVIDERS: ReadonlySet<string> = new Set(listed);
const ADDED: ReadonlySet<string> = new Set(ADDITIONS);
const REMOVED: ReadonlySet<string> = new Set(REMOVALS);

/** Hosts under which every customer has a subdomain that says nothing about another's (W6). */
const SHARED_HOSTS = ['onmicrosoft.com', 'appleid.com', 'mail.onmicrosoft.com', 'privaterelay.appleid.com'];

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
