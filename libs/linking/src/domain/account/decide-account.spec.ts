import type { AccountRecord, Candidates } from '../model/candidates.js';
import type { Recording } from '../model/recording.js';
import * as build from '../testing/build.js';
import { both, decided, outcome, suggested, withSettings } from '../testing/decided.js';

const { account, conference, contact, lead, opportunity, recording, user } = build;

const bo = { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 };
const ours = [user('U1', 'ana@ours.example')];
/** An Account on the domain, with one Opportunity. */
function onDomain(crmId: string, more: Parameters<typeof account>[1] = {}): AccountRecord {
  return account(crmId, { website: 'acme.co.uk', opportunities: [opportunity(`${crmId}-O`)], ...more });
}
const accountOf = (accounts: readonly AccountRecord[], more: Partial<Candidates> = {}) =>
  outcome(decided(conference([bo]), { accounts, users: ours, ...more })).account;

describe('L3.1: the participant that decides', () => {
  const boLi = contact('C1', { name: 'Bo Li', email: 'bo@acme.co.uk', accountCrmId: 'A1' });
  const world = { people: [boLi, contact('C2', { email: 'cy@beta.de', accountCrmId: 'A2' })] };
  const accounts = [onDomain('A1'), account('A2', { opportunities: [opportunity('O2')] })];
  const linked = (source: 'meeting' | 'dialer_call', ...personCrmIds: string[]) => ({
    ...world,
    accounts,
    relationship: { source, externalId: 'x', personCrmIds },
  });
  const call = (more: Partial<Recording> = {}) => recording({ kind: 'dialer_call', ...more });

  test('A2: the linked Person’s address stands in for a dialer call alone', () => {
    expect(outcome(decided(conference([]), linked('meeting', 'C1')))).toEqual({
      person: 'C1',
      ...both('NO_EXTERNAL_PARTICIPANT'),
    });
  });

  test('A2: it stands in only when nobody external on the list has an address', () => {
    const listed = call({ attendees: [{ email: 'cy@beta.de' }] });
    expect(outcome(decided(listed, linked('dialer_call', 'C1')))).toMatchObject({ person: 'C1', account: 'A2' });
    const nameless = call({ attendees: [{ name: 'Guest' }] });
    expect(outcome(decided(nameless, linked('dialer_call', 'C1')))).toMatchObject({ person: 'C1', account: 'A1' });
    const invited = call({ invitees: [{ email: 'cy@beta.de' }] });
    expect(outcome(decided(invited, linked('dialer_call', 'C1')))).toMatchObject({ person: 'C1', account: 'A2' });
  });

  test('A2: a Person that is held back stands in for nobody', () => {
    const people = [{ ...boLi, isWithheld: true }];
    expect(outcome(decided(call(), { ...linked('dialer_call', 'C1'), people }))).toEqual({
      person: 'PERSON_WITHHELD',
      ...both('NO_EXTERNAL_PARTICIPANT'),
    });
  });

  test('A2: one without an address, or on the privacy list, stands in for nobody', () => {
    const mute = [contact('C1', { accountCrmId: 'A1' })];
    expect(outcome(decided(call(), { ...linked('dialer_call', 'C1'), people: mute }))).toMatchObject(
      both('NO_EXTERNAL_EMAIL'),
    );
    const excluding = withSettings({ excludedParticipants: ['acme.co.uk'] });
    // Whom the privacy list names counts as absent.
    expect(outcome(decided(call(), linked('dialer_call', 'C1'), excluding))).toEqual({
      person: 'NO_RELATIONSHIP',
      ...both('NO_EXTERNAL_PARTICIPANT'),
    });
  });

  test('A3: a contact whose account was merged away leads to the survivor; one that is gone leads to the domain', () => {
    const merged = { people: [{ ...boLi, accountCrmId: 'old' }], accounts, survivors: { old: 'A2' } };
    expect(outcome(decided(conference([bo]), merged))).toMatchObject({ account: 'A2' });
    const gone = { people: [{ ...boLi, accountCrmId: 'gone' }], accounts };
    expect(outcome(decided(conference([bo]), gone))).toMatchObject({ person: 'C1', account: 'A1' });
  });

  test('A3, L3.2: an unconverted lead and a contact without an account lead to the domain', () => {
    const known = [lead('L1', { email: bo.email }), contact('C1', { email: bo.email })];
    for (const person of known) {
      expect(outcome(decided(conference([bo]), { people: [person], accounts }))).toMatchObject({
        person: person.crmId,
        account: 'A1',
      });
    }
  });

  test('A3, A6, L3.2: several accounts of the contacts, none with an opportunity: it stops, whatever is on the domain', () => {
    const people = [boLi, contact('C3', { email: bo.email, accountCrmId: 'A3' })];
    const bare = [account('A1'), account('A3', { parentCrmId: 'A9' }), onDomain('A4'), account('A9')];
    const decision = decided(conference([bo]), { people, accounts: bare });
    expect(outcome(decision)).toMatchObject(both('ACCOUNT_WITHOUT_OPPORTUNITY'));
    expect(suggested(decision, 'account')).toEqual(['A1', 'A3', 'A9', 'A4']);
  });
});

