import type { PersonRecord } from '../model/candidates.js';
import * as build from '../testing/build.js';
import { decided, outcome, suggested, withSettings } from '../testing/decided.js';

const { account, conference, contact, lead, opportunity, user } = build;

const bo = { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 };
const cy = { name: 'Cy Fox', email: 'cy@beta.de', talkTimeMs: 900_000 };
const boLi = contact('C1', { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: 'A1' });

describe('L2.1: the relationship', () => {
  const meeting = (...personCrmIds: string[]) => ({ source: 'meeting', externalId: 'm-1', personCrmIds }) as const;

  test('P2: of several the longest talker, by whatever reading of the address leads to them', () => {
    const cyFox = contact('C2', { name: 'Cy Fox', email: 'cy@beta.de' });
    const tagged = [
      { ...bo, email: 'bo+zoom@acme.co.uk', talkTimeMs: 9 },
      { ...cy, talkTimeMs: 8 },
    ];
    const decision = decided(conference(tagged), { people: [boLi, cyFox], relationship: meeting('C2', 'C1') });
    expect(outcome(decision).person).toBe('C1');
    expect(decision.slots.person.sentences).toEqual([
      'Bo Li was one of the Persons of the meeting m-1 already, and spoke longest of them.',
    ]);
    expect(decision.slots.person.evidence.at(-1)?.runnerUp).toMatchObject({
      crmId: 'C2',
      value: '8',
      winnerValue: '9',
    });
  });

  test('P2: one with an address of our own may be the longest talker too', () => {
    const partner = contact('C3', { email: 'pat@ours.example' });
    const both = conference([bo, { email: 'pat@ours.example', talkTimeMs: 999_000 }]);
    expect(outcome(decided(both, { people: [boLi, partner], relationship: meeting('C1', 'C3') })).person).toBe('C3');
  });

  test('P2: none of them spoke: the first in the list given', () => {
    const decision = decided(conference([]), {
      people: [boLi, contact('C0', { name: 'Di' })],
      relationship: meeting('C1', 'C0'),
    });
    expect(decision.slots.person.sentences).toEqual([
      'Bo Li was one of the Persons of the meeting m-1 already, and comes first in the list given.',
    ]);
  });

  test('P2: a converted lead is its contact, and as if absent when that is gone', () => {
    const converted = lead('L1', { isConverted: true, convertedContactCrmId: 'C1' });
    const of = (people: PersonRecord[]) =>
      outcome(decided(conference([cy]), { people, relationship: meeting('L1') })).person;
    expect(of([converted, boLi])).toBe('C1');
    expect(of([converted])).toBe('NO_PERSON_FOR_EMAIL');
  });

  test('P2: a Person that a CRM Sync Error holds back is not linked, nor is anybody else', () => {
    const people = [{ ...boLi, isWithheld: true }, contact('C2', { email: 'cy@beta.de' })];
    const decision = decided(conference([cy]), { people, relationship: meeting('C1') });
    expect([outcome(decision).person, suggested(decision, 'person')]).toEqual(['PERSON_WITHHELD', ['C1']]);
  });
});

describe('L2.3: the record of an address', () => {
  const of = (people: PersonRecord[], email = 'bo@acme.co.uk') =>
    outcome(decided(conference([{ ...bo, email }]), { people })).person;

  test('a contact goes before a lead, also before a converted one', () => {
    expect(of([lead('L1', { email: bo.email }), boLi])).toBe('C1');
    const converted = lead('L2', { email: bo.email, isConverted: true, convertedContactCrmId: 'C9' });
    expect(of([converted, contact('C9'), boLi])).toBe('C1');
    expect(of([lead('L1', { email: bo.email }), converted, contact('C9')])).toBe('C9');
  });

  test('a converted lead whose contact is gone is nobody', () => {
    expect(of([lead('L1', { email: bo.email, isConverted: true, convertedContactCrmId: 'C9' })])).toBe(
      'NO_PERSON_FOR_EMAIL',
    );
  });

  test('two leads of one address are two persons', () => {
    expect(of([lead('L1', { email: bo.email }), lead('L2', { email: bo.email })])).toBe('AMBIGUOUS_PERSON');
  });

  test('without dots on googlemail.com as on gmail.com, and tag before dots', () => {
    expect(of([contact('C3', { email: 'bo.li@googlemail.com' })], 'boli+x@googlemail.com')).toBe('C3');
    const both = [contact('C3', { email: 'bo.li@gmail.com' }), contact('C4', { email: 'boli@gmail.com' })];
    expect(of(both, 'bo.li+x@gmail.com')).toBe('C3');
  });
});

