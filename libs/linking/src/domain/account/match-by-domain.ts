import { brandOf } from '#identifiers';
import type { AccountRecord } from '../model/candidates.js';
import type { Grade } from '../model/decision.js';
import { accountById, type DecisionContext } from '../decision-context.js';

/** How similar a domain is: the levels of A5, the higher wins outright. */
export const LEVELS = ['alias', 'website host', 'website domain', 'contacts on the domain'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_GRADES: Readonly<Record<Level, Grade>> = {
  alias: 'exact',
  'website host': 'strong',
  'website domain': 'strong',
  'contacts on the domain': 'weak',
};

/** How a sentence says it. */
export const LEVEL_TEXTS: Readonly<Record<Level, string>> = {
  alias: 'an admin tied the domain to it',
  'website host': 'its website is on the same host',
  'website domain': 'its website is on the same domain',
  'contacts on the domain': 'at least half of its contacts have addresses on the domain',
};

/** A company's domain: the host without a leading `www.`, and its registrable domain. */
export interface CompanyDomain {
  readonly host: string;
  readonly domain: string;
}

/** Contacts of the Account with addresses on the domain. */
export function contactsOn({ contactsByDomain }: AccountRecord, domain: string): number {
  return Object.hasOwn(contactsByDomain, domain) ? (contactsByDomain[domain] ?? 0) : 0;
}

function isAtHome(account: AccountRecord, domain: string): boolean {
  const contacts = contactsOn(account, domain);
  return contacts >= 2 && contacts * 2 >= account.contactsWithEmail;
}

function byId(accounts: Iterable<AccountRecord>): AccountRecord[] {
  return [...new Set(accounts)].sort((a, b) => (a.crmId < b.crmId ? -1 : 1));
}

/** The Accounts on each level; never by a part of the name. */
export function matchByDomain(
  context: DecisionContext,
  { host, domain }: CompanyDomain,
): { level: Level; accounts: AccountRecord[] }[] {
  const { rules } = context;
  const all = [...context.accounts.values()];
  const aliased = [...(rules.aliases.get(host) ?? []), ...(rules.aliases.get(domain) ?? [])];
  const on = (
    level: Level,
    holds: (account: AccountRecord) => boolean,
  ): { level: Level; accounts: AccountRecord[] } => ({
    level,
    accounts: byId(all.filter(holds)),
  });
  return [
    {
      level: 'alias',
      accounts: byId(aliased.map((crmId) => accountById(context, crmId)).filter((account) => account !== undefined)),
    },
    on('website host', ({ websiteHost }) => websiteHost?.replace(/^www\./, '') === host),
    on('website domain', ({ websiteDomain }) => websiteDomain === domain),
    on('contacts on the domain', (account) => isAtHome(account, domain)),
  ];
}

/** Accounts whose website has the same brand on another suffix: suggestions only. */
export function matchByBrand({ accounts }: DecisionContext, { domain }: CompanyDomain): AccountRecord[] {
  const brand = brandOf(domain);
  if (brand === undefined) return [];
  return byId(
    [...accounts.values()].filter(
      ({ websiteDomain }) => websiteDomain !== null && websiteDomain !== domain && brandOf(websiteDomain) === brand,
    ),
  );
}
