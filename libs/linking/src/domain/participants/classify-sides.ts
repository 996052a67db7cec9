import { nameKeyOf, parseAddress } from '#identifiers';
import { type AddressRules, isInternalByDomain } from '../addresses/rules.js';
import type { UserRecord } from '../model/candidates.js';
import type { Attendee } from './attendee.js';

/** Ours or not, and by which rule. */
export interface Side {
  readonly isInternal: boolean;
  readonly rule: 'W1' | 'W3';
  readonly because: string;
}

/** Users by address and by full name. */
export interface Colleagues {
  readonly addresses: ReadonlyMap<string, readonly UserRecord[]>;
  /** Names of exactly one user. */
  readonly names: ReadonlySet<string>;
}

/** One human may be both a mirrored User and a console user: the address decides. */
export function readColleagues(users: readonly UserRecord[]): Colleagues {
  const addresses = new Map<string, UserRecord[]>();
  const humans = new Map<string, Set<string>>();
  for (const user of users) {
    const address = parseAddress(user.email)?.text;
    if (address !== undefined) addresses.set(address, [...(addresses.get(address) ?? []), user]);
    const name = nameKeyOf(user.name);
    if (name !== undefined) humans.set(name, (humans.get(name) ?? new Set()).add(address ?? user.crmId ?? ''));
  }
  const names = [...humans].filter(([, same]) => same.size === 1).map(([name]) => name);
  return { addresses, names: new Set(names) };
}

function sideByName({ isInternal, nameKey }: Attendee, { names }: Colleagues): Side {
  if (isInternal !== undefined) return { isInternal, rule: 'W3', because: 'the caller says so' };
  const isColleague = nameKey !== undefined && names.has(nameKey);
  return {
    isInternal: isColleague,
    rule: 'W3',
    because: isColleague ? 'the name is that of exactly one user' : 'there is no address and no user of that name',
  };
}

/** W1 where there is an address, whatever the caller says; W3 where there is none. */
export function classifySide(attendee: Attendee, rules: AddressRules, colleagues: Colleagues): Side {
  const { address } = attendee;
  if (address === undefined) return sideByName(attendee, colleagues);
  if (colleagues.addresses.has(address.text)) {
    return { isInternal: true, rule: 'W1', because: `${address.text} is the address of a user` };
  }
  const isInternal = isInternalByDomain(address, rules);
  const because = isInternal ? `${address.host} is internal` : `${address.host} is not internal`;
  return { isInternal, rule: 'W1', because };
}
