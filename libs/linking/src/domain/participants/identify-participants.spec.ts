import type { Address } from '#identifiers';
import { type AddressRules, readAddressRules, withSharedDomains } from '../addresses/rules.js';
import type { UserRecord } from '../model/candidates.js';
import type { Participant, Recording } from '../model/recording.js';
import { configuration, recording, user } from '../testing/build.js';
import { identifyParticipants } from './identify-participants.js';
import { readRecording } from './read-recording.js';
import { atOnce } from '#identifiers';

const rules = atOnce(readAddressRules(configuration().settings));

/** `known`: addresses of Contacts and Leads. */
function identify(
  given: Recording,
  users: readonly UserRecord[] = [],
  { by = rules, known = [], isSandbox = false }: { by?: AddressRules; known?: string[]; isSandbox?: boolean } = {},
) {
  const hasRecord = ({ text }: Address): boolean => known.includes(text);
  return atOnce(identifyParticipants(atOnce(readRecording(given)), { users, isSandbox, hasRecord }, by));
}

function externals(attendees: readonly Participant[], invitees: readonly Participant[] = []) {
  const { externals: found } = identify(recording({ attendees, invitees }));
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
  const { externals: found } = identify(recording({ attendees: rows }));
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

test('W5: overlapping rows of one name are one: both take the address, and are one attendee then', () => {
  const twins = [
    { name: 'Bo Li', talkTimeMs: 1, ...at('00', '30') },
    { name: 'Bo Li', talkTimeMs: 2, ...at('10', '20') },
  ];
  expect(externals(twins, [{ name: 'Bo Li', email: 'bo@acme.com' }])).toEqual([['bo@acme.com', 3]]);
});

test('W5: unique on both sides, and never in place of an address of one’s own', () => {
  const invited = [{ name: 'Bo Li', email: 'bo@acme.com' }];
  expect(externals([{ name: 'Bo Li', email: 'bo@private.example' }], invited)).toEqual([['bo@private.example', null]]);
  // Somebody else of that name is there with another address.
  const other = [
    { name: 'Bo Li', email: 'bo@beta.de', ...at('00', '30') },
    { name: 'Bo Li', ...at('10', '20') },
  ];
  expect(externals(other, invited)).toEqual([
    ['bo@beta.de', null],
    ['Bo Li', null],
  ]);
  // A name with several invitees takes none.
  expect(externals([{ name: 'Bo Li' }], [...invited, { name: 'Bo Li', email: 'bo@beta.de' }])).toEqual([
    ['Bo Li', null],
  ]);
});

test.each([
  ['Jose Nunez', 'José Núñez'],
  ['ANA MU\u0308LLER', 'Ana Müller'],
  ['Li, Bo (he/him)', 'Bo Li'],
  ['Bo Li', 'Li, Bo [External]'],
  ['Bo Li (Guest) [Acme]', 'BO  LI'],
  ['LI, BO (Guest)', 'Bo Li (she/her)'],
  ['NUN\u0303EZ, José', 'Jose Nunez (External)'],
  ['\u202aBo Li\u202c', 'Bo\u00a0Li'],
])('W4, W5: %s was invited as %s', (attending, invited) => {
  expect(externals([{ name: attending }], [{ name: invited, email: 'x@acme.com' }])).toEqual([['x@acme.com', null]]);
});

test('W5: without accents only where the name itself finds nobody, and only when that is unique on both sides', () => {
  const jose = { name: 'José', email: 'accent@acme.com' };
  expect(externals([{ name: 'José' }], [jose, { name: 'Jose', email: 'plain@acme.com' }])).toEqual([
    ['accent@acme.com', null],
  ]);
  expect(externals([{ name: 'Josè' }], [jose, { name: 'Jose', email: 'plain@acme.com' }])).toEqual([['Josè', null]]);
});

test('single addresses may be excluded, and rows of a list that are dropped keep the places of the others', () => {
  const excluding = atOnce(readAddressRules({ ...configuration().settings, excludedParticipants: ['bo@acme.com'] }));
  const attendees = [{ email: 'bo@acme.com' }, { name: 'Bot', isBot: true }, { email: 'cy@acme.com' }];
  const { externals: found } = identify(recording({ attendees }), [], { by: excluding });
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
  const { internals, userCrmIds } = identify(recording(list), users);
  expect(internals).toHaveLength(2);
  expect([...userCrmIds]).toEqual(['U1']);
});

test('W1: a single address is internal, and nobody else of its host', () => {
  const single = atOnce(readAddressRules({ ...configuration().settings, internalDomains: ['ben@gmail.com'] }));
  const attendees = [{ email: 'Ben@gmail.com' }, { email: 'bo@gmail.com' }];
  const { internals, externals: found } = identify(recording({ attendees }), [], { by: single });
  expect([internals, found].map((side) => side.map(({ address }) => address?.text))).toEqual([
    ['ben@gmail.com'],
    ['bo@gmail.com'],
  ]);
});

test.each(['PowerPartner', 'CustomerSuccess', 'CsnOnly', 'Guest', 'CspLitePortal'])(
  'W1, W3: a customer with a login of type %s is external, by address and by name',
  (userType) => {
    const users = [user('U1', 'bo@acme.com', 'Bo Li', userType)];
    expect(identify(recording({ attendees: [{ email: 'bo@acme.com' }] }), users).externals).toHaveLength(1);
    expect(identify(recording({ attendees: [{ name: 'Bo Li' }] }), users).externals).toHaveLength(1);
    // Took part all the same: of whatever type.
    expect([...identify(recording({ attendees: [{ email: 'bo@acme.com' }] }), users).userCrmIds]).toEqual(['U1']);
  },
);

test('W1: a User of unknown type counts as ours, read without tag and dots', () => {
  const users = [user('U1', 'ana.ruiz+sf@gmail.com', 'Ana Ruiz', null)];
  const attendees = [
    { email: 'anaruiz@gmail.com' },
    { email: 'ana.ruiz+zoom@gmail.com' },
    { email: 'ana.ruiz+zoom@googlemail.com' },
    { email: 'Ana Ruiz <A.na.Ruiz@GoogleMail.com>;' },
    { email: 'ana.ruiz_gmail.com#EXT#@ours.onmicrosoft.com' },
  ];
  expect(identify(recording({ attendees }), users).externals).toEqual([]);
});

test.each(['Ruiz, Ana', 'ANA RUIZ (Ours)', 'Ruiz, Ana [Host]', 'Ana\u00a0Ruiz', 'ana ruíz'])(
  'W3, W4: %s without an address is the user Ana Ruiz',
  (name) => {
    const users = [user('U1', 'ana@ours-too.example', 'Ana Ruiz')];
    expect(identify(recording({ attendees: [{ name }] }), users).internals).toHaveLength(1);
  },
);

test('W3: the name of one Standard User and of a customer’s login is that of exactly one User', () => {
  const users = [user('U1', 'bo@ours-too.example', 'Bo Li'), user('U2', 'bo@acme.com', 'Bo Li', 'CustomerSuccess')];
  expect(identify(recording({ attendees: [{ name: 'bo  li' }] }), users).internals).toHaveLength(1);
  const twice = [...users, user('U3', 'bo@third.example', 'Bo Li')];
  expect(identify(recording({ attendees: [{ name: 'Bo Li' }] }), twice).internals).toHaveLength(0);
});

test('W3: without accents, unless somebody else has the name then', () => {
  const users = [user('U1', 'jose@ours-too.example', 'José Núñez')];
  expect(identify(recording({ attendees: [{ name: 'Jose Nunez' }] }), users).internals).toHaveLength(1);
  const twins = [
    { name: 'Jose Nunez', ...at('00', '20') },
    { name: 'Josè Nunez', ...at('00', '20') },
  ];
  expect(identify(recording({ attendees: twins }), users).internals).toHaveLength(0);
});

test('W1: in a sandbox a User’s address counts without .invalid, in production as it stands', () => {
  const users = [user('U1', 'ana@consultant.example.invalid')];
  const given = recording({ attendees: [{ email: 'ana@consultant.example' }] });
  expect(identify(given, users, { isSandbox: true }).internals).toHaveLength(1);
  expect(identify(given, users).internals).toHaveLength(0);
  const onGmail = [user('U1', 'an.na+sf@googlemail.com.invalid')];
  const dotted = recording({ attendees: [{ email: 'anna+zoom@gmail.com' }, { email: 'a.nna@googlemail.com' }] });
  expect(identify(dotted, onGmail, { isSandbox: true }).externals).toHaveLength(0);
});

describe('W1: internal domains that nobody saved', () => {
  const unsaved = atOnce(readAddressRules({ ...configuration().settings, internalDomains: null }));

  test('are those shared by two active users, and the sentences say so', () => {
    const by = withSharedDomains(unsaved, ['ours.example', 'gmail.com']);
    const attendees = [{ email: 'x@sub.ours.example' }, { email: 'bo@gmail.com' }];
    const { internals, externals: found, steps } = identify(recording({ attendees }), [], { by });
    expect([internals, found].map((side) => side.map(({ address }) => address?.text))).toEqual([
      ['x@sub.ours.example'],
      ['bo@gmail.com'],
    ]);
    expect(steps.map(({ sentence }) => sentence)).toContain(
      'No internal domains are saved; ours.example counts as one, since at least two active users share it.',
    );
  });

  test('a saved list is an answer, also an empty one', () => {
    for (const internalDomains of [[], ['other.example']]) {
      const by = withSharedDomains(atOnce(readAddressRules({ ...configuration().settings, internalDomains })), [
        'ours.example',
      ]);
      expect(identify(recording({ attendees: [{ email: 'x@ours.example' }] }), [], { by }).internals).toEqual([]);
    }
  });
});

test.each([
  ['recorder@acme.com', 'Ruth Miller'],
  ['notetaker@acme.com', 'Ruth Miller'],
  ['noreply@acme.com', null],
  ['gong@acme.com', 'Gong Assistant'],
])('W2: %s (%s) is a machine, unless the mirror knows the address', (email, name) => {
  const given = recording({ attendees: [{ email, name }] });
  expect(identify(given).externals).toEqual([]);
  expect(identify(given, [], { known: [email] }).externals).toHaveLength(1);
  expect(identify(given, [user('U1', email)]).internals).toHaveLength(1);
});

test.each([
  [{ email: 'fred@fireflies.ai' }],
  [{ email: 'tldv@tldv.io' }],
  [{ email: 'assistant@gong.io' }],
  [{ email: 'room-3@resource.calendar.google.com' }],
  [{ email: 'bo@acme.com', isBot: true }],
])('W2: %j is one whoever the mirror knows', (attendee) => {
  expect(identify(recording({ attendees: [attendee] }), [], { known: [attendee.email] }).externals).toEqual([]);
});

test('W2: whoever is left out is named in the sentences, but for the privacy list', () => {
  const by = atOnce(readAddressRules({ ...configuration().settings, excludedParticipants: ['bot@secret.example'] }));
  const attendees = [
    { name: 'Otter.ai' },
    { name: 'Notetaker', email: 'bot@secret.example' },
    { email: 'bo@acme.com' },
  ];
  const { steps } = identify(recording({ attendees }), [], { by });
  expect(steps.map(({ sentence }) => sentence)).toContain(
    'Otter.ai is a bot, a room or a mailbox that nobody reads, and is left out.',
  );
  expect(JSON.stringify(steps)).not.toContain('secret');
});

describe('the privacy list (section 4)', () => {
  const excluding = (...excludedParticipants: string[]) => ({
    by: atOnce(readAddressRules({ ...configuration().settings, excludedParticipants })),
  });

  test.each([
    ['bo@acme.com', 'bo+crm@acme.com'],
    ['bo+crm@acme.com', 'Bo@Acme.com'],
    ['googlemail.com', 'bo@gmail.com'],
    ['b.o@googlemail.com', 'bo+x@gmail.com'],
    ['bo@acme.com', 'bo_acme.com#EXT#@ours.onmicrosoft.com'],
    ['SMTP:bo@acme.com', "'Bo Li' <bo+crm@acme.com>,"],
    ['bü@bücher.example', 'bu\u0308+x@xn--bcher-kva.example'],
    ['*.acme.com', 'bo@mail.acme.com'],
  ])('%s names %s', (entry, email) => {
    const { externals: found, isExternalExcluded } = identify(
      recording({ attendees: [{ email }] }),
      [],
      excluding(entry),
    );
    expect([found, isExternalExcluded]).toEqual([[], true]);
  });

  test('again after a name has found its address (W5), with every row', () => {
    const given = recording({
      attendees: [{ name: 'Bo Li' }, { email: 'cy@beta.de' }, { name: 'Bo Li', ...at('00', '10') }],
      invitees: [{ name: 'Cy' }, { name: 'Bo Li', email: 'bo@acme.com' }],
    });
    const { externals: found, excluded, steps } = identify(given, [], excluding('bo@acme.com'));
    expect(found.map(({ address }) => address?.text)).toEqual(['cy@beta.de']);
    expect(excluded).toEqual({ attendees: [0, 2], invitees: [1], isOwner: false });
    expect(JSON.stringify(steps)).not.toMatch(/Bo Li|bo@acme/);
  });

  test('an owner on it did not take part', () => {
    const users = [user('U1', 'ana@ours.example')];
    const { userCrmIds, excluded } = identify(recording(), users, excluding('ana@ours.example'));
    expect([[...userCrmIds], excluded.isOwner]).toEqual([[], true]);
  });
});

test('3.1: invitees who declined come last, in any case of the word', () => {
  const invitees = [
    { email: 'bo@acme.com', response: 'Declined' },
    { email: 'cy@beta.de', response: 'tentative' },
  ];
  expect(identify(recording({ invitees })).externals.map(({ address }) => address?.text)).toEqual([
    'cy@beta.de',
    'bo@acme.com',
  ]);
});

test('W6: an address that cannot be read is said to be one, never to be none', () => {
  const attendees = [{ name: 'Bo Li', email: '/O=EXCHANGELABS/OU=EXCHANGE/CN=RECIPIENTS/CN=BO' }];
  const sentences = identify(recording({ attendees })).steps.map(({ sentence }) => sentence ?? '');
  expect(sentences).toContain('The address given for Bo Li cannot be read.');
  expect(sentences.join()).not.toMatch(/no address/);
});

test('no list and no entry throws', () => {
  expect(externals([null as unknown as Participant, {}, 7 as unknown as Participant])).toHaveLength(1);
});
