import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

const REFUSED = 'The host of the address is not on the public internet.';

/** The host of a URL as the network takes it: an IPv6 address without its brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Why a URL cannot be told anything, from its text alone; undefined when it can. It is https, unless private addresses
 * are allowed, and carries no credentials, which would end up in lists and logs.
 */
export function urlFault(text: string, allowPrivate: boolean): string | undefined {
  const url = text.length <= 2000 && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'An absolute URL of at most 2000 characters is expected.';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'The URL must be https.';
  if (url.username !== '' || url.password !== '') return 'The URL must not carry a user name or password.';
  if (url.hash !== '') return 'The URL must not have a fragment.';
  const host = hostOf(url);
  return !allowPrivate && isIP(host) !== 0 && !isPublicAddress(host) ? REFUSED : undefined;
}

/**
 * Name resolution for the connection itself: what is checked is what is connected to, so that a name which answers
 * differently the second time (DNS rebinding) leads nowhere. One private address among several refuses them all.
 */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new Error(REFUSED), []);
        return;
      }
      const [first] = addresses;
      if (options.all === true || first === undefined) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Resolves the host of a URL once, to refuse early what sending would refuse. Undefined when it may be told. */
export async function resolvedFault(text: string, allowPrivate: boolean): Promise<string | undefined> {
  const host = hostOf(new URL(text));
  if (isIP(host) !== 0) return undefined;
  return new Promise((resolve) => {
    guardedLookup(allowPrivate)(host, { all: true }, (error) => {
      if (error === null) resolve(undefined);
      else resolve('code' in error && error.code !== undefined ? 'The host of the URL cannot be resolved.' : REFUSED);
    });
  });
}
