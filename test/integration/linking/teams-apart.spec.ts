import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';
import { prepare, record, Seed } from '../../support/seed.js';

const [A1, C1, O1] = [record('A', 1), record('C', 1), record('O', 1)];

let app: TestApp;
let others: Awaited<ReturnType<TestApp['anotherTeam']>>;
/** Everything the other team was answered. */
const answered: string[] = [];

const met = {
  kind: 'virtual_conference',
  startedAt: '2026-03-02T15:00:00Z',
  endedAt: '2026-03-02T15:31:00Z',
  attendees: [{ name: 'B', email: 'bo@secret.example', talkTimeMs: 1 }],
  meetingExternalId: 'm-1',
  decide: 'now',
};

async function send(key: string, method: string, path: string, sent?: unknown) {
  const { status, body } = await app.request(method, path, { key, ...(sent === undefined ? {} : { body: sent }) });
  return { status, body };
}
const asOurs = (method: string, path: string, sent?: unknown) => send(app.keys.admin, method, path, sent);
async function asOthers(method: string, path: string, sent?: unknown) {
  const answer = await send(others.keys.admin, method, path, sent);
  answered.push(JSON.stringify(answer.body));
  return answer;
}

beforeAll(async () => {
  app = await startTestApp();
  others = await app.anotherTeam();
  for (const teamId of [app.teamId, others.teamId]) {
    const seed = new Seed(app.db, teamId);
    await prepare(seed);
    await seed.synced(new Date());
  }
  const ours = new Seed(app.db, app.teamId);
  await ours.account(A1, { name: 'Secret Holding', website_host: 'secret.example', website_domain: 'secret.example' });
  await ours.contact(C1, { name: 'Secret Person', email: 'bo@secret.example', account_crm_id: A1 });
  await ours.opportunity(O1, A1, { name: 'Secret Deal' });
  await ours.user(record('U', 1), 'ana@secret-user.example', { name: 'Ana Secret', name_normal: 'ana secret' });
  const meeting = { title: 'Secret Meeting', startsAt: met.startedAt, endsAt: met.endedAt, personCrmIds: [C1] };
  await asOurs('PUT', '/v1/meetings/m-1', meeting);
  expect((await asOurs('PUT', '/v1/recordings/r-1', { ...met, title: 'Secret Call' })).body).toMatchObject({
    relatedRecords: { person: { crmId: C1 }, account: { crmId: A1 }, opportunity: { crmId: O1 } },
  });
});
afterAll(() => app.stop());

interface Answer {
  relatedRecords: Record<string, { reason: string | null; crmId: string | null }>;
}
const outcome = (body: Answer) => Object.values(body.relatedRecords).map(({ crmId, reason }) => crmId ?? reason);

test('an address, a domain, a meeting and the ids of another team lead nowhere', async () => {
  const alias = { domainAliases: [{ domain: 'secret.example', accountCrmId: A1 }] };
  expect((await asOthers('PATCH', '/v1/settings', alias)).status).toBe(200);
  const nothing = ['NO_PERSON_FOR_EMAIL', 'NO_ACCOUNT_FOR_DOMAIN', 'NO_ACCOUNT_FOR_DOMAIN'];
  expect(outcome((await asOthers('PUT', '/v1/recordings/theirs-1', met)).body)).toEqual(nothing);
  await asOthers('PUT', '/v1/meetings/m-2', {
    title: 'x',
    startsAt: met.startedAt,
    endsAt: met.endedAt,
    personCrmIds: [C1, A1],
  });
  const named = await asOthers('PUT', '/v1/recordings/theirs-2', { ...met, meetingExternalId: 'm-2' });
  expect(outcome(named.body)).toEqual(nothing);
  const { body: explained } = await asOthers('GET', '/v1/recordings/theirs-2/related-records/explanation');
  expect(Object.values(explained.slots).flatMap((slot) => (slot as { suggestions: unknown[] }).suggestions)).toEqual(
    [],
  );
  // A user of ours is a stranger to them.
  const users = [{ email: 'ana@secret-user.example' }, { name: 'Ana Secret' }];
  const { body: strangers } = await asOthers('PUT', '/v1/recordings/theirs-3', {
    ...met,
    meetingExternalId: null,
    attendees: users,
  });
  expect(outcome(strangers)[0]).toBe('NO_PERSON_FOR_EMAIL');
});

test('a dialer call of another team’s recording and Person changes nothing there', async () => {
  const call = {
    startedAt: met.startedAt,
    endedAt: met.endedAt,
    direction: 'outbound',
    fromNumber: '+1',
    toNumber: '+2',
    personCrmId: C1,
    recordingExternalId: 'r-1',
  };
  const before = await asOurs('GET', '/v1/recordings/r-1/history');
  await asOthers('PUT', '/v1/dialer-calls/d-1', call);
  const made = await waitFor(async () => {
    const found = await asOthers('GET', '/v1/recordings/r-1');
    return found.status === 200 && found.body.state === 'decided' && (found.body as Answer);
  });
  expect(outcome(made)[0]).toBe('NO_RELATIONSHIP');
  expect(await asOurs('GET', '/v1/recordings/r-1/history')).toEqual(before);
});

test('no reading, by whatever id, address, domain or cursor', async () => {
  for (const path of [
    ...['', '/feed'].flatMap((end) => [`accounts/${A1}${end}`, `opportunities/${O1}${end}`, `people/${C1}${end}`]),
    ...['', '/history', '/related-records', '/related-records/explanation'].map((end) => `recordings/r-9${end}`),
  ]) {
    expect([path, (await asOthers('GET', `/v1/${path}`)).status]).toEqual([path, 404]);
  }
  const cursor = Buffer.from(JSON.stringify(['9000-01-01T00:00:00.000000Z', ''])).toString('base64url');
  for (const query of [
    'people?email=bo@secret.example',
    'accounts?domain=secret.example',
    'accounts?q=Secret&includeDeleted=true',
    `opportunities?accountCrmId=${A1}`,
    `recordings?personCrmId=${C1}`,
    `recordings?accountCrmId=${A1}`,
    'recordings?q=Secret',
    `recordings?q=secret&cursor=${cursor}`,
  ]) {
    expect([query, (await asOthers('GET', `/v1/${query}`)).body.data]).toEqual([query, []]);
  }
  for (const [slot, crmId] of Object.entries({ person: C1, account: A1, opportunity: O1 })) {
    expect((await asOthers('PUT', `/v1/recordings/theirs-1/related-records/${slot}`, { crmId })).status).toBe(422);
  }
  for (const cursorTime of ['1', '2026-02-30T00:00:00.000000Z']) {
    const made = Buffer.from(JSON.stringify([cursorTime, ''])).toString('base64url');
    expect((await asOthers('GET', `/v1/recordings?cursor=${made}`)).status).toBe(400);
  }
});

test('nor a preview, whatever configuration it is given', async () => {
  const configuration = {
    domainAliases: [{ domain: 'secret.example', accountCrmId: A1 }],
    internalDomains: ['elsewhere.example'],
  };
  const { status, body } = await asOthers('POST', '/v1/linking/preview', { recording: met, configuration });
  expect([status, body.slots.account.reason]).toEqual([200, 'NO_ACCOUNT_FOR_DOMAIN']);
});

test('nothing that was answered names anything of the other team', () => {
  expect(answered.length).toBeGreaterThan(20);
  expect(answered.filter((text) => /Secret (?:Holding|Person|Deal|Meeting|Call)/.test(text))).toEqual([]);
});
