/** One of the team's own stages, compared with the CRM's to the letter (S1). */
export interface StageValue {
  readonly value: string;
  readonly outcome: 'open' | 'won' | 'lost';
  /** A higher one is further along. */
  readonly position: number;
}

/** Of the team's settings, what linking reads. Shapes as in `GET /v1/settings`. */
export interface LinkingSettings {
  /** Domains, hosts and single addresses that are ours; null while the team never said (W1). */
  readonly internalDomains: readonly string[] | null;
  /** The privacy list: `x.com` is that host, `*.x.com` its subdomains, `a@x.com` that address. */
  readonly excludedParticipants: readonly string[];
  readonly domainAliases: readonly { readonly domain: string; readonly accountCrmId: string }[];
  readonly freeMailDomains: { readonly add: readonly string[]; readonly remove: readonly string[] };
  /** Passes that waiting recordings ask for begin at least this far apart (Y6). */
  readonly freshnessGapSeconds: number;
  /** Hosts that many organisations share: never a company's domain (W6). */
  readonly sharedHosts: { readonly add: readonly string[]; readonly remove: readonly string[] };
  readonly linking: {
    readonly captureLeadMinutes: number;
    readonly dialerDelayMinutes: number;
    readonly freshnessWaitMinutes: number;
  };
}

/** How far one object of the mirror is proven. Instants are RFC 3339 or null. */
export interface ObjectState {
  readonly object: string;
  readonly watermark: string | null;
  readonly firstCompletedAt: string | null;
  readonly lastCompleteRunStartedAt: string | null;
}

export interface MirrorState {
  readonly isConnected: boolean;
  /** Of the connected org: Salesforce appends `.invalid` to Users' addresses there. */
  readonly isSandbox: boolean;
  /** Where a record's page is; null before the first connection. */
  readonly instanceUrl: string | null;
  readonly objects: readonly ObjectState[];
}

/** Everything of a team that a decision depends on, besides its records. */
export interface LinkingConfiguration {
  readonly stages: { readonly version: number; readonly values: readonly StageValue[] };
  /** `isComplete`: saved, with every required target (A7). */
  readonly opportunityMapping: { readonly version: number; readonly isComplete: boolean };
  readonly settings: LinkingSettings;
  readonly mirror: MirrorState;
}
