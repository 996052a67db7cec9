import type { Decision } from './model/decision.js';
import * as build from './testing/build.js';
import { both, decided, outcome, suggested } from './testing/decided.js';

const { account, conference, configuration, contact, lead, opportunity, recording, user } = build;

const bo = { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 };
const cy = { name: 'Cy Fox', email: 'cy@beta.de', talkTimeMs: 900_000 };

describe('the cases that must come out right', () => {
  const acme = account('A1', { name: 'Acme Ltd', opportunities: [opportunity('O1')] });
  const beta = account('A2', { name: 'Beta GmbH', opportunities: [opportunity('O2')] });
  const boLi = contact('C1', { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: 'A1' });
  const cyFox = contact('C2', { name: 'Cy Fox', email: 'cy@beta.de', accountCrmId: 'A2' });
  const world = { people: [boLi, cyFox], accounts: [acme, beta] };

  test('L6.1 (P3, A2, A3, L3.6): of two externals the second speaks longest: Person second, Account from the first, flagged', () => {
    const decision = decided(conference([bo, cy]), world);
    expect(outcome(decision)).toEqual({ person: 'C2', account: 'A1', opportunity: 'O1' });
    expect(decision.flags).toEqual(['PERSON_ACCOUNT_MISMATCH']);
    expect(decision.slots.person.sentences.at(-1)).toBe(
      'Cy Fox belongs to Beta GmbH, and the account linked is Acme Ltd: both stand.',
    );
  });

  test('L6.2 (A3, A6): the contact’s account has no opportunity, the domain’s has one: empty, the latter suggested', () => {
    const bare = account('A3', { name: 'Acme Holding' });
    const onDomain = account('A4', { website: 'acme.co.uk', opportunities: [opportunity('O4')] });
    const decision = decided(conference([bo]), {
      people: [contact('C1', { email: 'bo@acme.co.uk', accountCrmId: 'A3' })],
      accounts: [bare, onDomain],
    });
    expect(outcome(decision)).toEqual({ person: 'C1', ...both('ACCOUNT_WITHOUT_OPPORTUNITY') });
    expect(suggested(decision, 'account')).toContain('A4');
  });

  test('L6.3 (A3): the first external is on free mail and has a contact', () => {
    const decision = decided(conference([{ name: 'Bo', email: 'bo.li@gmail.com', talkTimeMs: 1 }]), {
      people: [contact('C1', { email: 'bo.li@gmail.com', accountCrmId: 'A1' })],
      accounts: [acme],
    });
    expect(outcome(decision)).toEqual({ person: 'C1', account: 'A1', opportunity: 'O1' });
  });

  test('L6.4 (A5): the first external is on free mail without a contact: FREE_MAIL_DOMAIN', () => {
    const gmail = account('A9', { website: 'https://gmail.com', opportunities: [opportunity('O9')] });
    const decision = decided(conference([{ name: 'Bo', email: 'bo@gmail.com', talkTimeMs: 1 }]), { accounts: [gmail] });
    expect(outcome(decision)).toEqual({ person: 'NO_PERSON_FOR_EMAIL', ...both('FREE_MAIL_DOMAIN') });
  });

  test('L6.5 (A5): mail.acme.co.uk matches the website https://www.acme.co.uk/de', () => {
    const onWebsite = account('A1', { website: 'https://www.acme.co.uk/de', opportunities: [opportunity('O1')] });
    const decision = decided(conference([{ ...bo, email: 'bo@mail.acme.co.uk' }]), { accounts: [onWebsite] });
    expect(outcome(decision)).toEqual({ person: 'NO_PERSON_FOR_EMAIL', account: 'A1', opportunity: 'O1' });
    expect(decision.slots.account.grade).toBe('strong');
  });

  test('L6.6 (W6, A5): a.uk.com never matches b.uk.com', () => {
    const other = account('A1', { website: 'http://b.uk.com', opportunities: [opportunity('O1')] });
    const decision = decided(conference([{ ...bo, email: 'bo@a.uk.com' }]), { accounts: [other] });
    expect(outcome(decision)).toMatchObject(both('NO_ACCOUNT_FOR_DOMAIN'));
  });

  test('L6.7 (W6, A5): acme.onmicrosoft.com never matches by domain', () => {
    const shared = account('A1', { website: 'acme.onmicrosoft.com', opportunities: [opportunity('O1')] });
    const decision = decided(conference([{ ...bo, email: 'bo@acme.onmicrosoft.com' }]), { accounts: [shared] });
    expect(outcome(decision)).toMatchObject(both('SHARED_HOST_DOMAIN'));
  });

  test.each(['bo@bücher.example', 'bo@xn--bcher-kva.example', 'Bo@BÜCHER.example'])(
    'L6.8 (W6): an international domain in both spellings: %s',
    (email) => {
      const books = account('A1', { website: 'https://bücher.example', opportunities: [opportunity('O1')] });
      expect(outcome(decided(conference([{ ...bo, email }]), { accounts: [books] }))).toMatchObject({ account: 'A1' });
      const reader = contact('C1', { email: 'bo@xn--bcher-kva.example', accountCrmId: 'A1' });
      const known = decided(conference([{ ...bo, email }]), { accounts: [books], people: [reader] });
      expect(outcome(known)).toMatchObject({ person: 'C1', account: 'A1' });
    },
  );

  const three = ['A1', 'A2', 'A3'].map((id, place) =>
    account(id, { website: 'acme.co.uk', ownerCrmId: `U${place + 1}`, opportunities: [opportunity(`O${place + 1}`)] }),
  );

  test('L6.9 (A5): three accounts on one domain, the owner of one on the call', () => {
    const decision = decided(conference([bo]), { accounts: three, users: [user('U2', 'ana@ours.example')] });
    expect(outcome(decision)).toMatchObject({ account: 'A2', opportunity: 'O2' });
    const [, , tie] = decision.slots.account.evidence.filter(({ rule }) => rule.startsWith('A'));
    expect(tie?.check).toContain('account by');
    expect(decision.slots.account.evidence.at(-1)?.runnerUp).toMatchObject({ crmId: 'A1', winnerValue: 'yes' });
  });

  test('L6.10 (A5): the same without any signal: all suggested, none linked', () => {
    const decision = decided(conference([bo]), { accounts: three });
    expect(outcome(decision)).toMatchObject(both('AMBIGUOUS_ACCOUNT'));
    expect(suggested(decision, 'account')).toEqual(['A1', 'A2', 'A3']);
  });

  test('L6.11 (A3, A5, A6): a parent and two children, an opportunity on one child', () => {
    const family = [
      account('A1', { website: 'acme.co.uk' }),
      account('A2', { website: 'acme.co.uk', parentCrmId: 'A1', opportunities: [opportunity('O2')] }),
      account('A3', { website: 'acme.co.uk', parentCrmId: 'A1' }),
    ];
    const atParent = contact('C1', { email: 'bo@acme.co.uk', accountCrmId: 'A1' });
    const byContact = decided(conference([bo]), { accounts: family, people: [atParent] });
    expect(outcome(byContact)).toMatchObject(both('ACCOUNT_WITHOUT_OPPORTUNITY'));
    expect(suggested(byContact, 'account')).toContain('A2');
    expect(outcome(decided(conference([bo]), { accounts: family }))).toMatchObject({
      account: 'A2',
      opportunity: 'O2',
    });
  });

  function ofAcme(...opportunities: ReturnType<typeof opportunity>[]): Decision {
    return decided(conference([bo]), {
      people: [boLi],
      accounts: [account('A1', { name: 'Acme Ltd', opportunities })],
    });
  }

  test('L6.12 (A4): an open one with an earlier close date beats a closed one with a later', () => {
    const decision = ofAcme(
      opportunity('O1', { closeDate: '2027-12-31', stage: 'Closed Won' }),
      opportunity('O2', { closeDate: '2026-01-31' }),
    );
    expect(outcome(decision)).toMatchObject({ opportunity: 'O2' });
    expect(decision.slots.opportunity.evidence.at(-1)?.runnerUp).toMatchObject({
      crmId: 'O1',
      lostBy: 'open before closed',
    });
  });

  test('L6.13 (A4): two open on one date, one with a contact role of the Person', () => {
    const decision = ofAcme(opportunity('O1'), opportunity('O2', { contactCrmIds: ['C1'] }));
    expect(outcome(decision)).toMatchObject({ opportunity: 'O2' });
    expect(decision.slots.opportunity.grade).toBe('exact');
  });

  test('L6.14 (A4): only closed: a later lost one beats an earlier won one', () => {
    const decision = ofAcme(
      opportunity('O1', { closeDate: '2026-05-01', stage: 'Closed Won' }),
      opportunity('O2', { closeDate: '2026-05-02', stage: 'Closed Lost' }),
    );
    expect(outcome(decision)).toMatchObject({ opportunity: 'O2' });
  });

  test.each(['prospecting', 'Prospecting ', '', null])(
    'L6.15 (S1): the only opportunity is withheld, its stage being %j',
    (stage) => {
      const decision = ofAcme(opportunity('O1', { stage }));
      expect(outcome(decision)).toMatchObject(both('OPPORTUNITIES_WITHHELD'));
      expect(suggested(decision, 'account')).toEqual(['A1']);
      expect(suggested(decision, 'opportunity')).toEqual(['O1']);
    },
  );

  test('L6.16 (L2.3): a converted lead is its contact', () => {
    const converted = lead('L1', { email: 'bo@acme.co.uk', isConverted: true, convertedContactCrmId: 'C7' });
    const became = contact('C7', { email: 'b.li@elsewhere.example', accountCrmId: 'A1' });
    const decision = decided(conference([bo]), { people: [converted, became], accounts: [acme] });
    expect(outcome(decision)).toEqual({ person: 'C7', account: 'A1', opportunity: 'O1' });
    expect(decision.slots.person.type).toBe('Contact');
  });

  test('L6.17 (L2.5): a person account is its contact, and the account itself', () => {
    const personal = contact('C1', { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: 'A1' });
    const decision = decided(conference([bo]), { people: [personal], accounts: [acme] });
    expect(outcome(decision)).toEqual({ person: 'C1', account: 'A1', opportunity: 'O1' });
    const meeting = { source: 'meeting', externalId: 'm-1', personCrmIds: ['A1'] } as const;
    const byAccountId = decided(conference([cy]), {
      people: [personal],
      accounts: [acme],
      personContacts: { A1: 'C1' },
      relationship: meeting,
    });
    expect(outcome(byAccountId)).toMatchObject({ person: 'C1' });
  });

  test('L6.18 (L2.4, A3): one address, two contacts, two accounts: the contact of the account decided', () => {
    const twin = contact('C0', { email: 'bo@acme.co.uk', accountCrmId: 'A2', lastActivityDate: '2026-03-01' });
    const bare = account('A2');
    const decision = decided(conference([bo]), { people: [boLi, twin], accounts: [acme, bare] });
    expect(outcome(decision)).toEqual({ person: 'C1', account: 'A1', opportunity: 'O1' });
    expect(decision.flags).toEqual([]);
  });

  test('L6.19 (W4, P3): re-joining splits the talk time, and it adds up', () => {
    const rejoined = [
      { ...bo, talkTimeMs: 500_000, joinedAt: '2026-03-02T15:00:00Z', leftAt: '2026-03-02T15:10:00Z' },
      cy,
      { ...bo, email: null, talkTimeMs: 500_000, joinedAt: '2026-03-02T15:12:00Z', leftAt: '2026-03-02T15:30:00Z' },
    ];
    expect(outcome(decided(conference(rejoined), world))).toMatchObject({ person: 'C1' });
  });

  test('L6.20 (P3): the longest speaker has no address: empty, the next ranks suggested', () => {
    const guest = { name: 'Guest', talkTimeMs: 999_000 };
    const decision = decided(conference([bo, guest]), world);
    expect(outcome(decision)).toEqual({ person: 'NO_EXTERNAL_EMAIL', account: 'A1', opportunity: 'O1' });
    expect(suggested(decision, 'person')).toEqual(['C1']);
  });

  test('L6.21 (W1): all internal', () => {
    const users = [user('U1', 'consultant@gmail.com')];
    const decision = decided(conference([{ email: 'ben@mail.ours.example' }, { email: 'consultant@gmail.com' }]), {
      users,
    });
    expect(outcome(decision)).toEqual({ person: 'NO_EXTERNAL_PARTICIPANT', ...both('NO_EXTERNAL_PARTICIPANT') });
  });

  test('L6.22 (W2): a bot first', () => {
    const bots = [
      { name: 'Fireflies.ai Notetaker', email: 'fred@fireflies.ai', talkTimeMs: 9_000_000 },
      { name: 'Recorder', email: 'rec@beta.de', isBot: true, talkTimeMs: 9_000_000 },
      { email: 'no-reply@beta.de' },
      { email: 'room-1@resource.calendar.google.com' },
    ];
    expect(outcome(decided(conference([...bots, bo]), world))).toEqual({
      person: 'C1',
      account: 'A1',
      opportunity: 'O1',
    });
  });

  test('L6.23 (P5): a dialer call without Person, though the phone number matches', () => {
    const call = recording({ kind: 'dialer_call', dialerCallExternalId: 'd-1', toNumber: '+442079460123' });
    const known = contact('C1', { accountCrmId: 'A1', values: { phone: '+442079460123' } });
    const decision = decided(call, { people: [known], accounts: [acme] });
    expect(outcome(decision)).toEqual({ person: 'NO_RELATIONSHIP', ...both('NO_EXTERNAL_PARTICIPANT') });
  });

  test('L6.29: an excluded subdomain', () => {
    const settings = { excludedParticipants: ['*.acme.co.uk', 'beta.de'] };
    const excluding = configuration({ settings: { ...configuration().settings, ...settings } });
    const onSubdomain = { ...bo, email: 'bo@legal.acme.co.uk' };
    expect(outcome(decided(conference([onSubdomain, cy]), world, excluding))).toEqual({
      person: 'EXCLUDED',
      ...both('EXCLUDED'),
    });
    expect(outcome(decided(conference([onSubdomain, bo]), world, excluding))).toEqual({
      person: 'C1',
      account: 'A1',
      opportunity: 'O1',
    });
    expect(outcome(decided(conference([{ ...cy, email: 'cy@mail.beta.de' }]), world, excluding)).person).toBe(
      'NO_PERSON_FOR_EMAIL',
    );
  });
});

