import {
  freeMailList,
  parseAddress,
  registrableDomain,
  sharedHostList,
  type TeamHosts,
  withoutInvalid,
} from '#identifiers';
import type { Settings } from '#field-mapping';
import type { Check } from '#salesforce';

/** What the Users of the org say of the team's own domains. */
export interface OwnUsers {
  readonly hosts: readonly { readonly host: string; readonly users: number }[];
  /** There Salesforce appends `.invalid` to every address. */
  readonly isSandbox: boolean;
}

type Lists = Pick<Settings, 'freeMailDomains' | 'sharedHosts'>;

function teamHosts({ add, remove }: Lists['sharedHosts']): TeamHosts {
  return { add: new Set(add), remove: new Set(remove) };
}

function domainOf(host: string, isSandbox: boolean): string | undefined {
  const address = parseAddress(`user@${host}`);
  return address === undefined ? undefined : registrableDomain((isSandbox ? withoutInvalid(address) : address).host);
}

/**
 * The domains that count as internal while none are saved, and are proposed for saving (W1): those that at least two active
 * Standard Users share, no free mail and no shared host. Most users first.
 */
export function proposeInternalDomains({ hosts, isSandbox }: OwnUsers, settings: Lists): string[] {
  const [freeMail, shared] = [teamHosts(settings.freeMailDomains), teamHosts(settings.sharedHosts)];
  const users = new Map<string, number>();
  for (const { host, users: count } of hosts) {
    const domain = domainOf(host, isSandbox);
    if (domain !== undefined) users.set(domain, (users.get(domain) ?? 0) + count);
  }
  return [...users]
    .filter(([, count]) => count >= 2)
    .filter(([domain]) => freeMailList(domain, freeMail) === undefined && sharedHostList(domain, shared) === undefined)
    .sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1))
    .map(([domain]) => domain);
}

/** A line of the diagnosis: whether it is known which addresses are the team's own. */
export function checkInternalDomains(saved: Settings['internalDomains'], proposed: readonly string[]): Check {
  const id = 'internal_domains';
  if (saved !== null) {
    const detail = saved.length === 0 ? 'By the settings no domain is internal.' : `Internal: ${saved.join(', ')}.`;
    return { id, status: 'ok', detail, whoMustAct: 'nobody' };
  }
  const [verb, pronoun] = proposed.length === 1 ? ['counts', 'it'] : ['count', 'them'];
  const detail =
    proposed.length === 0
      ? 'No internal domains are saved, and no two active users share one: colleagues without a Salesforce user are taken for customers. Save yours in the settings.'
      : `No internal domains are saved: ${proposed.join(', ')} ${verb} as internal, since at least two active users share ${pronoun}. Save ${pronoun} in the settings.`;
  return { id, status: 'warning', detail, whoMustAct: 'team_admin' };
}
