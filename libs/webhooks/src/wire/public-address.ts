import { BlockList, isIP } from 'node:net';

/** What is not the public internet: IANA's special-purpose registries for IPv4 and IPv6. */
const SPECIAL: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Of IPv6 only 2000::/3 is given out; in it, what embeds an IPv4 address or is for documentation.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

// Apart, since a BlockList takes an IPv4 address for its form inside IPv6 as well, which is never public.
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of SPECIAL) {
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  blocked[family].addSubnet(network, prefix, family);
}

/** Whether an IP address is one that anybody on the internet could have. An IPv4 address inside an IPv6 one is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 6 ? !blocked.ipv6.check(address, 'ipv6') : !blocked.ipv4.check(address, 'ipv4');
}
