/** `origin` is what requests are sent to: scheme, host and port, no path. */
export type HostVerdict = { allowed: true; origin: string } | { allowed: false; reason: string };

const SALESFORCE_SUFFIXES = ['.salesforce.com', '.force.com', '.salesforce.mil'];
const refused = (reason: string): HostVerdict => ({ allowed: false, reason });

/**
 * Whether credentials may be sent to `address` (a login URL, or the `instance_url` of a token answer): https and a
 * Salesforce host or one of `allowedHosts` (`host` or `host:port`), or a loopback address, that also over plain http.
 * The text is looked at before the parser: it would quietly repair what a reader sees as another host.
 */
export function checkHost(address: string, allowedHosts: readonly string[]): HostVerdict {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
  if (authority === undefined || !URL.canParse(address)) return refused('is not an http or https address');
  if (/[^\x21-\x7e]|\\/.test(address)) return refused('has characters that do not belong in an address');
  if (/[@%]/.test(authority)) return refused('has more than a host and a port before its path');
  const url = new URL(address);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return refused('has more than a host');
  if (url.hostname.endsWith('.')) return refused('has a host that ends in a dot');
  if (isLoopback(url.hostname)) return { allowed: true, origin: url.origin };
  if (url.protocol !== 'https:') return refused('is not https');
  return checkRemoteHost(url, allowedHosts);
}

function checkRemoteHost(url: URL, allowedHosts: readonly string[]): HostVerdict {
  const allowed = allowedHosts.map((host) => host.trim().toLowerCase());
  if (allowed.includes(url.hostname) || allowed.includes(url.host)) return { allowed: true, origin: url.origin };
  // The API does not answer there, and jsforce refuses such an instance.
  if (/\.lightning\.force\.com$/.test(url.hostname)) {
    return refused('is a Lightning page; use the My Domain address, as in https://acme.my.salesforce.com');
  }
  if (!SALESFORCE_SUFFIXES.some((suffix) => url.hostname.endsWith(suffix))) return refused('is not a Salesforce host');
  return { allowed: true, origin: url.origin };
}

/** 127.0.0.0/8, ::1 and localhost; the URL parser has already normalised every other spelling of these. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
