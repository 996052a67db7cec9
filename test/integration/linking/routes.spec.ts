import { type RecordingAnswer, RULE_SET_VERSION, type Tile } from '#linking';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';
import { prepare, record, Seed, SYNCED_AT } from '../../support/seed.js';

const A1 = record('A', 1);
const A2 = record('A', 2);
const C1 = record('C', 1);
const O1 = record('O', 1);
const O2 = record('O', 2);

let app: TestApp;
let seed: Seed;

beforeAll(async () => {
  app = await startTestApp();
  seed = new Seed(app.db, app.teamId);
  await prepare(seed);
  await seed.synced(new Date());
  await seed.account(A1, { name: 'Acme Ltd' });
  await seed.account(A2, { name: 'Beta GmbH' });
  await seed.contact(C1, { name: 'Bo Li', email: 'bo@acme.co.uk', account_crm_id: A1 });
  await seed.opportunity(O1, A1);
  await seed.opportunity(O2, A2);
});
afterAll(() => app.stop());

const body = {
  kind: 'virtual_conference',
  platform: 'zoom',
  title: 'Acme, discovery',
  startedAt: '2026-03-02T15:00:00Z',
  endedAt: '2026-03-02T16:31:00+01:00',
  owner: { email: 'ana@ours.example' },
  attendees: [
    { name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 612000 },
    { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870000, joinedAt: '2026-03-02T15:01:10Z' },
  ],
  invitees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', response: 'accepted' }],
  decide: 'when_fresh',
};

const asService = (method: string, path: string, sent?: unknown) =>
  app.request(method, path, { key: app.keys.service, ...(sent === undefined ? {} : { body: sent }) });
const asMember = (method: string, path: string, sent?: unknown) =>
  app.request(method, path, { key: app.keys.member, ...(sent === undefined ? {} : { body: sent }) });
const feedIds = async (path: string) =>
  ((await asMember('GET', path)).body.data as { externalId: string }[]).map(({ externalId }) => externalId);

