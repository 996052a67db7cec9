import { readAddressRules } from '../addresses/rules.js';
import type { Participant } from '../model/recording.js';
import { configuration, recording, user } from '../testing/build.js';
import { identifyParticipants } from './identify-participants.js';

const rules = readAddressRules(configuration().settings);

function externals(attendees: readonly Participant[], invitees: readonly Participant[] = []) {
  const { externals: found } = identifyParticipants(recording({ attendees, invitees }), [], rules);
  return found.map(({ address, name, talkTimeMs }) => [address?.text ?? name, talkTimeMs ?? null]);
}

const at = (from: string, to: string) => ({ joinedAt: `2026-03-02T15:${from}:00Z`, leftAt: `2026-03-02T15:${to}:00Z` });

test('W4: the same address is one attendee, present twice or not', () => {
  const rows = [
    { email: 'bo@acme.com', talkTimeMs: 2, ...at('00', '20') },
    { email: 'cy@beta.de', talkTimeMs: 1 },
    { email: 'BO@acme.com', talkTimeMs: 3, ...at('10', '30') },
  ];
  expect(externals(rows)).toEqual([
    ['bo@acme.com', 5],
    ['cy@beta.de', 1],
  ]);
});

test('W4: the same id is one attendee, unless the addresses say otherwise', () => {
  expect(
    externals([
      { externalId: 'p1', name: 'Bo', talkTimeMs: 2 },
      { externalId: 'p1', name: 'B. Li', email: 'bo@acme.com', talkTimeMs: 3 },
    ]),
  ).toEqual([['bo@acme.com', 5]]);
  expect(
    externals([
      { externalId: 'p1', email: 'bo@acme.com' },
      { externalId: 'p1', email: 'cy@beta.de' },
    ]),
  ).toHaveLength(2);
});

test('W4: the same full name is one attendee, unless they were there at once', () => {
  const apart = [
    { name: 'Bo Li', talkTimeMs: 2, ...at('00', '10') },
    { name: 'bo  li', talkTimeMs: 3, ...at('10', '30') },
  ];
  expect(externals(apart)).toEqual([['Bo Li', 5]]);
  const together = [apart[0] ?? {}, { ...apart[1], ...at('09', '30') }];
  expect(externals(together)).toHaveLength(2);
  expect(externals([{ name: 'Bo Li' }, { name: 'Bo Li' }])).toHaveLength(1);
});

test('W4: two people of one name are not made one by a third row', () => {
  const rows = [{ name: 'Bo Li', email: 'bo@acme.com' }, { name: 'Bo Li' }, { name: 'Bo Li', email: 'bo@beta.de' }];
  expect(externals(rows)).toHaveLength(3);
});

test('W2: machines are on neither side, their vendors’ people are', () => {
  const machines = [
    { name: 'Otter.ai Notetaker' },
    { email: 'fred@fireflies.ai' },
    { email: 'no-reply@acme.com' },
    { email: 'c_123@resource.calendar.google.com' },
    { email: 'emailtosalesforce@1-2-3.ab-cd.le.salesforce.com' },
    { name: 'Anything', isBot: true },
  ];
  expect(externals([...machines, { email: 'ana@fireflies.ai' }])).toEqual([['ana@fireflies.ai', null]]);
});

test.each([
  "Ana's OtterPilot",
  'otter.ai',
  'tl;dv',
  'Gong.io',
  'AI Note-Taker',
  'Recall.ai bot',
  "Bo's Notetaker (Otter.ai)",
])('W2: what notetakers call themselves: %s', (name) => {
  expect(externals([{ name }])).toEqual([]);
});

test.each(['Gong Li', 'Otto Pilot', 'Grain Smith', 'Chorus', 'Reade Ai', 'Bo Botha'])(
  'W2: people may be called %s',
  (name) => {
    expect(externals([{ name }])).toHaveLength(1);
  },
);

test.each([
  ['noreply_42@acme.com', 0],
  ['no-reply.calendar@acme.com', 0],
  ['noreply7@acme.com', 0],
  ['noreplyson@acme.com', 1],
  ['notifier@acme.com', 1],
])('W2: %s', (email, count) => {
  expect(externals([{ email }])).toHaveLength(count);
});

