/** An admin's word that a mail domain belongs to an Account. */
export interface DomainAlias {
  /** Host in ASCII. */
  readonly domain: string;
  /** 18 characters. */
  readonly accountCrmId: string;
}

/** What the team adds to a list of hosts that comes with the product, and takes from it. Hosts in ASCII. */
export interface HostChanges {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Delays of linking, in minutes. */
export interface LinkingSettings {
  /** Before a meeting's start its Person relationship is captured (P1). */
  readonly captureLeadMinutes: number;
  /** After a dialer call's end its recording is created (P4). */
  readonly dialerDelayMinutes: number;
  /** After a recording's end it waits at most this long for a fresh mirror. */
  readonly freshnessWaitMinutes: number;
}

/** What an admin sets for a team. */
export interface Settings {
  /** 0 switches the schedule off. */
  readonly syncIntervalMinutes: number;
  /** 0 switches the schedule off. */
  readonly reconcileIntervalHours: number;
  /** How far the watermark stays behind (Y1). */
  readonly watermarkOverlapSeconds: number;
  /** Passes that waiting recordings ask for begin at least this far apart (Y6). */
  readonly freshnessGapSeconds: number;
  /** Of the org's daily calls, at which runs pause (Y5). */
  readonly apiBudgetPercent: number;
  /** The values of a deleted record stay in the mirror (E3). */
  readonly keepDeletedDays: number;
  /** Recordings stay; 0 is for good. */
  readonly keepRecordingsDays: number;
  /** Of an object's records: a reconcile that would delete more waits for approval (Y4). */
  readonly reconcileDeletePercent: number;
  /** Hosts, registrable domains or single addresses that are ours; null while the team never said (W1). */
  readonly internalDomains: readonly string[] | null;
  /** Addresses, hosts (`x.com`) or subdomains (`*.x.com`) that are dropped before anything else. */
  readonly excludedParticipants: readonly string[];
  readonly domainAliases: readonly DomainAlias[];
  readonly freeMailDomains: HostChanges;
  /** Hosts that many organisations share: never a company's domain (W6). */
  readonly sharedHosts: HostChanges;
  readonly linking: LinkingSettings;
}

/** What holds for a team that set nothing. */
export const DEFAULT_SETTINGS: Settings = {
  syncIntervalMinutes: 5,
  reconcileIntervalHours: 24,
  watermarkOverlapSeconds: 300,
  freshnessGapSeconds: 30,
  apiBudgetPercent: 50,
  reconcileDeletePercent: 5,
  keepDeletedDays: 30,
  keepRecordingsDays: 0,
  internalDomains: null,
  excludedParticipants: [],
  domainAliases: [],
  freeMailDomains: { add: [], remove: [] },
  sharedHosts: { add: [], remove: [] },
  linking: { captureLeadMinutes: 10, dialerDelayMinutes: 5, freshnessWaitMinutes: 15 },
};

/** Stored settings, with the default of every member that a version after them brought. */
export function withDefaults(stored: Partial<Settings>): Settings {
  return {
    ...DEFAULT_SETTINGS,
    ...stored,
    freeMailDomains: { ...DEFAULT_SETTINGS.freeMailDomains, ...stored.freeMailDomains },
    sharedHosts: { ...DEFAULT_SETTINGS.sharedHosts, ...stored.sharedHosts },
    linking: { ...DEFAULT_SETTINGS.linking, ...stored.linking },
  };
}
