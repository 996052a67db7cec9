import fc from 'fast-check';
import type { AccountRecord, Candidates, OpportunityRecord, PersonRecord } from '../model/candidates.js';
import type { LinkingConfiguration } from '../model/configuration.js';
import type { Participant, Recording } from '../model/recording.js';
import * as build from './build.js';

/** Few hosts, few names, few ids: so that random worlds collide in every way that matters. */
const HOSTS = [
  'acme.co.uk',
  'mail.acme.co.uk',
  'acme.de',
  'a.uk.com',
  'b.uk.com',
  'gmail.com',
  'ours.example',
  'bücher.example',
  'x.onmicrosoft.com',
];
const LOCALS = ['bo', 'bo+crm', 'b.o', 'cy', 'no-reply', ''];
const NAMES = ['Bo Li', 'bo  li', 'Cy Fox', 'Ana Ruiz', 'Otter.ai Notetaker', ''];
const DATES = ['2026-01-31', '2026-06-30', '2027-03-31', null];
const TIMES = ['2026-03-02T15:00:00Z', '2026-03-02T15:10:00Z', '2026-03-02T15:20:00Z', 'nonsense', null];

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const id = (prefix: string): fc.Arbitrary<string> => fc.integer({ min: 1, max: 6 }).map((n) => `${prefix}${n}`);
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null });
const email = fc.tuple(pick(LOCALS), pick(HOSTS)).map(([local, host]) => `${local}@${host}`);

const participant: fc.Arbitrary<Participant> = fc.record({
  name: fc.oneof(pick(NAMES), fc.string(), fc.constant(null)),
  email: fc.oneof(
    { weight: 6, arbitrary: email },
    { weight: 1, arbitrary: fc.emailAddress() },
    fc.string(),
    fc.constant(null),
  ),
  externalId: maybe(id('p')),
  isInternal: maybe(fc.boolean()),
  isBot: maybe(pick([false, false, false, true])),
  joinedAt: pick(TIMES),
  leftAt: pick(TIMES),
  talkTimeMs: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null), fc.double()),
});

/** A recording with anything in it. */
export const anyRecording: fc.Arbitrary<Recording> = fc.record({
  kind: pick(['virtual_conference', 'virtual_conference', 'dialer_call'] as const),
  startedAt: pick(['2026-03-02T15:00:00Z']),
  endedAt: pick(['2026-03-02T15:31:00Z', '2026-03-02T15:50:00Z']),
  owner: maybe(fc.record({ email: maybe(email) })),
  attendees: fc.oneof(fc.array(participant, { maxLength: 6 }), fc.constant(null)),
  invitees: fc.oneof(fc.array(participant, { maxLength: 4 }), fc.constant(null)),
});

const anyOpportunity: fc.Arbitrary<Partial<OpportunityRecord>> = fc.record({
  stage: pick(['Prospecting', 'Negotiation', 'Closed Won', 'Closed Lost', 'Renamed', '', null]),
  closeDate: pick(DATES),
  ownerCrmId: maybe(id('U')),
  lastModifiedAt: pick(DATES),
  createdAt: pick(DATES),
  isWithheld: pick([false, false, true]),
  contactCrmIds: fc.array(id('C'), { maxLength: 2 }),
});

const anyAccount: fc.Arbitrary<AccountRecord> = fc
  .record({
    crmId: id('A'),
    website: fc.option(pick(HOSTS.map((host) => `https://www.${host}/x`)), { nil: 'none' }),
    ownerCrmId: maybe(id('U')),
    parentCrmId: maybe(id('A')),
    lastActivityDate: pick(DATES),
    isWithheld: pick([false, false, false, true]),
    contactsElsewhere: fc.integer({ min: 0, max: 4 }),
    contactsByDomain: fc.dictionary(pick(HOSTS), fc.integer({ min: 0, max: 4 }), { maxKeys: 3 }),
    opportunities: fc.array(anyOpportunity, { maxLength: 4 }),
  })
  .map(({ crmId, opportunities, contactsElsewhere, ...more }) =>
    build.account(crmId, {
      ...more,
      contactsWithEmail: Object.values(more.contactsByDomain).reduce((sum, count) => sum + count, contactsElsewhere),
      opportunities: opportunities.map((one, place) => build.opportunity(`${crmId}-O${place}`, one)),
    }),
  );

const anyPerson: fc.Arbitrary<PersonRecord> = fc
  .record({
    isLead: fc.boolean(),
    number: fc.integer({ min: 1, max: 6 }),
    email: maybe(email.map((text) => text.replace('ü', 'u'))),
    accountCrmId: maybe(id('A')),
    lastActivityDate: pick(DATES),
    isWithheld: pick([false, false, false, true]),
    convertedContactCrmId: maybe(id('C')),
    isConverted: fc.boolean(),
  })
  .map(({ isLead, number, isConverted, convertedContactCrmId, ...more }) =>
    isLead
      ? build.lead(`L${number}`, {
          ...more,
          accountCrmId: null,
          isConverted,
          convertedContactCrmId: isConverted ? convertedContactCrmId : null,
        })
      : build.contact(`C${number}`, more),
  );

/** What the mirror may hold for it: each id once. */
export const anyCandidates: fc.Arbitrary<Candidates> = fc.record({
  relationship: fc.option(
    fc.record({
      source: pick(['meeting', 'dialer_call'] as const),
      externalId: fc.constant('m-1'),
      personCrmIds: fc.array(fc.oneof(id('C'), id('L'), id('A'), id('X')), { maxLength: 3 }),
    }),
    { nil: undefined },
  ),
  people: fc.uniqueArray(anyPerson, { selector: ({ crmId }) => crmId, maxLength: 8 }),
  users: fc.uniqueArray(
    fc
      .tuple(id('U'), email, maybe(pick(NAMES)), pick(['Standard', null, 'CsnOnly']))
      .map(([crmId, address, name, userType]) => build.user(crmId, address, name, userType)),
    { selector: ({ crmId }) => crmId, maxLength: 4 },
  ),
  sharedDomains: fc.subarray(['ours.example', 'acme.de', 'gmail.com']),
  accounts: fc.uniqueArray(anyAccount, { selector: ({ crmId }) => crmId, maxLength: 6 }),
  survivors: fc.dictionary(fc.oneof(id('X'), id('A')), fc.oneof(id('A'), id('C')), { maxKeys: 2 }),
  personContacts: fc.dictionary(id('A'), id('C'), { maxKeys: 2 }),
});

/** Settings and stages that change what is decided. */
export const anyConfiguration: fc.Arbitrary<LinkingConfiguration> = fc
  .record({
    internalDomains: maybe(fc.subarray(['ours.example', 'acme.co.uk', 'gmail.com', 'bo@acme.de'])),
    excludedParticipants: fc.subarray(['acme.de', '*.acme.co.uk', 'cy@gmail.com', '???']),
    domainAliases: fc.array(fc.record({ domain: pick(HOSTS), accountCrmId: id('A') }), { maxLength: 2 }),
    freeMailDomains: fc.record({ add: fc.subarray(['acme.de']), remove: fc.subarray(['gmail.com']) }),
    isComplete: pick([true, true, true, false]),
  })
  .map(({ isComplete, ...settings }) =>
    build.configuration({
      settings: { ...build.configuration().settings, ...settings },
      opportunityMapping: { version: 1, isComplete },
    }),
  );