describe('L2.4: one of several contacts', () => {
  const twin = (crmId: string, accountCrmId: string, more: object = {}) =>
    contact(crmId, { name: crmId, email: 'cy@beta.de', accountCrmId, ...more });
  const users = [user('U1', 'ana@ours.example')];
  const closed = (crmId: string) => [opportunity(crmId, { stage: 'Closed Won' })];
  const accounts = [
    account('A1', { opportunities: [opportunity('O1')] }),
    account('A2', { ownerCrmId: 'U1', opportunities: closed('O2') }),
    account('A3', { opportunities: [opportunity('O3', { stage: 'Renamed' })] }),
  ];
  const of = (...people: PersonRecord[]) =>
    decided(conference([bo, cy]), { people: [boLi, ...people], accounts, users });

  test('an open opportunity goes before the owner, and a withheld one is not open', () => {
    expect(outcome(of(twin('C3', 'A1'), twin('C4', 'A2'))).person).toBe('C3');
    expect(outcome(of(twin('C3', 'A3'), twin('C4', 'A2'))).person).toBe('C4');
  });

  test('the owner goes before the latest activity', () => {
    expect(outcome(of(twin('C3', 'A2'), twin('C4', 'A3', { lastActivityDate: '2026-03-01' }))).person).toBe('C3');
  });

  test('the account of another participant says nothing', () => {
    // Bo decides A1; Cy's contacts are told apart by themselves.
    const bare = [account('A1', { opportunities: closed('O1') }), account('A2', { ownerCrmId: 'U1' })];
    const people = [boLi, twin('C3', 'A1'), twin('C4', 'A2')];
    expect(outcome(decided(conference([bo, cy]), { people, accounts: bare, users })).person).toBe('C4');
  });

  test('the account decided from the same participant goes before all', () => {
    const people = [twin('C3', 'A1', { lastActivityDate: '2026-03-01' }), twin('C4', 'A2')];
    const decision = decided(conference([cy]), { people, accounts: accounts.slice(0, 2), users });
    expect(outcome(decision)).toMatchObject({ person: 'C4', account: 'A2' });
    expect(decision.slots.person.sentences.at(-1)).toBe(
      'Of 2 contacts with the address it is C4, the one of the account decided.',
    );
  });

  test('two contacts of the account decided: the next tie-breaks', () => {
    const people = [twin('C3', 'A1'), twin('C4', 'A1', { lastActivityDate: '2026-03-01' })];
    const { slots } = decided(conference([cy]), { people, accounts, users });
    expect([slots.person.crmId, slots.person.grade]).toEqual(['C4', 'weak']);
  });
});

test('a contact that a CRM Sync Error holds back is suggested, not linked', () => {
  const decision = decided(conference([bo]), { people: [{ ...boLi, isWithheld: true }] });
  expect([outcome(decision).person, suggested(decision, 'person')]).toEqual(['PERSON_WITHHELD', ['C1']]);
});

test('EXCLUDED is for externals that were dropped: a colleague on the privacy list is none', () => {
  const excluding = withSettings({ excludedParticipants: ['legal@ours.example', 'boss@acme.co.uk'] });
  const of = (email: string) => outcome(decided(conference([{ email }]), {}, excluding)).person;
  expect(of('legal@ours.example')).toBe('NO_EXTERNAL_PARTICIPANT');
  expect(of('boss@acme.co.uk')).toBe('EXCLUDED');
});
