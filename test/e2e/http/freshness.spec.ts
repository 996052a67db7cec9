import { DueRecordings } from '#linking';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { Api } from '../../../apps/demo/src/api.js';
import { configure } from '../../../apps/demo/src/set-up.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

interface Run {
  object: string;
  mode: string;
  state: string;
  requestedAt: string;
  startedAt: string | null;
}

/** Long enough that nothing here is due by the clock. */
const SCHEDULE_OFF = { syncIntervalMinutes: 0, reconcileIntervalHours: 0 };

let org: RunningOrg;
let app: TestApp;
let api: Api;

beforeAll(async () => {
  org = await startOrg({ scale: 30 });
  app = await startTestApp({ SALESFORCE_LOGIN_URL: org.url, SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host });
  api = new Api(app.url, app.keys.admin);
  await configure(api, org);
  await api.send('PATCH', '/v1/settings', { ...SCHEDULE_OFF, freshnessGapSeconds: 0 });
  await api.send('POST', '/v1/syncs', {});
  await waitFor(async () => (await runs()).length >= 6 && (await allEnded()), { timeoutMs: 60_000 });
}, 240_000);
afterAll(async () => {
  await app.stop();
  await org.stop();
});

const runs = async (): Promise<Run[]> => (await api.get<{ data: Run[] }>('/v1/syncs')).data;
const allEnded = async (): Promise<boolean> =>
  (await runs()).every(({ state }) => !['queued', 'running', 'paused'].includes(state));

function handIn(externalId: string, endedAt = new Date()): Promise<{ state: string }> {
  return api.send('PUT', `/v1/recordings/${externalId}`, {
    kind: 'virtual_conference',
    startedAt: new Date(endedAt.getTime() - 60_000).toISOString(),
    endedAt: endedAt.toISOString(),
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Nobody Known', email: 'nobody@nowhere-known.example', talkTimeMs: 1 }],
  });
}

const isDecided = async (externalId: string): Promise<boolean> =>
  (await api.get<{ state: string }>(`/v1/recordings/${externalId}`)).state === 'decided';

it('Y6: a recording that waits is decided by the pass it asks for, long before any schedule', async () => {
  const before = (await runs()).length;
  expect((await handIn('asks')).state).toBe('pending');
  await waitFor(() => isDecided('asks'), { timeoutMs: 60_000 });
  const { staleMirror } = await api.get<{ staleMirror: boolean }>('/v1/recordings/asks');
  expect(staleMirror).toBe(false);
  expect((await runs()).length - before).toBe(6);
});

it('Y6: a recording that is handed in before its end asks for a pass that starts behind it', async () => {
  const endedAt = new Date(Date.now() + 1_500);
  await handIn('early', endedAt);
  await waitFor(() => isDecided('early'), { timeoutMs: 60_000 });
  expect(await api.get('/v1/recordings/early')).toMatchObject({ staleMirror: false });
});

it('Y6: a registered meeting asks for a pass a little before its capture (P1)', async () => {
  await waitFor(allEnded);
  await api.send('PATCH', '/v1/settings', { linking: { captureLeadMinutes: 0 } });
  const before = (await runs()).length;
  const startsAt = Date.now() + 62_000;
  await api.send('PUT', '/v1/meetings/soon', {
    title: 'Soon',
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 600_000).toISOString(),
  });
  await waitFor(async () => (await runs()).length - before === 6, { timeoutMs: 60_000 });
});

it('Y6: however many wait, at most one pass is asked for in the gap, and all are decided', async () => {
  await waitFor(allEnded);
  await api.send('PATCH', '/v1/settings', { freshnessGapSeconds: 3 });
  const since = new Date().toISOString();
  await handIn('first');
  await waitFor(() => isDecided('first'), { timeoutMs: 60_000 });
  const many = Array.from({ length: 20 }, (_, n) => `many-${n}`);
  for (const externalId of many) await handIn(externalId);
  await waitFor(async () => (await Promise.all(many.map(isDecided))).every(Boolean), { timeoutMs: 60_000 });
  await waitFor(allEnded);
  const asked = (await runs()).filter(({ object, requestedAt }) => object === 'Account' && requestedAt >= since);
  const at = asked.map(({ requestedAt }) => Date.parse(requestedAt)).toSorted((a, b) => a - b);
  expect(at.length).toBeGreaterThan(1);
  expect(
    at
      .slice(1)
      .map((each, index) => each - (at[index] ?? 0))
      .filter((gapMs) => gapMs < 3_000),
  ).toEqual([]);
});

it('Y5, Y6: a waiting recording wakes no run that waits for the share of calls', async () => {
  await waitFor(allEnded);
  await api.send('PATCH', '/v1/settings', { freshnessGapSeconds: 0, apiBudgetPercent: 1 });
  org.control.quota.set({ limit: 100, used: 90 });
  // What is used up is known once a call has told it.
  await waitFor(
    async () => {
      const [newest] = await runs();
      if (newest?.state === 'paused') return true;
      if (newest?.state !== 'queued' && newest?.state !== 'running')
        await api.send('POST', '/v1/syncs', { object: 'Account' });
      return false;
    },
    { timeoutMs: 60_000, intervalMs: 300 },
  );
  const before = (await runs()).length;
  await handIn('over-budget');
  await app.app.get(DueRecordings).decideDue();
  expect((await runs())[0]?.state).toBe('paused');
  expect((await runs()).length).toBe(before);
});
