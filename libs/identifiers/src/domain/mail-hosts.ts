import disposable from 'disposable-email-domains' with { type: 'json' };
import disposableSuffixes from 'disposable-email-domains/wildcard.json' with { type: 'json' };
import { FREE_MAIL } from './data/free-mail.js';
import { SHARED, SHARED_BELOW } from './data/shared-hosts.js';

const DISPOSABLE = new Set<string>(disposable);
const DISPOSABLE_SUFFIXES = new Set<string>(disposableSuffixes);

/** `mail.acme.com`, `acme.com`, `com`. */
export function* suffixes(host: string): Generator<string> {
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
    const parent = host.slice(dot + 1);
    if (SHARED.has(parent) || SHARED_BELOW.has(parent)) return true;
  }
  return false;
}

/** Whether the list that comes with the product has the host as free mail. What is shared is told as such. */
export function isFreeMail(host: string): boolean {
  return FREE_MAIL.has(host) && !isOnSharedHost(host);
}

/**
 * Whether the host hands out throw-away addresses. Nothing above the registrable domain counts: the list has public
 * suffixes such as `web.id`, under which companies have their domains.
 */
export function isDisposable(host: string, domain: string | undefined): boolean {
  const own = [...suffixes(host)].filter(({ length }) => length >= (domain ?? host).length);
  return own.some((name) => DISPOSABLE_SUFFIXES.has(name)) || DISPOSABLE.has(host) || DISPOSABLE.has(domain ?? host);
}
