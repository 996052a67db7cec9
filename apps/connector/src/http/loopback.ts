import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';

/** True when an address or host name to listen on can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

const FORWARDED = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-original-.*|true-client-ip|cf-connecting-ip)$/;

/** Whether a request names this machine as the one it is for; a proxy that passes on what it was called by does not. */
function isForLoopback(host: string | undefined): boolean {
  const [, name] = /^(\[[^\]]*\]|[^:[\]]+)(?::\d*)?$/.exec(host ?? '') ?? [];
  return name !== undefined && isLoopback(name);
}

/** True when nobody beyond this machine can be behind a request: by where we listen, by our address, and by its headers. */
export function isFromThisMachine(
  { host, publicUrl }: { host: string; publicUrl: string },
  headers: IncomingHttpHeaders,
): boolean {
  const isForwarded = Object.keys(headers).some((name) => FORWARDED.test(name));
  return isLoopback(host) && isLoopback(new URL(publicUrl).hostname) && isForLoopback(headers.host) && !isForwarded;
}
