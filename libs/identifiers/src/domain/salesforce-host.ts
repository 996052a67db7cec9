/** `origin` is what requests are sent to: scheme, host and port, no path. */
export type HostVerdict = { allowed: true; origin: string } | { allowed: false; reason: string };

const SALESFORCE_SUFFIXES = ['.salesforce.com', '.force.com', '.salesforce.mil'];
const refused = (reason: string): HostVerdict => ({ allowed: false, reason });

/** Whom the operator trusts. */
export interface HostRules {
  /** `host` or `host:port`, besides Salesforce's own. */
  allowedHosts: readonly string[];
  /** The operator's own login address. */
  loginUrl: string;
}

/**
 * Whether credentials may be sent to `address` (a login URL, or the `instance_url` of a token answer): https and a
 * Salesforce host or one of the allowed hosts. A loopback address, also over plain http, only as the operator's own login
 * address or when it is among the allowed hosts: an admin of a team must not reach the other services of this machine.
 * The text is looked at before the parser: it would quietly repair what a reader sees as another host.
 */
export function checkSalesforceHost(address: string, rules: HostRules): HostVerdict {
  const read = readAddress(address);
  if ('reason' in read) return refused(read.reason);
  const { url } = read;
  const isNamed = isAmong(url, rules.allowedHosts);
  if (isLoopback(url.hostname)) {
    if (isNamed || isSameHost(url, rules.loginUrl)) return { allowed: true, origin: url.origin };
    return refused('is an address of this machine, which SALESFORCE_ALLOWED_HOSTS does not name');
  }
  if (url.protocol !== 'https:') return refused('is not https');
  return isNamed ? { allowed: true, origin: url.origin } : checkRemoteHost(url);
}

/** The operator's own login address, which may be on this machine without being named twice. */
export function checkLoginUrl(address: string, allowedHosts: readonly string[]): HostVerdict {
  return checkSalesforceHost(address, { allowedHosts, loginUrl: address });
}

/** Whether the operator's client secret may be sent to this origin: its own login host, and Salesforce's hosts alone. */
export function mayHoldOperatorSecret(origin: string, { loginUrl }: HostRules): boolean {
  const url = new URL(origin);
  return isSameHost(url, loginUrl) || (url.protocol === 'https:' && checkRemoteHost(url).allowed);
}

function readAddress(address: string): { url: URL } | { reason: string } {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1];
  if (authority === undefined || !URL.canParse(address)) return { reason: 'is not an http or https address' };
  if (/[^\x21-\x7e]|\\/.test(address)) return { reason: 'has characters that do not belong in an address' };
  if (/[@%]/.test(authority)) return { reason: 'has more than a host and a port before its path' };
  const url = new URL(address);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { reason: 'has more than a host' };
  return url.hostname.endsWith('.') ? { reason: 'has a host that ends in a dot' } : { url };
}

function isAmong(url: URL, hosts: readonly string[]): boolean {
  const named = hosts.map((host) => host.trim().toLowerCase());
  return named.includes(url.hostname) || named.includes(url.host);
}

function isSameHost(url: URL, loginUrl: string): boolean {
  return URL.canParse(loginUrl) && new URL(loginUrl).origin === url.origin;
}

function checkRemoteHost(url: URL): HostVerdict {
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
