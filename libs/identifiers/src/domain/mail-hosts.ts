import disposable from 'disposable-email-domains' with { type: 'json' };
import disposableSuffixes from 'disposable-email-domains/wildcard.json' with { type: 'json' };
import providers from 'email-providers/all.json' with { type: 'json' };

/** Free mail that `email-providers` 2.26.0 lacks. */
const ADDITIONS = new Set([
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
]);
/** What it lists although companies write from it, or only documentation uses it (RFC 2606). */
const REMOVALS = new Set([
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
]);

const PROVIDERS = new Set<string>(providers);
const DISPOSABLE = new Set<string>(disposable);
const DISPOSABLE_SUFFIXES = new Set<string>(disposableSuffixes);

/** Hosts under which every tenant has a name of its own: neither they nor what is below is ever a company's domain. */
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
/** The same below the host only: the host itself is the vendor, a company like any other. */
const SHARED_BELOW = [
  'amazonses.com',
  'freshdesk.com',
  'hubspot.com',
  'intercom-mail.com',
  'salesforce.com',
  'zendesk.com',
];

const SHARED = new Set(SHARED_HOSTS);
const SHARED_PARENTS = new Set([...SHARED_HOSTS, ...SHARED_BELOW]);

/** `mail.acme.com`, `acme.com`, `com`. */
function* suffixes(host: string): Generator<string> {
  for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    yield rest;
    if (!rest.includes('.')) return;
  }
}

/** Whether many organisations share this very host. `acme.onmicrosoft.com` is Acme's alone. */
export function isSharedHost(host: string): boolean {
  return SHARED.has(host);
}

/** Whether many organisations share the host or have names beside it: it says nothing about a company's domain (W6). */
export function isOnSharedHost(host: string): boolean {
  if (SHARED.has(host)) return true;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    if (SHARED_PARENTS.has(host.slice(dot + 1))) return true;
  }
  return false;
}

/** The list that comes with the product and has the host as free mail: ours, or the package's; undefined when none has. */
export function listOfFreeMail(host: string): 'additions' | 'email-providers' | undefined {
  if (ADDITIONS.has(host)) return 'additions';
  return PROVIDERS.has(host) && !REMOVALS.has(host) ? 'email-providers' : undefined;
}

/**
 * Whether the host hands out throw-away addresses. Nothing above the registrable domain counts: the list has public
 * suffixes such as `web.id`, under which companies have their domains.
 */
export function isDisposable(host: string, domain: string | undefined): boolean {
  const own = [...suffixes(host)].filter(({ length }) => length >= (domain ?? host).length);
  return own.some((name) => DISPOSABLE_SUFFIXES.has(name)) || DISPOSABLE.has(host) || DISPOSABLE.has(domain ?? host);
}
