import { Users } from '#access';
import { type AppWithOrg, startAppWithOrg } from '../../support/app-with-org.js';
import type { TestResponse } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

interface ObjectView {
  object: string;
  lastOutcome: { state: string } | null;
  running: { state: string } | null;
  syncAgeSeconds: number | null;
  records: number;
  withheld: number;
}
interface Step {
  id: string;
  state: string;
}

let harness: AppWithOrg;
let key: string;
let teamId: string;

beforeAll(async () => {
  harness = await startAppWithOrg(80);
  const { teamId: id, keys } = await harness.service.anotherTeam();
  [teamId, key] = [id, keys.admin];
});
afterAll(() => harness.stop());

async function call(method: string, path: string, body?: unknown): Promise<TestResponse['body']> {
  const answer = await harness.as(method, path, body, key);
  if (answer.status >= 300) throw new Error(`${method} ${path} ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function allEnded(): Promise<boolean> {
  const { data } = (await call('GET', '/v1/syncs?limit=100')) as { data: { state: string }[] };
  return data.length >= 6 && data.every(({ state }) => ['succeeded', 'partial'].includes(state));
}

/** The steps that are done, and the one that is next. */
async function steps(): Promise<{ done: string[]; next: string | undefined; complete: boolean }> {
  const { complete, steps: all } = (await call('GET', '/v1/setup')) as { complete: boolean; steps: Step[] };
  return {
    complete,
    done: all.filter(({ state }) => state === 'done').map(({ id }) => id),
    next: all.find(({ state }) => state === 'next')?.id,
  };
}

async function accounts(): Promise<ObjectView | undefined> {
  const { objects } = (await call('GET', '/v1/overview')) as { objects: ObjectView[] };
  return objects.find(({ object }) => object === 'Account');
}

it('tells of an empty team that nothing was ever synced, and that somebody has to connect an org', async () => {
  const overview = await call('GET', '/v1/overview');
  expect(overview).toMatchObject({ health: 'attention', apiUsage: null });
  expect(overview.actions).toEqual([
    {
      code: 'SALESFORCE_NOT_CONNECTED',
      detail: expect.any(String),
      whoMustAct: 'team_admin',
      link: '/connection',
    },
  ]);
  const empty = { lastOutcome: null, running: null, syncAgeSeconds: null, records: 0, withheld: 0, nextAt: null };
  expect(overview.objects).toHaveLength(6);
  for (const { object, ...status } of overview.objects) expect([object, status]).toEqual([object, empty]);
  const { days, timeToLinkSeconds, reasons } = overview.recordings;
  expect(days).toHaveLength(30);
  expect(days.at(-1).date).toBe(new Date().toISOString().slice(0, 10));
  expect(
    days.every((day: object) => Object.values(day).every((value) => value === 0 || typeof value === 'string')),
  ).toBe(true);
  expect([timeToLinkSeconds, reasons]).toEqual([{ p50: null, p95: null }, []]);
});

it('walks from an empty team to a first recording, one step after the other', async () => {
  const { service } = harness;
  expect(await steps()).toEqual({ complete: false, done: [], next: 'admin' });
  const users = service.app.get(Users);
  const admin = await users.prepare({ email: 'admin@ours.example', role: 'admin' });
  await users.create(service.db, teamId, admin);
  expect((await steps()).next).toBe('connection');
  await harness.connect(teamId);
  expect((await steps()).next).toBe('internalDomains');
  await call('PATCH', '/v1/settings', { internalDomains: ['ours.example'], syncIntervalMinutes: 0 });
  expect((await steps()).next).toBe('stages');
  await call('POST', '/v1/stages/adopt', {});
  expect((await steps()).next).toBe('mapping');
  await call('POST', '/v1/field-mappings/Opportunity/defaults', {});
  const before = await steps();
  // The save asked for the first sync of Opportunities, which may be over by now; the others wait to be asked for.
  expect(before.next).toBe('firstSync');
  await call('POST', '/v1/syncs', {});
  await waitFor(allEnded, { timeoutMs: 60_000 });
  expect((await steps()).next).toBe('firstRecording');
  await handIn('first', 0);
  expect(await steps()).toMatchObject({ complete: true, next: undefined });
  expect((await call('GET', '/v1/overview')).health).toBe('ok');
});

/** Answers the day it started. */
async function handIn(externalId: string, daysAgo: number, attendees: object[] = []): Promise<string> {
  const at = (minutes: number) => new Date(Date.now() - daysAgo * 86_400_000 - minutes * 60_000).toISOString();
  const startedAt = at(2);
  const body = { kind: 'virtual_conference', startedAt, endedAt: at(1), attendees, decide: 'now' };
  await call('PUT', `/v1/recordings/${externalId}`, body);
  return startedAt.slice(0, 10);
}

it('counts recordings by the day they started and by how they came out', async () => {
  const { data: people } = await call('GET', '/v1/people?limit=300');
  const { data: opportunities } = await call('GET', '/v1/opportunities?limit=300');
  const owners = new Set(opportunities.map(({ fields }: { fields: { accountCrmId: string } }) => fields.accountCrmId));
  const buyer = people.find(
    ({ type, fields }: { type: string; fields: { email: string | null; accountCrmId: string } }) =>
      type === 'Contact' && fields.email !== null && owners.has(fields.accountCrmId),
  );
  const day = await handIn('whole', 3, [{ email: buyer.fields.email, talkTimeMs: 1_000 }]);
  await handIn('nothing', 3, [{ email: 'colleague@ours.example', talkTimeMs: 1_000 }]);
  await handIn('too-old', 31, [{ email: buyer.fields.email, talkTimeMs: 1_000 }]);
  const { recordings } = await call('GET', '/v1/overview');
  const found = recordings.days.find(({ date }: { date: string }) => date === day);
  expect(found).toEqual({ date: day, linked: 1, partly: 0, empty: 1, pending: 0 });
  const total = recordings.days.reduce(
    (sum: number, { linked, partly, empty, pending }: Record<string, number>) =>
      sum + Number(linked) + Number(partly) + Number(empty) + Number(pending),
    0,
  );
  expect(total).toBe(3);
  expect(recordings.reasons).toContainEqual({ reason: 'NO_EXTERNAL_PARTICIPANT', count: 2 });
  expect(recordings.timeToLinkSeconds.p50).not.toBeNull();
});

it('keeps how the last run ended while the next one runs, and tells the mirror’s age, its records and the calls', async () => {
  const { org } = harness;
  const before = await accounts();
  expect(before).toMatchObject({ lastOutcome: { state: 'succeeded' }, running: null });
  expect(before?.records).toBe(org.control.records.count('Account'));
  expect(before?.syncAgeSeconds).toBeGreaterThanOrEqual(0);
  const { apiUsage } = await call('GET', '/v1/overview');
  expect(apiUsage.used).toBeGreaterThan(0);
  expect(apiUsage.share).toBeCloseTo(apiUsage.used / apiUsage.limit, 10);

  // The share is used up: the next run pauses, and stays.
  org.control.quota.set({ used: org.control.quota.get().limit });
  await call('POST', '/v1/syncs', { object: 'Account' });
  await waitFor(async () => (await accounts())?.running?.state === 'paused', { timeoutMs: 60_000 });
  const during = await accounts();
  expect(during?.lastOutcome).toEqual(before?.lastOutcome);
  const paused = await call('GET', '/v1/overview');
  expect(paused.actions).toContainEqual(expect.objectContaining({ code: 'SYNC_PAUSED', whoMustAct: 'nobody' }));
});