describe('handing in over HTTP', () => {
  test('T1, N2: 201 decided now, 200 decided before with the same answer, and every reading of it', async () => {
    const first = await asService('PUT', '/v1/recordings/r-1', body);
    expect(first.status).toBe(201);
    const answer = first.body as RecordingAnswer;
    expect(answer).toMatchObject({
      externalId: 'r-1',
      state: 'decided',
      relatedRecords: {
        person: { crmId: C1, type: 'Contact', name: 'Bo Li', reason: null, grade: 'exact', mergedInto: null },
      },
    });
    const again = await asService('PUT', '/v1/recordings/r-1', body);
    expect([again.status, again.body]).toEqual([200, answer]);
    const tile = (await asService('GET', '/v1/recordings/r-1/related-records')).body as Tile;
    expect(tile.account.fields).toMatchObject({ name: 'Acme Ltd' });
    expect(tile.relatedRecords.account).toEqual(tile.account);
    expect([tile.person, tile.account, tile.opportunity].map(({ url }) => url)).toEqual(
      [C1, A1, O1].map((id) => `https://acme.my.salesforce.com/${id}`),
    );
    const explanation = await asService('GET', '/v1/recordings/r-1/related-records/explanation');
    expect(explanation.body).toMatchObject({
      decisionId: answer.decisionId,
      ruleSetVersion: RULE_SET_VERSION,
      slots: { account: { crmId: A1 } },
    });
    const { body: one } = await asService('GET', '/v1/recordings/r-1');
    expect(one).toMatchObject({
      externalId: 'r-1',
      kind: 'virtual_conference',
      endedAt: '2026-03-02T15:31:00.000Z',
      state: 'decided',
    });
    const history = (await asService('GET', '/v1/recordings/r-1/history')).body.data;
    expect(history).toMatchObject([{ action: 'decided', slot: null, actor: { kind: 'system' } }]);
  });

  test('T2: 202 pending, decided by a worker once a sync brought what it waits for', async () => {
    await seed.org();
    const ended = new Date();
    const late = { ...body, startedAt: '2026-03-02T15:00:00Z', endedAt: ended.toISOString() };
    const { status, body: answer } = await asService('PUT', '/v1/recordings/r-late', late);
    expect(status).toBe(202);
    expect(answer.relatedRecords.person).toMatchObject({ state: 'pending', reason: null, crmId: null });
    expect((await asService('GET', '/v1/recordings/r-late/related-records/explanation')).status).toBe(404);
    await seed.synced(new Date(ended.getTime() + 1));
    const decided = await waitFor(
      async () => {
        const { body: now } = await asService('GET', '/v1/recordings/r-late');
        return (now as RecordingAnswer).state === 'decided' && (now as RecordingAnswer);
      },
      { timeoutMs: 60_000 },
    );
    expect(decided).toMatchObject({ staleMirror: false, relatedRecords: { account: { crmId: A1 } } });
  });

  test.each([
    ['an unknown member', { ...body, nonsense: 1 }, 'nonsense'],
    ['an unknown member of a participant', { ...body, attendees: [{ mail: 'x' }] }, 'attendees[0].mail'],
    ['an end before the start', { ...body, endedAt: '2026-03-02T14:00:00Z' }, 'endedAt'],
    ['a day that is not', { ...body, startedAt: '2026-02-30T14:00:00Z' }, 'startedAt'],
    ['a time without an offset', { ...body, startedAt: '2026-02-20T14:00:00' }, 'startedAt'],
    ['NUL in a name', { ...body, title: 'a\u0000b' }, 'title'],
    ['a wrong kind', { ...body, kind: 'fax' }, 'kind'],
    ['a negative talk time', { ...body, attendees: [{ talkTimeMs: -1 }] }, 'attendees[0].talkTimeMs'],
  ])('%s is 400 and named', async (_, sent, path) => {
    const { status, body: problem } = await asService('PUT', '/v1/recordings/r-wrong', sent);
    expect(status).toBe(400);
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test.each([
    ['/v1/recordings/r-wrong', { ...body, attendees: [{ talkTimeMs: '900' }] }, 'attendees[0].talkTimeMs', /integer/],
    ['/v1/recordings/r-wrong', { ...body, attendees: {} }, 'attendees', /array/],
    ['/v1/recordings/r-wrong', { ...body, title: 7 }, 'title', /text/],
    ['/v1/dialer-calls/d-wrong', { startedAt: body.startedAt, fromNumber: null }, 'fromNumber', /null was given/],
  ])('what is wrong is told as what it is: %s %#', async (path, sent, at, message) => {
    const { status, body: problem } = await asService('PUT', path, sent);
    const found = problem.errors.find((error: { path: string }) => error.path === at);
    expect([status, found?.message]).toEqual([400, expect.stringMatching(message)]);
  });

  test('a recording of 5,000 attendees and 5,000 invitees with all they may have is taken', async () => {
    const person = (number: number) => ({
      ...{
        name: `Participant Number ${number} (Guest)`,
        email: `participant.number.${number}@company-${number}.example`,
      },
      ...{
        externalId: `participant-${number}-of-the-provider`,
        phone: `+49 30 ${number}`,
        isInternal: false,
        isBot: false,
      },
    });
    const times = { joinedAt: body.startedAt, leftAt: '2026-03-02T15:30:00.000Z', talkTimeMs: 12_345 };
    const all = Array.from({ length: 5_000 }, (_, number) => person(number));
    const attendees = all.map((one) => ({ ...one, ...times }));
    const invitees = all.map((one) => ({ ...one, response: 'accepted' }));
    const sent = { ...body, attendees, invitees, decide: 'now' };
    expect(JSON.stringify(sent).length).toBeGreaterThan(2 * 1024 * 1024);
    const { status, body: answer } = await asService('PUT', '/v1/recordings/r-many', sent);
    expect([status, answer.relatedRecords.person.reason]).toEqual([201, 'NO_PERSON_FOR_EMAIL']);
  });

  test('junk where an address should be is no fault', async () => {
    const odd = { ...body, attendees: [{ name: null, email: 'na', talkTimeMs: null }, { email: '-' }], decide: 'now' };
    const { status, body: answer } = await asService('PUT', '/v1/recordings/r-odd', odd);
    expect([status, answer.relatedRecords.person.reason]).toEqual([201, 'NO_EXTERNAL_EMAIL']);
  });

  test('meetings and dialer calls are registered, and lead to a Person', async () => {
    const meeting = { title: 'Acme', startsAt: body.startedAt, endsAt: body.endedAt, personCrmIds: [C1.slice(0, 15)] };
    const { status, body: registered } = await asService('PUT', '/v1/meetings/m-1', meeting);
    expect([status, registered]).toMatchObject([200, { externalId: 'm-1', capturedPersonCrmIds: [C1] }]);
    const { body: answer } = await asService('PUT', '/v1/recordings/r-m', {
      ...body,
      attendees: [],
      meetingExternalId: 'm-1',
      decide: 'now',
    });
    expect(answer.relatedRecords.person).toMatchObject({ crmId: C1 });
    const call = {
      startedAt: body.startedAt,
      endedAt: body.endedAt,
      direction: 'outbound',
      fromNumber: '+1',
      toNumber: '+2',
      personCrmId: C1,
      recordingExternalId: 'r-call',
    };
    expect((await asService('PUT', '/v1/dialer-calls/d-1', call)).status).toBe(200);
    const created = await waitFor(async () => {
      const { status: found, body: one } = await asService('GET', '/v1/recordings/r-call');
      return found === 200 && (one as RecordingAnswer).state === 'decided' && (one as RecordingAnswer);
    });
    expect(created).toMatchObject({
      kind: 'dialer_call',
      relatedRecords: { person: { crmId: C1 }, opportunity: { crmId: O1 } },
    });
  });
});

describe('by hand', () => {
  const slots = '/v1/recordings/r-hand/related-records';

  beforeAll(async () => {
    await asService('PUT', '/v1/recordings/r-hand', { ...body, startedAt: '2026-03-02T15:10:00Z', decide: 'now' });
  });

  test('M1, M2: an opportunity by hand brings its account, leaves their feeds alone, and is handed back', async () => {
    expect(await feedIds(`/v1/accounts/${A1}/feed`)).toContain('r-hand');
    const { status, body: tile } = await asMember('PUT', `${slots}/opportunity`, { crmId: O2 });
    expect(status).toBe(200);
    expect([tile.opportunity, tile.account]).toMatchObject([
      { crmId: O2, origin: 'manual', grade: null, snapshot: null },
      { crmId: A2, origin: 'manual', name: 'Beta GmbH' },
    ]);
    expect(await feedIds(`/v1/accounts/${A1}/feed`)).not.toContain('r-hand');
    expect(await feedIds(`/v1/accounts/${A2}/feed`)).toEqual([]);
    expect(await feedIds(`/v1/opportunities/${O2}/feed`)).toEqual([]);
    expect(await feedIds(`/v1/people/${C1}/feed`)).toContain('r-hand');
    await asMember('POST', `${slots}/account/release`);
    const { body: back } = await asMember('POST', `${slots}/opportunity/release`);
    expect([back.account, back.opportunity]).toMatchObject([
      { crmId: A1, origin: 'auto' },
      { crmId: O1, origin: 'auto' },
    ]);
    expect(await feedIds(`/v1/accounts/${A1}/feed`)).toContain('r-hand');
  });

  test('an account by hand clears another account’s opportunity, and keeps its own', async () => {
    const { body: tile } = await asMember('PUT', `${slots}/account`, { crmId: A2 });
    expect([tile.account, tile.opportunity]).toMatchObject([
      { crmId: A2 },
      { state: 'empty', origin: 'manual', reason: 'CLEARED_BY_HAND' },
    ]);
    await asMember('PUT', `${slots}/opportunity`, { crmId: O2 });
    const { body: same } = await asMember('PUT', `${slots}/account`, { crmId: A2 });
    expect(same.opportunity.crmId).toBe(O2);
  });

  test('L6.24: a slot cleared by hand stays clear, whatever the CRM has later', async () => {
    const { body: tile } = await asMember('DELETE', `${slots}/person`);
    expect(tile.person).toMatchObject({ state: 'empty', origin: 'manual', reason: 'CLEARED_BY_HAND' });
    await seed.contact(record('C', 24), { email: 'bo@acme.co.uk', account_crm_id: A1 });
    await asService('PUT', '/v1/recordings/r-hand', { ...body, decide: 'now' });
    expect((await asMember('GET', slots)).body.person).toMatchObject({ state: 'empty', reason: 'CLEARED_BY_HAND' });
    await seed.run('update mirror.contacts set is_deleted = true where team_id = $1 and crm_id = $2', record('C', 24));
  });

  test('the history tells the decision, then every change, in order; the audit has them too', async () => {
    const { data } = (await asService('GET', '/v1/recordings/r-hand/history')).body;
    expect(data.map(({ action, slot }: { action: string; slot: string }) => `${action} ${slot}`)).toEqual([
      'decided null',
      'set opportunity',
      'set account',
      'released account',
      'released opportunity',
      'set account',
      'cleared opportunity',
      'set opportunity',
      'cleared person',
    ]);
    expect(data[1]).toMatchObject({
      actor: { kind: 'key', name: 'member' },
      before: { crmId: O1, origin: 'auto' },
      after: { crmId: O2 },
    });
    const audit = (await app.request('GET', '/v1/audit', { key: app.keys.admin })).body.data;
    expect(audit).toContainEqual(expect.objectContaining({ action: 'related_record.clear', subject: 'r-hand/person' }));
  });

  test('422 for a record that is unknown, deleted, merged or of the wrong type; 400 for what is no id; 404 for no recording', async () => {
    const gone = await seed.account(record('A', 90), { is_deleted: true });
    const merged = await seed.account(record('A', 91), { is_deleted: true, merged_into: A1 });
    for (const crmId of [record('A', 99), gone, merged, C1, O1]) {
      expect((await asMember('PUT', `${slots}/account`, { crmId })).status).toBe(422);
    }
    expect((await asMember('PUT', `${slots}/account`, { crmId: 'x' })).status).toBe(400);
    const ofAnother = await asMember('PUT', `${slots}/account`, { crmId: `${A1.slice(0, 15)}IAC` });
    expect(ofAnother.body).toMatchObject({ status: 400, detail: expect.stringContaining('whose last three fit') });
    expect((await asMember('PUT', `${slots}/nonsense`, { crmId: A1 })).status).toBe(400);
    expect((await asMember('PUT', '/v1/recordings/none/related-records/account', { crmId: A1 })).status).toBe(404);
  });

  test('a withheld record and an account without opportunity may be linked; a person account by its account id', async () => {
    const withheld = await seed.opportunity(record('O', 80), A1, { stage: 'Renamed' });
    expect(
      (await asMember('PUT', `${slots}/opportunity`, { crmId: withheld.slice(0, 15) })).body.opportunity.crmId,
    ).toBe(withheld);
    const bare = await seed.account(record('A', 80));
    expect((await asMember('PUT', `${slots}/account`, { crmId: bare })).body.account.crmId).toBe(bare);
    const personal = await seed.account(record('A', 81), {
      is_person_account: true,
      person_contact_crm_id: record('C', 81),
    });
    await seed.contact(record('C', 81), { is_person_account: true, account_crm_id: personal });
    expect((await asMember('PUT', `${slots}/person`, { crmId: personal })).body.person).toMatchObject({
      crmId: record('C', 81),
      type: 'Contact',
    });
  });

  test('L5: a slot set while the recording is pending stays, and the decision is kept underneath', async () => {
    const late = { ...body, endedAt: new Date(Date.now() + 60_000).toISOString() };
    expect((await asService('PUT', '/v1/recordings/r-early', late)).status).toBe(202);
    await asMember('PUT', '/v1/recordings/r-early/related-records/account', { crmId: A2 });
    const { body: decided } = await asService('PUT', '/v1/recordings/r-early', { ...late, decide: 'now' });
    expect(decided.relatedRecords).toMatchObject({
      account: { crmId: A2, origin: 'manual' },
      opportunity: { crmId: O1, origin: 'auto' },
    });
    const { body: released } = await asMember('POST', '/v1/recordings/r-early/related-records/account/release');
    expect(released.account).toMatchObject({ crmId: A1, origin: 'auto' });
  });
});

describe('lists and feeds', () => {
  const listed = async (query: string) =>
    ((await asService('GET', `/v1/recordings?${query}`)).body.data as { externalId: string }[]).map(
      ({ externalId }) => externalId,
    );

  beforeAll(async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const startedAt = `2026-01-0${(n % 3) + 1}T10:00:00Z`;
      const sent = { ...body, title: `Listed ${n}`, startedAt, endedAt: '2026-01-05T10:00:00Z', decide: 'now' };
      await asService(
        'PUT',
        `/v1/recordings/list-${n}`,
        n < 4 ? sent : { ...sent, attendees: [{ email: 'x@gmail.com' }] },
      );
    }
  });

  test('the latest first, page by page, each once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body: page } = await asService('GET', `/v1/recordings?q=Listed&limit=2${cursor}`);
      seen.push(...page.data.map(({ externalId }: { externalId: string }) => externalId));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(['list-2', 'list-5', 'list-1', 'list-4', 'list-3']);
  });

  test('by reason, slot, state, record, text and time', async () => {
    expect(await listed('q=Listed&reason=FREE_MAIL_DOMAIN')).toEqual(['list-5', 'list-4']);
    expect(await listed('q=Listed&slot=person&slotState=empty')).toEqual(['list-5', 'list-4']);
    expect(await listed('q=Listed&slot=person&reason=FREE_MAIL_DOMAIN')).toEqual([]);
    expect(await listed(`q=Listed&accountCrmId=${A1.slice(0, 15)}`)).toEqual(['list-2', 'list-1', 'list-3']);
    expect(await listed('q=LISTED 1')).toEqual(['list-1']);
    expect(await listed('q=Listed&from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z')).toEqual(['list-1', 'list-4']);
    expect(await listed('state=pending&q=Listed')).toEqual([]);
    expect((await asService('GET', '/v1/recordings?slot=nonsense')).status).toBe(400);
    expect((await asService('GET', '/v1/recordings?cursor=nonsense')).status).toBe(400);
  });

  test('N3: after a merge the survivor’s feed holds them', async () => {
    const survivor = await seed.account(record('A', 50), { name: 'Acme Group' });
    await seed.run(
      'update mirror.accounts set is_deleted = true, merged_into = $2 where team_id = $1 and crm_id = $3',
      survivor,
      A1,
    );
    expect(await feedIds(`/v1/accounts/${survivor}/feed`)).toEqual(
      expect.arrayContaining(['list-1', 'list-2', 'list-3']),
    );
    const [entry] = (await asMember('GET', `/v1/accounts/${survivor}/feed?limit=1`)).body.data;
    expect(Object.keys(entry)).toEqual(['externalId', 'kind', 'title', 'startedAt', 'endedAt']);
    expect(await listed(`q=Listed&accountCrmId=${survivor}`)).toHaveLength(3);
    expect((await asMember('GET', `/v1/accounts/${record('A', 99)}/feed`)).status).toBe(404);
    await seed.run(
      'update mirror.accounts set is_deleted = false, merged_into = null where team_id = $1 and crm_id = $2',
      A1,
    );
  });
});

