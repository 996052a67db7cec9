import { withoutAccents, withoutInvalid } from '#identifiers';
import { baseOf, nameKeyOf, parseAddress } from '#identifiers';
import { type AddressRules, isInternalByDomain } from '../addresses/rules.js';
import type { UserRecord } from '../model/candidates.js';
import type { Steps } from '#identifiers';
import type { Attendee } from './attendee.js';

/** Ours or not, and by which rule. */
export interface Side {
  readonly isInternal: boolean;
  readonly rule: 'W1' | 'W3';
  readonly because: string;
}

/** Users by their address, read without tag and dots, and by full name. */
export interface Colleagues {
  readonly addresses: ReadonlyMap<string, readonly UserRecord[]>;
  /** Names of exactly one user who counts as ours (W1). */
  readonly names: ReadonlySet<string>;
  /** The same without accents. */
  readonly bareNames: ReadonlySet<string>;
}

/** Portal, partner and Chatter-only logins are Users too, with customers' addresses; what is not known counts as ours (W1). */
function isOurs({ userType }: UserRecord): boolean {
  return userType == null || userType === 'Standard';
}

function uniqueNames(users: readonly { name: string; identity: string }[]): Set<string> {
  const humans = new Map<string, Set<string>>();
  for (const { name, identity } of users) humans.set(name, (humans.get(name) ?? new Set()).add(identity));
  return new Set([...humans].filter(([, same]) => same.size === 1).map(([name]) => name));
}

/** One human may be both a mirrored User and a console user: the address decides. `isSandbox`: without `.invalid`. */
export function* readColleagues(users: readonly UserRecord[], isSandbox: boolean): Steps<Colleagues> {
  const addresses = new Map<string, UserRecord[]>();
  const named: { name: string; identity: string }[] = [];
  for (const user of users) {
    const given = parseAddress(user.email);
    const address = given === undefined || !isSandbox ? given : withoutInvalid(given);
    const base = address === undefined ? undefined : baseOf(address);
    const known = base === undefined ? undefined : addresses.get(base);
    if (known !== undefined) known.push(user);
    else if (base !== undefined) addresses.set(base, [user]);
    const name = nameKeyOf(user.name);
    if (name !== undefined && isOurs(user)) named.push({ name, identity: base ?? user.crmId ?? '' });
    yield;
  }
  return {
    addresses,
    names: uniqueNames(named),
    bareNames: uniqueNames(named.map(({ name, identity }) => ({ name: withoutAccents(name), identity }))),
  };
}

/** Users of whatever type with the address. */
export function usersOf({ address }: Pick<Attendee, 'address'>, { addresses }: Colleagues): readonly UserRecord[] {
  return address === undefined ? [] : (addresses.get(baseOf(address)) ?? []);
}

function sideByName(
  { isInternal, nameKey }: Attendee,
  { names, bareNames }: Colleagues,
  isUniqueBareName: (bareName: string) => boolean,
): Side {
  if (isInternal !== undefined) return { isInternal, rule: 'W3', because: 'the caller says so' };
  const bareName = nameKey === undefined ? undefined : withoutAccents(nameKey);
  const isColleague =
    nameKey !== undefined &&
    bareName !== undefined &&
    (names.has(nameKey) || (bareNames.has(bareName) && isUniqueBareName(bareName)));
  return {
    isInternal: isColleague,
    rule: 'W3',
    because: isColleague ? 'the name is that of exactly one user' : 'there is no address and no user of that name',
  };
}

/** What a side depends on besides the attendee. */
export interface Sides {
  readonly rules: AddressRules;
  readonly colleagues: Colleagues;
  /** Whether no other attendee has the name once accents are left out (W3). */
  readonly isUniqueBareName: (bareName: string) => boolean;
}

/** W1 where there is an address, whatever the caller says; W3 where there is none. */
export function classifySide(attendee: Attendee, { rules, colleagues, isUniqueBareName }: Sides): Side {
  const { address } = attendee;
  if (address === undefined) return sideByName(attendee, colleagues, isUniqueBareName);
  if (usersOf(attendee, colleagues).some(isOurs)) {
    return { isInternal: true, rule: 'W1', because: `${address.text} is the address of a user` };
  }
  const isInternal = isInternalByDomain(address, rules);
  const because = isInternal ? `${address.host} is internal` : `${address.host} is not internal`;
  return { isInternal, rule: 'W1', because };
}
