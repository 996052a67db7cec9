import { asciiHost } from './host.js';

/**
 * The host of a website as people write it: any scheme or none, user, port, path; in ASCII. Undefined for what has none.
 */
export function websiteHost(website: string): string | undefined {
  const [, host = ''] = /^\s*(?:[a-z][a-z0-9+.-]*:(?!\d))?\/*(?:[^/?#@\s]*@)?([^/?#:@\s]+)/i.exec(website) ?? [];
  return asciiHost(host);
}