describe('preview', () => {
  const preview = (sent: unknown) => app.request('POST', '/v1/linking/preview', { key: app.keys.admin, body: sent });

  test('as the explanation, with members of settings and stages changed', async () => {
    const { status, body: asIs } = await preview({ recording: body });
    expect([status, asIs.decisionId, asIs.slots.account.crmId]).toEqual([200, null, A1]);
    const stages = [{ value: 'Other', outcome: 'open' }];
    for (const configuration of [{ stages }, { stages: { values: stages } }]) {
      const { slots } = (await preview({ recording: body, configuration })).body;
      expect(slots.account.reason).toBe('OPPORTUNITIES_WITHHELD');
    }
    // Nobody is ours then: the seller, first in the list, is external.
    const { slots } = (await preview({ recording: body, configuration: { internalDomains: [] } })).body;
    expect(slots.account.reason).toBe('NO_ACCOUNT_FOR_DOMAIN');
    const wrong = await preview({ recording: body, configuration: { nonsense: 1 } });
    expect(wrong.status).toBe(400);
    expect(
      (await app.request('POST', '/v1/linking/preview', { key: app.keys.member, body: { recording: body } })).status,
    ).toBe(403);
  });
});

describe('two teams', () => {
  test('never see, match or reveal each other’s records', async () => {
    const other = await app.anotherTeam();
    const theirs = new Seed(app.db, other.teamId);
    await prepare(theirs);
    await theirs.synced(SYNCED_AT);
    const asOther = (method: string, path: string, sent?: unknown) =>
      app.request(method, path, { key: other.keys.admin, ...(sent === undefined ? {} : { body: sent }) });
    for (const path of ['', '/related-records', '/related-records/explanation', '/history']) {
      expect((await asOther('GET', `/v1/recordings/r-1${path}`)).status).toBe(404);
    }
    expect((await asOther('GET', '/v1/recordings')).body.data).toEqual([]);
    expect((await asOther('GET', `/v1/accounts/${A1}/feed`)).status).toBe(404);
    expect((await asOther('PUT', '/v1/recordings/r-1/related-records/account', { crmId: A1 })).status).toBe(404);
    const { status, body: answer } = await asOther('PUT', '/v1/recordings/r-1', { ...body, decide: 'now' });
    expect([status, answer.relatedRecords.person.reason]).toEqual([201, 'NO_PERSON_FOR_EMAIL']);
    expect((await asOther('PUT', '/v1/recordings/r-1/related-records/account', { crmId: A1 })).status).toBe(422);
    // The same ids, other records.
    await theirs.account(A1, { name: 'Theirs' });
    await theirs.contact(C1, { email: 'bo@acme.co.uk', account_crm_id: A1 });
    await theirs.opportunity(record('O', 7), A1);
    const { body: own } = await asOther('PUT', '/v1/recordings/r-2', { ...body, decide: 'now' });
    expect(own.relatedRecords).toMatchObject({ account: { name: 'Theirs' }, opportunity: { crmId: record('O', 7) } });
    expect((await asService('GET', '/v1/recordings/r-1/related-records')).body.account.name).toBe('Acme Ltd');
  });
});
