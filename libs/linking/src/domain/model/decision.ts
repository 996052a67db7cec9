import type { MappedValues } from './candidates.js';

/** Moves whenever the same input may be decided differently. Stored with every decision. */
export const RULE_SET_VERSION = '2';

export const SLOTS = ['person', 'account', 'opportunity'] as const;
export type Slot = (typeof SLOTS)[number];

export type RecordType = 'Contact' | 'Lead' | 'Account' | 'Opportunity';

/** Why a slot is empty. Stored for good: never renamed, never reused. */
export const REASONS = [
  /** No Opportunity field mapping with every required field is saved (A7). */
  'MAPPING_INCOMPLETE',
  /** The team never completed a first sync of Accounts, Contacts and Leads (A7). */
  'NOT_CONNECTED',
  /** Nobody external, by the attendees or, without attendees, the invitees. */
  'NO_EXTERNAL_PARTICIPANT',
  /** Externals, none with an address; also the longest speaker without one. */
  'NO_EXTERNAL_EMAIL',
  /** An address was given that cannot be read, and it would have decided (W6). */
  'UNREADABLE_ADDRESS',
  /** Every external was dropped by the privacy list. */
  'EXCLUDED',
  /** A dialer call without a Person (P5). */
  'NO_RELATIONSHIP',
  /** Nobody external is known to have spoken, and more than one has an address. */
  'NO_TALK_TIME',
  /** No Contact, person account or Lead has the address. */
  'NO_PERSON_FOR_EMAIL',
  /** Several persons have the address and nothing but chance would tell them apart. */
  'AMBIGUOUS_PERSON',
  /** The only record found could not be mirrored whole: a CRM Sync Error holds it back. */
  'PERSON_WITHHELD',
  /** The address is not associated with an Account, and its domain is one of free mail. */
  'FREE_MAIL_DOMAIN',
  /** The same, for throw-away addresses. */
  'DISPOSABLE_DOMAIN',
  /** The same, for hosts that many companies share. */
  'SHARED_HOST_DOMAIN',
  /** The same, for one of the team's own domains. */
  'INTERNAL_DOMAIN',
  /** No Account on the domain. */
  'NO_ACCOUNT_FOR_DOMAIN',
  /** Several Accounts and nothing but chance would tell them apart. */
  'AMBIGUOUS_ACCOUNT',
  /** The Account found could not be mirrored whole: a CRM Sync Error holds it back. */
  'ACCOUNT_WITHHELD',
  /** The Account found has no Opportunity (A6). */
  'ACCOUNT_WITHOUT_OPPORTUNITY',
  /** Every Opportunity of the Account is withheld by a CRM Sync Error (S1). */
  'OPPORTUNITIES_WITHHELD',
  /** A person cleared it. */
  'CLEARED_BY_HAND',
] as const;
export type Reason = (typeof REASONS)[number];

/** How sure a link is. `weak`: only a key near to chance set it apart from the runner-up. */
export type Grade = 'exact' | 'strong' | 'weak';

export type Flag = 'PERSON_ACCOUNT_MISMATCH';

/** The candidate that came second, and the check it lost by. */
export interface RunnerUp {
  readonly crmId: string;
  readonly name: string | null;
  readonly lostBy: string;
  readonly value: string;
  readonly winnerValue: string;
}

/** One check behind a slot. `rule` is an id of the law (A4) or of who is who (W5). */
export interface Evidence {
  readonly rule: string;
  readonly check: string;
  readonly input: string;
  readonly result: string;
  readonly runnerUp?: RunnerUp;
}

/** A candidate that the law does not let us link by itself. */
export interface Suggestion {
  readonly crmId: string;
  readonly type: RecordType;
  readonly name: string | null;
  readonly why: string;
}

export interface SlotDecision {
  readonly state: 'linked' | 'empty';
  readonly crmId: string | null;
  readonly type: RecordType | null;
  readonly name: string | null;
  readonly reason: Reason | null;
  readonly grade: Grade | null;
  /** The linked record's mapped values at the decision. */
  readonly snapshot: MappedValues | null;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
  /** The evidence as a seller reads it. */
  readonly sentences: readonly string[];
  readonly suggestions: readonly Suggestion[];
  /** What would have linked it; null when it is linked. */
  readonly counterfactual: string | null;
}

/** The outcome for a recording, frozen once stored (N1). */
export interface Decision {
  /** RFC 3339 in UTC. */
  readonly decidedAt: string;
  readonly ruleSetVersion: string;
  readonly mappingVersion: number;
  readonly stagesVersion: number;
  /** Up to when every object read is proven complete; null before the first sync. */
  readonly watermark: string | null;
  /** The mirror had not been read again since the recording's end. */
  readonly staleMirror: boolean;
  readonly flags: readonly Flag[];
  readonly slots: Readonly<Record<Slot, SlotDecision>>;
}