test.each([
  [at('20', '30'), at('00', '10')],
  [at('00', '10'), at('20', '30')],
])('W4: the earliest join and the earliest position of the rows stay: %j, %j', (one, other) => {
  const rows = [
    { name: 'Bo Li', ...one },
    { name: 'Cy', joinedAt: '2026-03-02T15:05:00Z', talkTimeMs: 4 },
    { name: 'Bo Li', ...other, talkTimeMs: 4 },
  ];
  const { externals: found } = identifyParticipants(recording({ attendees: rows }), [], rules);
  expect(found.map(({ position, joinedAt }) => [position, joinedAt])).toEqual([
    [0, Date.parse('2026-03-02T15:00:00Z')],
    [1, Date.parse('2026-03-02T15:05:00Z')],
  ]);
});

test('W4: presence that is known on one side only is no overlap', () => {
  const rows = [
    { name: 'Bo Li', ...at('00', '30') },
    { name: 'Bo Li', joinedAt: '2026-03-02T15:10:00Z' },
  ];
  expect(externals(rows)).toHaveLength(1);
});

test('W5: unique among the attendees too, and never in place of an address of one’s own', () => {
  const invited = [{ name: 'Bo Li', email: 'bo@acme.com' }];
  const twins = [
    { name: 'Bo Li', ...at('00', '30') },
    { name: 'Bo Li', ...at('10', '20') },
  ];
  expect(externals(twins, invited)).toEqual([
    ['Bo Li', null],
    ['Bo Li', null],
  ]);
  expect(externals([{ name: 'Bo Li', email: 'bo@private.example' }], invited)).toEqual([['bo@private.example', null]]);
});

test('single addresses may be excluded, and rows of a list that are dropped keep the places of the others', () => {
  const excluding = readAddressRules({ ...configuration().settings, excludedParticipants: ['bo@acme.com'] });
  const attendees = [{ email: 'bo@acme.com' }, { name: 'Bot', isBot: true }, { email: 'cy@acme.com' }];
  const { externals: found } = identifyParticipants(recording({ attendees }), [], excluding);
  expect(found.map(({ address, position }) => [address?.text, position])).toEqual([['cy@acme.com', 2]]);
});

test('W5: an address is borrowed from an invitation of a unique name, and then rows are one', () => {
  const invited = [{ name: 'Bo Li', email: 'bo@acme.com' }];
  expect(externals([{ name: 'Bo Li', talkTimeMs: 1 }], invited)).toEqual([['bo@acme.com', 1]]);
  expect(
    externals(
      [
        { name: 'B. Li', email: 'bo@acme.com', talkTimeMs: 1 },
        { name: 'Bo Li', talkTimeMs: 2 },
      ],
      invited,
    ),
  ).toEqual([['bo@acme.com', 3]]);
});

test('W1: users are internal whatever their domain and whatever the caller says', () => {
  const users = [user('U1', 'ben@gmail.com')];
  const list = { attendees: [{ email: 'ben@gmail.com', isInternal: false }, { email: 'x@sub.ours.example' }] };
  const { internals, userCrmIds } = identifyParticipants(recording(list), users, rules);
  expect(internals).toHaveLength(2);
  expect([...userCrmIds]).toEqual(['U1']);
});

test('W1: a single address is internal, and nobody else of its host', () => {
  const single = readAddressRules({ ...configuration().settings, internalDomains: ['ben@gmail.com'] });
  const attendees = [{ email: 'Ben@gmail.com' }, { email: 'bo@gmail.com' }];
  const { internals, externals: found } = identifyParticipants(recording({ attendees }), [], single);
  expect([internals, found].map((side) => side.map(({ address }) => address?.text))).toEqual([
    ['ben@gmail.com'],
    ['bo@gmail.com'],
  ]);
});

test('no list and no entry throws', () => {
  expect(externals([null as unknown as Participant, {}, 7 as unknown as Participant])).toHaveLength(1);
});