describe('the law', () => {
  const acme = account('A1', { name: 'Acme Ltd', opportunities: [opportunity('O1')] });
  const boLi = contact('C1', { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: 'A1' });
  const cyFox = contact('C2', { name: 'Cy Fox', email: 'cy@beta.de' });
  const world = { people: [boLi, cyFox], accounts: [acme] };
  const meeting = (...personCrmIds: string[]) => ({ source: 'meeting', externalId: 'm-1', personCrmIds }) as const;

  test('P2: the captured Person stands, whoever spoke', () => {
    const decision = decided(conference([bo]), { ...world, relationship: meeting('C2') });
    expect(outcome(decision)).toEqual({ person: 'C2', account: 'A1', opportunity: 'O1' });
    expect(decision.slots.person.grade).toBe('exact');
  });

  test('P2: of several captured Persons the longest talker, else the first given', () => {
    expect(
      outcome(decided(conference([bo, { ...cy, talkTimeMs: 1 }]), { ...world, relationship: meeting('C2', 'C1') }))
        .person,
    ).toBe('C1');
    expect(outcome(decided(conference([]), { ...world, relationship: meeting('C2', 'C1') })).person).toBe('C2');
  });

  test('P2: a captured Person that is gone is as if absent; one merged away is its survivor', () => {
    expect(outcome(decided(conference([bo]), { ...world, relationship: meeting('gone') })).person).toBe('C1');
    const merged = { ...world, relationship: meeting('old'), survivors: { old: 'C2' } };
    expect(outcome(decided(conference([bo]), merged)).person).toBe('C2');
  });

  test('P3: no talk times: linked only when exactly one external has an address', () => {
    const silent = (participant: object) => ({ ...participant, talkTimeMs: undefined });
    expect(outcome(decided(conference([silent(bo), { name: 'Guest' }]), world)).person).toBe('C1');
    const two = decided(conference([silent(bo), silent(cy)]), world);
    expect(outcome(two).person).toBe('NO_TALK_TIME');
    expect(suggested(two, 'person')).toEqual(['C1', 'C2']);
    expect(outcome(decided(conference([{ name: 'Guest' }]), world))).toEqual({
      person: 'NO_EXTERNAL_EMAIL',
      ...both('NO_EXTERNAL_EMAIL'),
    });
  });

  test('P3, L2.2: equal talk times go by the earlier join, then by position', () => {
    const at = (joinedAt: string | undefined, participant: object) => ({ ...participant, talkTimeMs: 5, joinedAt });
    const joined = [at('2026-03-02T15:05:00Z', bo), at('2026-03-02T15:01:00Z', cy)];
    expect(outcome(decided(conference(joined), world)).person).toBe('C2');
    expect(outcome(decided(conference([at(undefined, bo), at(undefined, cy)]), world)).person).toBe('C1');
  });

  test('P4: the dialer call’s Person, whose address stands in for a list without externals', () => {
    const relationship = { source: 'dialer_call', externalId: 'd-1', personCrmIds: ['C1'] } as const;
    const call = recording({ kind: 'dialer_call' });
    expect(outcome(decided(call, { ...world, relationship }))).toEqual({
      person: 'C1',
      account: 'A1',
      opportunity: 'O1',
    });
  });

  test('L2.3: tag and dots only when there is nothing under the address itself', () => {
    const tagged = conference([{ ...bo, email: 'bo+crm@acme.co.uk' }]);
    expect(outcome(decided(tagged, world))).toMatchObject({ person: 'C1', account: 'A1' });
    const exact = contact('C9', { email: 'bo+crm@acme.co.uk' });
    expect(outcome(decided(tagged, { ...world, people: [...world.people, exact] })).person).toBe('C9');
    const dotted = contact('C8', { email: 'b.o.li@gmail.com' });
    expect(
      outcome(decided(conference([{ email: 'bo.li+x@gmail.com', talkTimeMs: 1 }]), { people: [dotted] })).person,
    ).toBe('C8');
    expect(outcome(decided(conference([{ ...bo, email: 'b.o@acme.co.uk' }]), world)).person).toBe(
      'NO_PERSON_FOR_EMAIL',
    );
  });

  test('L2.4: several contacts, not decisive for the account: open opportunity, owner, latest activity, else ambiguous', () => {
    const twin = (crmId: string, accountCrmId: string, lastActivityDate: string | null = null) =>
      contact(crmId, { email: 'cy@beta.de', accountCrmId, lastActivityDate });
    const accounts = [
      acme,
      account('A2', { ownerCrmId: 'U1', opportunities: [opportunity('O2', { stage: 'Closed Won' })] }),
      account('A3', { opportunities: [opportunity('O3', { stage: 'Closed Won' })] }),
    ];
    const of = (people: ReturnType<typeof contact>[], users = [user('U1', 'ana@ours.example')]) =>
      outcome(decided(conference([bo, cy]), { people: [boLi, ...people], accounts, users })).person;
    expect(of([twin('C3', 'A3'), twin('C4', 'A1')])).toBe('C4');
    expect(of([twin('C3', 'A3'), twin('C4', 'A2')])).toBe('C4');
    expect(of([twin('C3', 'A3', '2026-01-02'), twin('C4', 'A3', '2026-01-03')])).toBe('C4');
    expect(of([twin('C3', 'A3'), twin('C4', 'A3')])).toBe('AMBIGUOUS_PERSON');
  });

  test('A2: only the first external with an address counts', () => {
    const unknown = { email: 'x@nobody.example', talkTimeMs: 1 };
    expect(outcome(decided(conference([unknown, bo]), world))).toEqual({
      person: 'C1',
      ...both('NO_ACCOUNT_FOR_DOMAIN'),
    });
  });

  test('A2: invitees count only when there are no attendees', () => {
    expect(outcome(decided(recording({ invitees: [bo] }), world))).toMatchObject({ account: 'A1' });
    expect(outcome(decided(conference([], { invitees: [bo] }), world))).toMatchObject(both('NO_EXTERNAL_PARTICIPANT'));
  });

  test('A3: a withheld opportunity keeps the link from going to another account', () => {
    const twin = contact('C3', { email: 'bo@acme.co.uk', accountCrmId: 'A2' });
    const accounts = [
      account('A1', { ownerCrmId: 'U1', opportunities: [opportunity('O1', { stage: 'Renamed' })] }),
      account('A2', { opportunities: [opportunity('O2')] }),
    ];
    const decision = decided(conference([bo]), {
      people: [boLi, twin],
      accounts,
      users: [user('U1', 'ana@ours.example')],
    });
    expect(outcome(decision)).toMatchObject(both('OPPORTUNITIES_WITHHELD'));
  });

  test('A4, L3.4: every tie-break in its order, and grade weak when only creation or id decide', () => {
    const decide2 = (first: object, second: object) => {
      const opportunities = [opportunity('O2', first), opportunity('O1', second)];
      const known = {
        people: [boLi, cyFox],
        accounts: [account('A1', { opportunities })],
        users: [user('U1', 'ana@ours.example')],
      };
      const { opportunity: slot } = decided(conference([bo, { ...cy, talkTimeMs: 1 }]), known).slots;
      return [slot.crmId, slot.grade];
    };
    expect(decide2({ contactCrmIds: ['C1'] }, { contactCrmIds: ['C2'] })).toEqual(['O2', 'exact']);
    expect(decide2({ contactCrmIds: ['C2'] }, { ownerCrmId: 'U1' })).toEqual(['O2', 'exact']);
    expect(decide2({ ownerCrmId: 'U1' }, { stage: 'Negotiation' })).toEqual(['O2', 'exact']);
    expect(decide2({ stage: 'Negotiation' }, { lastModifiedAt: '2026-03-01' })).toEqual(['O2', 'exact']);
    expect(decide2({ lastModifiedAt: '2026-03-01' }, { createdAt: '2026-03-01' })).toEqual(['O2', 'exact']);
    expect(decide2({ createdAt: '2026-03-01' }, {})).toEqual(['O2', 'weak']);
    expect(decide2({}, {})).toEqual(['O1', 'weak']);
  });

  describe('L5: grades', () => {
    const grades = (given: Parameters<typeof decided>[0], known: Parameters<typeof decided>[1]) => {
      const { person, account: ofAccount, opportunity: ofOpportunity } = decided(given, known).slots;
      return [person.grade, ofAccount.grade, ofOpportunity.grade];
    };
    const own = account('A1', { website: 'acme.co.uk', opportunities: [opportunity('O1')] });
    const from = (email: string) => conference([{ ...bo, email }]);

    test('exact by an address as it stands, of a converted lead and a person account too', () => {
      expect(grades(from('bo@acme.co.uk'), { people: [boLi], accounts: [own] })).toEqual(['exact', 'exact', 'exact']);
      const bos = lead('L1', { email: 'bo@acme.co.uk', isConverted: true, convertedContactCrmId: 'C1' });
      const people = [{ ...boLi, email: null }, bos];
      expect(grades(from('bo@acme.co.uk'), { people, accounts: [own] })).toEqual(['exact', 'exact', 'exact']);
    });

    test('exact by an address as it stands whose only one with an address spoke not at all, or that a tie-break chose', () => {
      const silent = conference([{ name: 'Bo Li', email: 'bo@acme.co.uk' }]);
      expect(grades(silent, { people: [boLi], accounts: [own] })).toEqual(['exact', 'exact', 'exact']);
      const twins = [boLi, contact('C9', { email: 'bo@acme.co.uk', accountCrmId: 'A9' })];
      const known = { people: twins, accounts: [own, account('A9')] };
      expect(grades(from('bo@acme.co.uk'), known)).toEqual(['exact', 'exact', 'exact']);
    });

    test('strong by an address read without tag or dots, and by a website, also the opportunity', () => {
      expect(grades(from('bo+x@acme.co.uk'), { people: [boLi], accounts: [own] })).toEqual([
        ...['strong', 'strong', 'strong'],
      ]);
      expect(grades(from('new@acme.co.uk'), { accounts: [own] })).toEqual([null, 'strong', 'strong']);
    });

    test('weak by the domain of contacts, and where only the last tie-break decides', () => {
      const home = account('A1', {
        ...{ contactsByDomain: { 'acme.co.uk': 2 }, contactsWithEmail: 2 },
        opportunities: [opportunity('O1')],
      });
      expect(grades(from('new@acme.co.uk'), { accounts: [home] })).toEqual([null, 'weak', 'weak']);
      const late = { email: 'bo@acme.co.uk', accountCrmId: 'A1', lastActivityDate: '2026-03-01' };
      const known = { people: [boLi, contact('C9', late)], accounts: [own] };
      expect(grades(from('bo@acme.co.uk'), known)).toEqual(['weak', 'exact', 'exact']);
    });
  });

  test('A5: the higher level wins outright, and one without opportunity stops', () => {
    const aliased = account('A5');
    const onHost = account('A6', { website: 'acme.co.uk', opportunities: [opportunity('O6')] });
    const settings = { ...configuration().settings, domainAliases: [{ domain: 'acme.co.uk', accountCrmId: 'A5' }] };
    const decision = decided(conference([bo]), { accounts: [aliased, onHost] }, configuration({ settings }));
    expect(outcome(decision)).toMatchObject(both('ACCOUNT_WITHOUT_OPPORTUNITY'));
    expect(suggested(decision, 'account')).toEqual(['A5', 'A6']);
  });

  test('A5: two contacts that are half of those with an address make a domain; one does not', () => {
    const at = (contacts: number, of: number) =>
      account('A1', {
        contactsByDomain: { 'acme.co.uk': contacts },
        contactsWithEmail: of,
        opportunities: [opportunity('O1')],
      });
    expect(outcome(decided(conference([bo]), { accounts: [at(2, 4)] }))).toMatchObject({ account: 'A1' });
    expect(outcome(decided(conference([bo]), { accounts: [at(2, 5)] }))).toMatchObject(both('NO_ACCOUNT_FOR_DOMAIN'));
    expect(outcome(decided(conference([bo]), { accounts: [at(1, 1)] }))).toMatchObject(both('NO_ACCOUNT_FOR_DOMAIN'));
  });

  test('A5: the same brand on another suffix is a suggestion only', () => {
    const german = account('A1', { website: 'https://acme.de', opportunities: [opportunity('O1')] });
    const decision = decided(conference([{ ...bo, email: 'bo@acme.com' }]), { accounts: [german] });
    expect(outcome(decision)).toMatchObject(both('NO_ACCOUNT_FOR_DOMAIN'));
    expect(suggested(decision, 'account')).toEqual(['A1']);
  });

  test('A5: the topmost ancestor when all that remain are one hierarchy', () => {
    const family = [
      account('A3', { website: 'acme.co.uk', opportunities: [opportunity('O3')] }),
      account('A2', { website: 'acme.co.uk', parentCrmId: 'A3', opportunities: [opportunity('O2')] }),
      account('A1', { website: 'acme.co.uk', parentCrmId: 'A2', opportunities: [opportunity('O1')] }),
    ];
    expect(outcome(decided(conference([bo]), { accounts: family }))).toMatchObject({ account: 'A3' });
    expect(outcome(decided(conference([bo]), { accounts: family.slice(1) }))).toMatchObject({ account: 'A2' });
  });

  test('A7: without a complete mapping Account and Opportunity stay empty, the Person is linked', () => {
    const unmapped = configuration({ opportunityMapping: { version: 0, isComplete: false } });
    expect(outcome(decided(conference([bo]), world, unmapped))).toEqual({
      person: 'C1',
      ...both('MAPPING_INCOMPLETE'),
    });
  });

  test('A7: NOT_CONNECTED before any other reason when a first sync was never completed', () => {
    const { mirror } = configuration();
    const objects = mirror.objects.map((state) =>
      state.object === 'Lead' ? { ...state, firstCompletedAt: null } : state,
    );
    const unsynced = configuration({
      mirror: { ...mirror, objects },
      opportunityMapping: { version: 0, isComplete: false },
    });
    expect(outcome(decided(conference([bo]), world, unsynced))).toEqual({
      person: 'NOT_CONNECTED',
      ...both('NOT_CONNECTED'),
    });
    const left = configuration({ mirror: { ...mirror, isConnected: false } });
    expect(outcome(decided(conference([bo]), world, left))).toMatchObject({ person: 'C1', account: 'A1' });
  });

  test('L4: staleMirror when no complete run started after the end', () => {
    expect(decided(conference([bo]), world).staleMirror).toBe(false);
    expect(decided(conference([bo], { endedAt: '2026-03-02T15:45:00Z' }), world).staleMirror).toBe(true);
  });

  test('W3: an attendee without an address', () => {
    const users = [user('U1', 'ben@ours.example', 'Ben  Osei')];
    const ben = { name: 'ben osei', talkTimeMs: 9_000_000 };
    expect(outcome(decided(conference([bo, ben]), { ...world, users })).person).toBe('C1');
    expect(outcome(decided(conference([bo, { ...ben, isInternal: false }]), { ...world, users })).person).toBe(
      'NO_EXTERNAL_EMAIL',
    );
    const namesakes = [...users, user('U2', 'ben2@ours.example', 'Ben Osei')];
    expect(outcome(decided(conference([bo, ben]), { ...world, users: namesakes })).person).toBe('NO_EXTERNAL_EMAIL');
    expect(outcome(decided(conference([{ ...bo, isInternal: true }]), world)).person).toBe('C1');
  });

  test('W5: an attendee without an address takes that of the invitee of the same name, and the evidence says so', () => {
    const decision = decided(
      conference([{ name: 'Bo  LI', talkTimeMs: 5 }], { invitees: [{ name: 'Bo Li', email: 'bo@acme.co.uk' }] }),
      world,
    );
    expect(outcome(decision)).toMatchObject({ person: 'C1', account: 'A1' });
    expect(decision.slots.person.evidence.map(({ rule }) => rule)).toContain('W5');
    const twice = {
      invitees: [
        { name: 'Bo Li', email: 'bo@acme.co.uk' },
        { name: 'Bo Li', email: 'bo@beta.de' },
      ],
    };
    expect(outcome(decided(conference([{ name: 'Bo Li', talkTimeMs: 5 }], twice), world)).person).toBe(
      'NO_EXTERNAL_EMAIL',
    );
  });

  test('the evidence reads as sentences', () => {
    const opportunities = [
      opportunity('O1', { name: 'Renewal 2027', closeDate: '2027-03-31' }),
      opportunity('O2', { name: 'Expansion', closeDate: '2026-12-15' }),
      opportunity('O3', { stage: 'Closed Won' }),
    ];
    const decision = decided(conference([bo]), {
      people: [boLi],
      accounts: [account('A1', { name: 'Acme Ltd', opportunities })],
    });
    expect(decision.slots.opportunity.sentences).toEqual([
      'Bo Li (bo@acme.co.uk) is the first external attendee.',
      'The address belongs to contact Bo Li of Acme Ltd.',
      'Acme Ltd has 3 opportunities, 2 open.',
      '“Renewal 2027” closes 2027-03-31, later than “Expansion” (2026-12-15).',
    ]);
    expect(decision.slots.opportunity.snapshot).toEqual({ name: 'Opportunity O1', amount: '1000.00' });
  });
});
