import fc from 'fast-check';
import { patchSettings } from './patch-settings.js';
import { DEFAULT_SETTINGS, type Settings, withDefaults } from './settings.js';

function patched(patch: unknown, current: Settings = DEFAULT_SETTINGS): Settings {
  const result = patchSettings(current, patch);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

function faultsOf(patch: unknown, current: Settings = DEFAULT_SETTINGS): string[] {
  const result = patchSettings(current, patch);
  return result.ok ? [] : result.faults.map(({ path }) => path);
}

describe('patchSettings', () => {
  it('merges members, also inside a group, and takes null for the default', () => {
    const changed = patched({ syncIntervalMinutes: 30, linking: { dialerDelayMinutes: 0 } });
    expect(changed).toEqual({
      ...DEFAULT_SETTINGS,
      syncIntervalMinutes: 30,
      linking: { ...DEFAULT_SETTINGS.linking, dialerDelayMinutes: 0 },
    });
    expect(patched({ syncIntervalMinutes: null, linking: null }, changed)).toEqual(DEFAULT_SETTINGS);
    expect(patched({ linking: { dialerDelayMinutes: null } }, changed).linking).toEqual(DEFAULT_SETTINGS.linking);
  });

  it('takes back whole what it gave', () => {
    expect(patched(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
    expect(patched({})).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    ['syncIntervalMinutes', 0, 10080],
    ['reconcileIntervalHours', 0, 168],
    ['watermarkOverlapSeconds', 0, 86400],
    ['apiBudgetPercent', 1, 100],
    ['reconcileDeletePercent', 0, 100],
  ])('%s goes from %d to %d', (member, from, to) => {
    for (const value of [from, to]) expect(faultsOf({ [member]: value })).toEqual([]);
    for (const value of [from - 1, to + 1, 1.5, '5', true, []]) expect(faultsOf({ [member]: value })).toEqual([member]);
  });

  it('refuses unknown members by name, and every fault at once', () => {
    expect(
      faultsOf({
        interval: 5,
        syncIntervalMinutes: -1,
        linking: { delay: 1, dialerDelayMinutes: 'x' },
        freeMailDomains: { added: [] },
      }),
    ).toEqual([
      'interval',
      'syncIntervalMinutes',
      'freeMailDomains.added',
      'linking.delay',
      'linking.dialerDelayMinutes',
    ]);
    expect(faultsOf([])).toEqual(['']);
    expect(faultsOf('x')).toEqual(['']);
    expect(faultsOf({ linking: 5, internalDomains: 'ours.example' })).toEqual(['internalDomains', 'linking']);
  });
});

describe('internalDomains (W1)', () => {
  it('keeps each once, in ASCII and lower case', () => {
    const given = [
      ' Ours.Example ',
      'ours.example',
      'BÜCHER.de',
      'xn--bcher-kva.de',
      'mail.ours.example.',
      'Ana@Gmail.com',
    ];
    expect(patched({ internalDomains: given }).internalDomains).toEqual([
      'ours.example',
      'xn--bcher-kva.de',
      'mail.ours.example',
      'ana@gmail.com',
    ]);
  });

  it.each([
    ['gmail.com', 'by the list of free-mail providers'],
    ['mail.gmail.com', 'by the list of free-mail providers'],
    ['fastmail.com', 'by the list of free-mail providers'],
    ['co.uk', 'public suffix'],
    ['uk.com', 'public suffix'],
    ['com', 'public suffix'],
    ['localhost', 'public suffix'],
    ['onmicrosoft.com', 'shared by many'],
    ['10.0.0.1', 'A domain such as'],
    ['https://ours.example', 'A domain such as'],
    ['*.ours.example', 'A domain such as'],
    ['', 'A domain such as'],
    ['@ours.example', 'A domain or an e-mail address'],
    ['a@b@ours.example', 'A domain or an e-mail address'],
    [7, 'A text'],
  ])('refuses %j: %s', (entry, message) => {
    expect(patchSettings(DEFAULT_SETTINGS, { internalDomains: ['ours.example', entry] })).toMatchObject({
      ok: false,
      faults: [{ path: 'internalDomains[1]', message: expect.stringContaining(message) }],
    });
  });

  it('takes a tenant of a shared host, and what only documentation uses', () => {
    const given = ['ours.onmicrosoft.com', 'example.com', 'acme.uk.com'];
    expect(patched({ internalDomains: given }).internalDomains).toEqual(given);
  });

  it('the team’s own lists have the last word, and the settings are checked as a whole', () => {
    const removed = patched({ freeMailDomains: { remove: ['GMX.de'] }, internalDomains: ['gmx.de'] });
    expect(removed.internalDomains).toEqual(['gmx.de']);
    const ours = patched({ internalDomains: ['ours.example'] });
    expect(faultsOf({ freeMailDomains: { add: ['ours.example'] } }, ours)).toEqual(['internalDomains[0]']);
    expect(faultsOf({ freeMailDomains: { remove: null } }, removed)).toEqual(['internalDomains[0]']);
  });
});

it('W1: internal domains are null until they are saved, and null brings that back', () => {
  expect(DEFAULT_SETTINGS.internalDomains).toBeNull();
  expect(patched({ syncIntervalMinutes: 7 }).internalDomains).toBeNull();
  expect(patched({ freeMailDomains: { add: ['acme.com'] } }).internalDomains).toBeNull();
  const saved = patched({ internalDomains: [] });
  expect(saved.internalDomains).toEqual([]);
  expect(patched({ internalDomains: null }, saved).internalDomains).toBeNull();
});

it('W6: the team adds shared hosts and takes some away, and none of them is an internal domain', () => {
  const changed = patched({ sharedHosts: { add: ['Group.example', 'group.example'], remove: ['nhs.net'] } });
  expect(changed.sharedHosts).toEqual({ add: ['group.example'], remove: ['nhs.net'] });
  expect(patched({ sharedHosts: { add: ['x.example'] } }, changed).sharedHosts).toEqual({
    add: ['x.example'],
    remove: ['nhs.net'],
  });
  expect(patched({ sharedHosts: null }, changed).sharedHosts).toEqual({ add: [], remove: [] });
  expect(faultsOf({ internalDomains: ['group.example'] }, changed)).toEqual(['internalDomains[0]']);
  expect(patched({ internalDomains: ['nhs.net'] }, changed).internalDomains).toEqual(['nhs.net']);
  expect(faultsOf({ sharedHosts: { add: ['ours.example'] } }, patched({ internalDomains: ['ours.example'] }))).toEqual([
    'internalDomains[0]',
  ]);
  expect(faultsOf({ sharedHosts: { add: ['co.uk'], keep: [] } })).toEqual(['sharedHosts.keep', 'sharedHosts.add[0]']);
});

it.each([
  ['freshnessGapSeconds', 30, 0, 86_401],
  ['keepDeletedDays', 30, 0, 3_651],
  ['keepRecordingsDays', 0, 365, -1],
] as const)('%s is %d unless set', (name, fallback, good, bad) => {
  expect(DEFAULT_SETTINGS[name]).toBe(fallback);
  const changed = patched({ [name]: good });
  expect(changed[name]).toBe(good);
  expect(patched({ [name]: null }, changed)[name]).toBe(fallback);
  expect(faultsOf({ [name]: bad })).toEqual([name]);
  expect(faultsOf({ [name]: 1.5 })).toEqual([name]);
});

it('a domain that a newer list calls free mail stands in nobody’s way until it is touched', () => {
  const older: Settings = { ...DEFAULT_SETTINGS, internalDomains: ['gmail.com'] };
  expect(patched({ syncIntervalMinutes: 7 }, older)).toEqual({ ...older, syncIntervalMinutes: 7 });
  expect(faultsOf({ internalDomains: ['gmail.com', 'ours.example'] }, older)).toEqual(['internalDomains[0]']);
  expect(faultsOf({ freeMailDomains: {} }, older)).toEqual(['internalDomains[0]']);
});

describe('excludedParticipants', () => {
  it('takes addresses, hosts and subdomains', () => {
    const given = ['Bo@Acme.com', 'X.com', '*.X.com', '*.bücher.de', '*.gov', 'gmail.com'];
    expect(patched({ excludedParticipants: given }).excludedParticipants).toEqual([
      'bo@acme.com',
      'x.com',
      '*.x.com',
      '*.xn--bcher-kva.de',
      '*.gov',
      'gmail.com',
    ]);
  });

  it.each(['gov', '*', '*.', '*.*.x.com', 'x.*', '*x.com', 'bo@'])('refuses %j', (entry) => {
    expect(faultsOf({ excludedParticipants: [entry] })).toEqual(['excludedParticipants[0]']);
  });
});

describe('domainAliases', () => {
  it('keeps 18 characters where 15 were given, each domain once', () => {
    const given = [
      { domain: 'Acme.DE', accountCrmId: '0015g00000AbCdE' },
      { domain: 'acme.de', accountCrmId: '0015g00000AbCdEAAV' },
    ];
    expect(patched({ domainAliases: given }).domainAliases).toEqual([
      { domain: 'acme.de', accountCrmId: '0015g00000AbCdEAAV' },
    ]);
  });

  it.each([
    [{ domain: 'acme.de', accountCrmId: '0035g00000AbCdE' }, ['domainAliases[0].accountCrmId']],
    [{ domain: 'acme.de', accountCrmId: '001' }, ['domainAliases[0].accountCrmId']],
    [{ domain: 'co.uk', accountCrmId: '0015g00000AbCdE' }, ['domainAliases[0].domain']],
    [{ accountCrmId: '0015g00000AbCdE' }, ['domainAliases[0].domain']],
    [{ domain: 'a.de', accountCrmId: '0015g00000AbCdE', level: 1 }, ['domainAliases[0].level']],
    ['acme.de', ['domainAliases[0]']],
  ])('refuses %j', (alias, paths) => {
    expect(faultsOf({ domainAliases: [alias] })).toEqual(paths);
  });

  it('refuses one domain for two Accounts', () => {
    const of = (id: string): object => ({ domain: 'acme.de', accountCrmId: id });
    expect(faultsOf({ domainAliases: [of('001000000000001'), of('001000000000002')] })).toEqual([
      'domainAliases[1].domain',
    ]);
  });
});

it('settings are stable: what was read once is read again to the same', () => {
  const domain = fc.domain();
  const patch = fc.record({
    syncIntervalMinutes: fc.integer({ min: 0, max: 10080 }),
    excludedParticipants: fc.array(
      fc.oneof(
        domain,
        domain.map((host) => `*.${host}`),
        fc.emailAddress(),
      ),
    ),
  });
  fc.assert(
    fc.property(patch, (body) => {
      const first = patchSettings(DEFAULT_SETTINGS, body);
      if (first.ok) expect(patched(first.value, first.value)).toEqual(first.value);
    }),
  );
});

it('a stored document without a newer member gets its default', () => {
  expect(withDefaults({ linking: { dialerDelayMinutes: 1 } as Settings['linking'] }).linking).toEqual({
    ...DEFAULT_SETTINGS.linking,
    dialerDelayMinutes: 1,
  });
});
