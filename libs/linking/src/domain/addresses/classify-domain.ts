import {
  type Address,
  freeMailList,
  type HostList,
  isDisposable,
  registrableDomain,
  sharedHostList,
} from '#identifiers';
import type { Reason } from '../model/decision.js';
import { type AddressRules, isExcluded, isInternalByDomain } from './rules.js';

/** Whether the domain of an address may lead to an Account, or why never, and who says so (A5). */
export type DomainClass =
  | { readonly kind: 'company'; readonly host: string; readonly domain: string }
  | { readonly kind: 'unusable'; readonly reason: Reason; readonly because: string };

function unusable(reason: Reason, because: string): DomainClass {
  return { kind: 'unusable', reason, because };
}

/** Never for excluded, internal, free-mail, shared-host and disposable domains. The team's word goes before every list. */
export function classifyDomain(address: Address, rules: AddressRules): DomainClass {
  const { host } = address;
  if (isExcluded(address, rules)) return unusable('EXCLUDED', `the privacy list has ${host}`);
  if (isInternalByDomain(address, rules)) return unusable('INTERNAL_DOMAIN', `${host} is one of the internal domains`);
  const domain = registrableDomain(host);
  const freeMail = freeMailList(host, rules.freeMail);
  const shared = sharedHostList(host, rules.shared);
  const unusableBy = (list: HostList | undefined): DomainClass | undefined => {
    if (shared !== undefined && shared === list) {
      return unusable('SHARED_HOST_DOMAIN', `many organisations share ${host}, by ${shared}`);
    }
    return freeMail === undefined || freeMail !== list
      ? undefined
      : unusable('FREE_MAIL_DOMAIN', `${host} is free mail by ${freeMail}`);
  };
  const first = unusableBy('the team') ?? unusableBy('the list of shared hosts');
  if (first !== undefined) return first;
  // The list of free-mail providers has throw-away ones too; the list of those alone says more.
  if (isDisposable(host, domain)) return unusable('DISPOSABLE_DOMAIN', `${host} is on the list of disposable domains`);
  const last = unusableBy('the list of free-mail providers');
  if (last !== undefined) return last;
  if (domain === undefined) return unusable('NO_ACCOUNT_FOR_DOMAIN', `${host} has no registrable domain`);
  return { kind: 'company', host: host.replace(/^www\./, ''), domain };
}
