import * as build from '../testing/build.js';
import { both, decided, outcome } from '../testing/decided.js';

const { account, conference, contact, opportunity, recording, user } = build;

const attendees = ['bo', 'cy', 'di'].map((name) => ({ name, email: `${name}@acme.co.uk`, talkTimeMs: 1 }));
const people = ['bo', 'cy', 'di'].map((name, place) =>
  contact(`C${place}`, { email: `${name}@acme.co.uk`, accountCrmId: 'A1' }),
);
const [first, ...others] = attendees;
const users = [user('U1', 'ana@ours.example')];

function chosen(opportunities: ReturnType<typeof opportunity>[], given = conference(attendees)) {
  return decided(given, { people, users, accounts: [account('A1', { name: 'Acme', opportunities })] });
}

test('A4: the more of the other attendees have a role, the better; the Person counts apart', () => {
  const roles = (...contactCrmIds: string[]) => ({ contactCrmIds });
  const pair = (one: object, other: object) => outcome(chosen([opportunity('O1', one), opportunity('O2', other)]));
  expect(pair(roles('C1'), roles('C1', 'C2')).opportunity).toBe('O2');
  expect(pair(roles('C1', 'C2'), roles('C0')).opportunity).toBe('O2');
});

test('A4: those only invited are no attendees: their roles decide nothing', () => {
  const invited = recording({ invitees: attendees });
  const pair = [opportunity('O1', { ownerCrmId: 'U1' }), opportunity('O2', { contactCrmIds: ['C1', 'C2'] })];
  expect(outcome(chosen(pair, invited)).opportunity).toBe('O1');
});

test('A4: who owns the recording took part, who was invited did not', () => {
  const pair = [opportunity('O1'), opportunity('O2', { ownerCrmId: 'U1' })];
  expect(outcome(chosen(pair, recording({ attendees }))).opportunity).toBe('O2');
  const ana = { email: 'ana@ours.example' };
  const unowned = { attendees, owner: null };
  expect(outcome(chosen(pair, recording({ ...unowned, invitees: [ana] }))).opportunity).toBe('O1');
  expect(outcome(chosen(pair, recording({ invitees: [ana, ...attendees], owner: null }))).opportunity).toBe('O1');
});

test('S2: open or closed is what the team’s own stage values say, whatever a stage is called', () => {
  const values = [
    { value: 'Closed Won', outcome: 'open', position: 1 } as const,
    { value: 'Prospecting', outcome: 'lost', position: 2 } as const,
  ];
  const given = {
    people,
    accounts: [
      account('A1', {
        opportunities: [
          opportunity('O1', { stage: 'Prospecting', closeDate: '2027-12-31' }),
          opportunity('O2', { stage: 'Closed Won', closeDate: '2026-01-31' }),
        ],
      }),
    ],
  };
  const decision = decided(conference(attendees), given, build.configuration({ stages: { version: 1, values } }));
  expect(outcome(decision).opportunity).toBe('O2');
  expect(outcome(decided(conference(attendees), given)).opportunity).toBe('O1');
});

test('A4: without a close date it comes last, and withheld by an error of its own never', () => {
  const dated = opportunity('O2', { closeDate: '2020-01-01' });
  expect(outcome(chosen([opportunity('O1', { closeDate: null }), dated])).opportunity).toBe('O2');
  expect(outcome(chosen([opportunity('O1', { isWithheld: true }), dated])).opportunity).toBe('O2');
  expect(outcome(chosen([opportunity('O1', { isWithheld: true })]))).toMatchObject(both('OPPORTUNITIES_WITHHELD'));
});

test('A4: a won one and a lost one of one date go by the next tie-break', () => {
  const pair = [
    opportunity('O1', { stage: 'Closed Won', contactCrmIds: ['C0'] }),
    opportunity('O2', { stage: 'Closed Lost' }),
  ];
  expect(outcome(chosen(pair)).opportunity).toBe('O1');
  const swapped = pair.map((one, place) => ({ ...one, contactCrmIds: place === 1 ? ['C0'] : [] }));
  expect(outcome(chosen(swapped)).opportunity).toBe('O2');
});

describe('what a seller reads', () => {
  const sentencesOf = (...opportunities: ReturnType<typeof opportunity>[]) =>
    chosen(opportunities, conference([first ?? {}, ...others])).slots.opportunity.sentences.slice(-2);
  const named = (crmId: string, name: string, more: object = {}) => opportunity(crmId, { name, ...more });

  test.each([
    [{}, { stage: 'Closed Won' }, '“New” closes 2026-06-30 and is open; “Old” is closed.'],
    [{}, { closeDate: null }, '“New” closes 2026-06-30, later than “Old” (no close date).'],
    [{ contactCrmIds: ['C0'] }, {}, '“New” closes 2026-06-30, like “Old”, and the Person has a role on it alone.'],
    [
      { contactCrmIds: ['C1', 'C2'] },
      { contactCrmIds: ['C1'] },
      '“New” closes 2026-06-30, like “Old”, and 2 of the other attendees have a role on it, against 1.',
    ],
    [{ ownerCrmId: 'U1' }, {}, '“New” closes 2026-06-30, like “Old”, and its owner alone took part.'],
    [{ stage: 'Negotiation' }, {}, '“New” closes 2026-06-30, like “Old”, and its stage is further along.'],
    [
      { lastModifiedAt: '2026-03-01T10:00:00.000000Z' },
      {},
      '“New” closes 2026-06-30, like “Old”, and it was changed later (2026-03-01).',
    ],
    [
      { closeDate: null },
      { closeDate: null },
      '“New” has no close date, like “Old”, and its id comes first, as nothing else tells them apart.',
    ],
  ])('%j before %j', (winner, loser, sentence) => {
    expect(sentencesOf(named('O1', 'New', winner), named('O2', 'Old', loser)).at(-1)).toBe(sentence);
  });

  test('of one alone', () => {
    expect(sentencesOf(named('O1', 'New'))).toEqual(['Acme has one open opportunity.', '“New” closes 2026-06-30.']);
    const held = chosen([named('O1', 'New', { stage: 'Renamed' })]).slots.account;
    expect(held.sentences.at(-1)).toBe('Acme has nothing but one withheld opportunity.');
  });
});