describe('L3.3: every tie-break between accounts, in its order', () => {
  const wins = (winner: Parameters<typeof account>[1], other: Parameters<typeof account>[1]) => {
    const more = { contactsWithEmail: 10 };
    const accounts = [onDomain('A1', { ...more, ...other }), onDomain('A2', { ...more, ...winner })];
    const { account: slot } = decided(conference([bo]), { accounts, users: ours }).slots;
    return [slot.crmId ?? slot.reason, slot.grade, slot.evidence.at(-1)?.runnerUp?.crmId];
  };
  const closed = (crmId: string) => [opportunity(crmId, { stage: 'Closed Won' })];
  const on = (contacts: number) => ({ contactsByDomain: { 'acme.co.uk': contacts } });

  test('A5: an opportunity, before all else', () => {
    expect(wins({}, { opportunities: [], ownerCrmId: 'U1', ...on(9) })).toEqual(['A2', 'strong', undefined]);
  });

  test('A5: the owner took part, before the contacts on the domain', () => {
    expect(wins({ ownerCrmId: 'U1' }, on(9))).toEqual(['A2', 'strong', 'A1']);
  });

  test('A5: most contacts on the domain, before an open opportunity', () => {
    expect(wins({ ...on(3), opportunities: closed('O2') }, on(2))).toEqual(['A2', 'strong', 'A1']);
  });

  test('A5: an open or withheld opportunity, before the hierarchy', () => {
    const child = { parentCrmId: 'A1' };
    expect(wins(child, { opportunities: closed('O1') })).toEqual(['A2', 'strong', 'A1']);
    const renamed = [opportunity('O2', { stage: 'Renamed' })];
    const held = [onDomain('A1', { opportunities: closed('O1') }), onDomain('A2', { opportunities: renamed })];
    expect(accountOf(held)).toBe('OPPORTUNITIES_WITHHELD');
  });

  test('A5: the topmost ancestor, before the latest activity, and only of one hierarchy', () => {
    expect(wins({}, { parentCrmId: 'A2', lastActivityDate: '2026-03-01' })).toEqual(['A2', 'strong', 'A1']);
    const stranger = onDomain('A3');
    expect(accountOf([onDomain('A1', { parentCrmId: 'A2' }), onDomain('A2'), stranger])).toBe('AMBIGUOUS_ACCOUNT');
    const siblings = [onDomain('A1', { parentCrmId: 'A9' }), onDomain('A2', { parentCrmId: 'A9' }), account('A9')];
    expect(accountOf(siblings)).toBe('AMBIGUOUS_ACCOUNT');
  });

  test('A5: the latest activity, and the link is weak', () => {
    expect(wins({ lastActivityDate: '2026-03-01' }, { lastActivityDate: '2026-02-28' })).toEqual(['A2', 'weak', 'A1']);
    expect(wins({ lastActivityDate: '2026-03-01' }, {})).toEqual(['A2', 'weak', 'A1']);
  });

  test('A3: the same among the accounts of several contacts; on free mail contacts of the domain say nothing', () => {
    const mail = 'bo@gmail.com';
    const people = ['A1', 'A2'].map((accountCrmId, place) => contact(`C${place}`, { email: mail, accountCrmId }));
    const many = { contactsByDomain: { 'gmail.com': 9 } };
    const of = (more: Parameters<typeof account>[1]) =>
      outcome(
        decided(conference([{ email: mail }]), {
          people,
          accounts: [account('A1', { opportunities: closed('O1'), ...many }), account('A2', more)],
        }),
      );
    expect(of({ opportunities: [opportunity('O2')] })).toMatchObject({ account: 'A2', opportunity: 'O2' });
    expect(of({ opportunities: closed('O2') })).toMatchObject(both('AMBIGUOUS_ACCOUNT'));
  });
});

describe('L3.3: similar domains', () => {
  test('A5: the same host wins over the same registrable domain, a leading www. on either side ignored', () => {
    const accounts = [
      onDomain('A1', { website: 'https://acme.co.uk' }),
      onDomain('A2', { website: 'www.eu.acme.co.uk' }),
    ];
    const from = (email: string) => outcome(decided(conference([{ email }]), { accounts })).account;
    expect(from('bo@eu.acme.co.uk')).toBe('A2');
    expect(from('bo@www.acme.co.uk')).toBe('A1');
    expect(from('bo@us.acme.co.uk')).toBe('AMBIGUOUS_ACCOUNT');
  });

  test('A5: never a part of a name, and no other suffix', () => {
    for (const website of ['notacme.co.uk', 'acme.co.uk.evil.com', 'acme.com', 'co.uk', 'uk']) {
      expect(accountOf([onDomain('A1', { website })])).toBe('NO_ACCOUNT_FOR_DOMAIN');
    }
  });

  test('A5: an alias goes before the website, of the host or of its registrable domain', () => {
    const aliasing = withSettings({ domainAliases: [{ domain: 'acme.co.uk', accountCrmId: 'A2' }] });
    const accounts = [onDomain('A1'), account('A2', { opportunities: [opportunity('O2')] })];
    for (const email of ['bo@acme.co.uk', 'bo@mail.acme.co.uk']) {
      const { slots } = decided(conference([{ email }]), { accounts }, aliasing);
      expect([slots.account.crmId, slots.account.grade]).toEqual(['A2', 'exact']);
    }
  });

  test('A5: an account that a CRM Sync Error holds back is not linked', () => {
    const decision = decided(conference([bo]), { accounts: [onDomain('A1', { isWithheld: true })] });
    expect(outcome(decision)).toMatchObject(both('ACCOUNT_WITHHELD'));
    expect(suggested(decision, 'account')).toEqual(['A1']);
  });
});
