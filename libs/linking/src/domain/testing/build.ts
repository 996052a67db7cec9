import { asciiHost, parseAddress, registrableDomain } from '#identifiers';
import type { AccountRecord, Candidates, OpportunityRecord, PersonRecord, UserRecord } from '../model/candidates.js';
import type { LinkingConfiguration, LinkingSettings } from '../model/configuration.js';
import type { Recording } from '../model/recording.js';

/** A record to be for the tests of the domain, with what the test says and harmless values for the rest. */
export const NOW = new Date('2026-03-02T16:00:00.000Z');

const SYNCED = '2026-03-02T15:45:00.000Z';

export function configuration(
  more: Partial<LinkingConfiguration> & { settings?: Partial<LinkingSettings> } = {},
): LinkingConfiguration {
  const settings: LinkingSettings = {
    internalDomains: ['ours.example'],
    excludedParticipants: [],
    domainAliases: [],
    freeMailDomains: { add: [], remove: [] },
    freshnessGapSeconds: 30,
    sharedHosts: { add: [], remove: [] },
    linking: { captureLeadMinutes: 10, dialerDelayMinutes: 5, freshnessWaitMinutes: 15 },
    ...more.settings,
  };
  return {
    stages: {
      version: 1,
      values: [
        { value: 'Prospecting', outcome: 'open', position: 1 },
        { value: 'Negotiation', outcome: 'open', position: 2 },
        { value: 'Closed Won', outcome: 'won', position: 3 },
        { value: 'Closed Lost', outcome: 'lost', position: 4 },
      ],
    },
    opportunityMapping: { version: 1, isComplete: true },
    mirror: {
      isConnected: true,
      isSandbox: false,
      instanceUrl: 'https://acme.my.salesforce.com',
      objects: ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'].map((object) => ({
        object,
        watermark: SYNCED,
        firstCompletedAt: SYNCED,
        lastCompleteRunStartedAt: SYNCED,
      })),
    },
    ...more,
    settings,
  };
}

export function recording(more: Partial<Recording> = {}): Recording {
  return {
    kind: 'virtual_conference',
    platform: 'zoom',
    title: 'Acme, discovery',
    startedAt: '2026-03-02T15:00:00Z',
    endedAt: '2026-03-02T15:31:00Z',
    owner: { email: 'ana@ours.example' },
    attendees: [],
    invitees: [],
    ...more,
  };
}

const ANA = { name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 612_000 };

/** A conference of Ana, who is ours, with these. */
export function conference(attendees: Recording['attendees'], more: Partial<Recording> = {}): Recording {
  return recording({ attendees: [ANA, ...(attendees ?? [])], ...more });
}

export function contact(crmId: string, more: Partial<PersonRecord> = {}): PersonRecord {
  return {
    crmId,
    type: 'Contact',
    name: `Contact ${crmId}`,
    email: null,
    accountCrmId: null,
    lastActivityDate: null,
    isWithheld: false,
    isConverted: false,
    convertedContactCrmId: null,
    values: { name: `Contact ${crmId}` },
    ...more,
  };
}

export function lead(crmId: string, more: Partial<PersonRecord> = {}): PersonRecord {
  return contact(crmId, { type: 'Lead', name: `Lead ${crmId}`, values: { name: `Lead ${crmId}` }, ...more });
}

export function opportunity(crmId: string, more: Partial<OpportunityRecord> = {}): OpportunityRecord {
  return {
    crmId,
    name: `Opportunity ${crmId}`,
    stage: 'Prospecting',
    closeDate: '2026-06-30',
    ownerCrmId: null,
    lastModifiedAt: null,
    createdAt: null,
    isWithheld: false,
    contactCrmIds: [],
    values: { name: `Opportunity ${crmId}`, amount: '1000.00' },
    ...more,
  };
}

interface AccountMore extends Omit<Partial<AccountRecord>, 'opportunities'> {
  readonly website?: string;
  readonly opportunities?: readonly OpportunityRecord[];
}

/** `website` is read as the mirror does; every Opportunity is among the top ones. */
export function account(crmId: string, { website, opportunities = [], ...more }: AccountMore = {}): AccountRecord {
  const host = website === undefined ? undefined : asciiHost(website.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
  const stages = [...new Set(opportunities.map(({ stage }) => stage))];
  const sound = opportunities.filter(({ isWithheld }) => !isWithheld);
  return {
    crmId,
    name: `Account ${crmId}`,
    websiteHost: host ?? null,
    websiteDomain: (host === undefined ? undefined : registrableDomain(host)) ?? null,
    ownerCrmId: null,
    parentCrmId: null,
    lastActivityDate: null,
    isWithheld: false,
    contactsWithEmail: 0,
    contactsByDomain: {},
    values: { name: `Account ${crmId}`, website: website ?? null },
    ...more,
    opportunities: {
      stages: stages.map((stage) => ({ stage, count: sound.filter((one) => one.stage === stage).length })),
      erroneous: opportunities.length - sound.length,
      top: opportunities,
    },
  };
}

export function user(
  crmId: string,
  email: string,
  name: string | null = null,
  userType: string | null = 'Standard',
): UserRecord {
  return { crmId, email: parseAddress(email)?.text ?? null, name, userType };
}

export function candidates(more: Partial<Candidates> = {}): Candidates {
  return {
    relationship: undefined,
    people: [],
    users: [],
    sharedDomains: [],
    accounts: [],
    survivors: {},
    personContacts: {},
    ...more,
  };
}
