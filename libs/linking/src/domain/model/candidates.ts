/** A record's mapped values by target; money as plain decimal text, empty ones null. */
export type MappedValues = Readonly<Record<string, string | null>>;

/** A live Contact or Lead. A person account is the Contact that Salesforce keeps for it (`PersonContactId`). */
export interface PersonRecord {
  readonly crmId: string;
  readonly type: 'Contact' | 'Lead';
  readonly name: string | null;
  /** Normal: trimmed, lower-cased, the host in ASCII; null when it has none. */
  readonly email: string | null;
  readonly accountCrmId: string | null;
  /** Sorts as text; null when the target is not mapped or empty. */
  readonly lastActivityDate: string | null;
  /** It could not be mirrored whole, so it is not linked by itself. */
  readonly isWithheld: boolean;
  /** Of a converted Lead: the Contact it became. Null for others. */
  readonly convertedContactCrmId: string | null;
  readonly isConverted: boolean;
  readonly values: MappedValues;
}

/** A mirrored Salesforce User, or a console user of ours (then `crmId` is null). */
export interface UserRecord {
  readonly crmId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** Salesforce's `UserType`; null when it is not known, and of console users. */
  readonly userType: string | null;
}

/** A live Opportunity that is not private. */
export interface OpportunityRecord {
  readonly crmId: string;
  readonly name: string | null;
  /** Null is a stage too: an empty one, which no team value equals. */
  readonly stage: string | null;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string | null;
  readonly ownerCrmId: string | null;
  /** RFC 3339 in UTC, all of one precision: sorts as text. */
  readonly lastModifiedAt: string | null;
  readonly createdAt: string | null;
  /** Withheld by a CRM Sync Error of its own, whatever its stage. */
  readonly isWithheld: boolean;
  /** Contacts with a role on it. */
  readonly contactCrmIds: readonly string[];
  readonly values: MappedValues;
}

/**
 * The Opportunities of one Account, summed up so that hundreds of them stay cheap. Deleted and private ones are in
 * none of it.
 */
export interface AccountOpportunities {
  /** How many there are per stage, without those withheld by an error of their own. */
  readonly stages: readonly { readonly stage: string | null; readonly count: number }[];
  /** How many are withheld by a CRM Sync Error of their own. */
  readonly erroneous: number;
  /**
   * Of the open ones, or when there is none of the closed ones: every one with the furthest close date, and at least
   * one with the next. Withheld ones may be among them; more never changes the outcome.
   */
  readonly top: readonly OpportunityRecord[];
}

/** A live Account. */
export interface AccountRecord {
  readonly crmId: string;
  readonly name: string | null;
  /** Host and registrable domain of its website, in ASCII. */
  readonly websiteHost: string | null;
  readonly websiteDomain: string | null;
  readonly ownerCrmId: string | null;
  readonly parentCrmId: string | null;
  readonly lastActivityDate: string | null;
  readonly isWithheld: boolean;
  /** Live contacts with an address, and how many of them on each registrable domain that matters. */
  readonly contactsWithEmail: number;
  readonly contactsByDomain: Readonly<Record<string, number>>;
  readonly opportunities: AccountOpportunities;
  readonly values: MappedValues;
}

/** The Person relationship that was captured for a meeting, or that a dialer call has (P1, P4). */
export interface Relationship {
  readonly source: 'meeting' | 'dialer_call';
  readonly externalId: string;
  readonly personCrmIds: readonly string[];
}

/**
 * All that the mirror knows and a decision may need. Deleted records are not in it. Order means nothing, and neither
 * do records that nobody asked for.
 */
export interface Candidates {
  readonly relationship: Relationship | undefined;
  readonly people: readonly PersonRecord[];
  readonly users: readonly UserRecord[];
  /** Of the registrable domains looked at, those that at least two active Standard Users share (W1). */
  readonly sharedDomains: readonly string[];
  /** Accounts of the people above, Accounts on the domain, aliased ones, and the ancestors of all of these. */
  readonly accounts: readonly AccountRecord[];
  /**
   * Where an id leads that is not the record itself: one merged away to its survivor, a person account's Account id
   * to its Contact where a person is wanted.
   */
  readonly survivors: Readonly<Record<string, string>>;
  readonly personContacts: Readonly<Record<string, string>>;
}
