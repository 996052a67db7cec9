import { many, one, unprepared } from '#platform';
import { connected, signedIn } from '../../support/connect.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';
import { waitFor } from '../../support/wait-for.js';

let harness: Harness;
let first: Worker;
let second: Worker;
const SOQL = 'SELECT COUNT() FROM Account';

beforeAll(async () => {
  harness = await startHarness({ scale: 300 });
  [first, second] = await Promise.all([harness.worker(), harness.worker()]);
});
afterAll(() => harness.stop());
beforeEach(() => {
  const { control, runAsUsername } = harness.org;
  control.faults.clear();
  control.sessions.setRotation(true);
  control.users.activate(runAsUsername);
  control.users.setRights(runAsUsername, { apiEnabled: true, ipRestricted: false });
  control.requests.reset();
});

const tokenRequests = (): number =>
  harness.org.control.requests.log().filter(({ path }) => path.includes('/oauth2/token')).length;
interface Refusal {
  code: string;
  kind: string;
}
const errorOf = (call: Promise<unknown>): Promise<Refusal> =>
  call.then(
    () => Promise.reject(new Error('No failure')),
    (error: unknown) => error as Refusal,
  );
const eventsOf = async (teamId: string): Promise<number> =>
  (
    await one<{ count: number }>(
      harness.db,
      unprepared(
        `select count(*) as count from platform.events where team_id = $1 and type = 'connection.needs_attention'`,
      ),
      [teamId],
    )
  ).count;

/** The pause before the next try is over. */
const hasWaited = async (teamId: string): Promise<void> => {
  await one(
    harness.db,
    unprepared(
      `update salesforce.connections set retry_at = now() - interval '1 second' where team_id = $1 returning 1`,
    ),
    [teamId],
  );
};

test('a session that ended is renewed unseen, and a rotated refresh token is kept every time', async () => {
  const teamId = await signedIn(harness, first);
  for (let round = 0; round < 4; round += 1) {
    harness.org.control.sessions.expire();
    expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
  }
  expect(tokenRequests()).toBe(4 + 1);
});

test('many calls of two processes at once renew a rotating token once', async () => {
  const teamId = await signedIn(harness, first);
  for (let round = 0; round < 3; round += 1) {
    harness.org.control.requests.reset();
    harness.org.control.sessions.expire();
    const calls = [first, second].flatMap(({ org }) => Array.from({ length: 8 }, () => org.count(teamId, SOQL)));
    const counts = await Promise.all(calls);
    expect(new Set(counts).size).toBe(1);
    expect(tokenRequests()).toBe(1);
  }
  expect((await second.connections.view(teamId)).state).toBe('connected');
});

test('a session that ends between two pages does not end the query', async () => {
  const teamId = await connected(harness, first);
  const page = await first.org.query(teamId, 'SELECT Id FROM Contact', { batchSize: 200 });
  expect(page.done).toBe(false);
  harness.org.control.sessions.expire();
  const next = await first.org.queryMore(teamId, page);
  expect(next.totalSize).toBe(page.totalSize);
  expect(next.records[0]).not.toEqual(page.records[0]);
});

test('a revoked approval needs a person: flagged, published once, and not asked again', async () => {
  const teamId = await signedIn(harness, first);
  harness.org.control.sessions.revokeAll();
  const failures = await Promise.all([first, second].map(({ org }) => errorOf(org.count(teamId, SOQL))));
  expect(failures.map(({ code }) => code)).toEqual(['SALESFORCE_AUTH_EXPIRED', 'SALESFORCE_AUTH_EXPIRED']);
  expect(await first.connections.view(teamId)).toMatchObject({
    state: 'needs_attention',
    error: { code: 'SALESFORCE_AUTH_EXPIRED', whoMustAct: 'team_admin' },
  });
  const asked = harness.org.control.requests.log().length;
  expect((await errorOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_AUTH_EXPIRED');
  expect(harness.org.control.requests.log()).toHaveLength(asked);
  expect(await eventsOf(teamId)).toBe(1);
});

test('a refresh token used by somebody else is taken for theft by the org, and needs a person', async () => {
  const teamId = await signedIn(harness, first);
  const stored = unprepared('select refresh_token from salesforce.connections where team_id = $1');
  const before = await one<{ refresh_token: string }>(harness.db, stored, [teamId]);
  harness.org.control.sessions.expire();
  await first.org.count(teamId, SOQL);
  const after = await one<{ refresh_token: string }>(harness.db, stored, [teamId]);
  expect(after.refresh_token).not.toBe(before.refresh_token);
  await one(
    harness.db,
    unprepared('update salesforce.connections set refresh_token = $2 where team_id = $1 returning 1'),
    [teamId, before.refresh_token],
  );
  harness.org.control.sessions.expire();
  expect((await errorOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_AUTH_EXPIRED');
});

test('a failure that an admin puts right in Salesforce heals by itself', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.users.setRights(harness.org.runAsUsername, { apiEnabled: false });
  expect((await errorOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_API_DISABLED');
  expect(await first.connections.view(teamId)).toMatchObject({
    state: 'needs_attention',
    error: { code: 'SALESFORCE_API_DISABLED', whoMustAct: 'salesforce_admin' },
  });
  harness.org.control.users.setRights(harness.org.runAsUsername, { apiEnabled: true });
  await hasWaited(teamId);
  expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
  expect(await first.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
});

test('an org that refuses every new session is asked three times, not for ever', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.requests.reset();
  harness.org.control.faults.add({
    kind: 'query',
    times: 0,
    effect: {
      type: 'status',
      status: 401,
      body: 'json',
      errorCode: 'INVALID_SESSION_ID',
      message: 'Session expired or invalid',
    },
  });
  expect((await errorOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_SESSION_REFUSED');
  expect(harness.org.control.requests.log().filter(({ kind }) => kind === 'query')).toHaveLength(3);
  expect(tokenRequests()).toBe(2);
});

test('a rotated refresh token outlives the loss of the database connection that was to store it', async () => {
  const teamId = await signedIn(harness, first);
  harness.org.control.sessions.expire();
  harness.org.control.faults.add({ kind: 'oauth', effect: { type: 'delay', ms: 400 } });
  const call = first.org.count(teamId, SOQL);
  await waitFor(() => harness.org.control.faults.list()[0]?.struck === 1);
  // The backend that holds the lock while the org is asked for a token.
  const kill = unprepared(
    `select pg_terminate_backend(pid) as killed from pg_locks
      where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  );
  expect(await many(harness.db, kill)).toHaveLength(1);
  expect(await call).toBeGreaterThan(0);
  harness.org.control.sessions.expire();
  expect(await second.org.count(teamId, SOQL)).toBeGreaterThan(0);
  expect((await first.connections.view(teamId)).state).toBe('connected');
});

test.each([
  ['maintenance', { type: 'status' as const, status: 503, body: 'html' as const }, 'SALESFORCE_UNAVAILABLE'],
  ['a dropped connection', { type: 'drop' as const }, 'SALESFORCE_UNREACHABLE'],
])('%s at the token endpoint needs nobody; what is over in a moment is waited for', async (_name, effect, code) => {
  const teamId = await signedIn(harness, first);
  harness.org.control.sessions.expire();
  harness.org.control.requests.reset();
  const id = harness.org.control.faults.add({ kind: 'oauth', times: 0, effect });
  expect(await errorOf(first.org.count(teamId, SOQL))).toMatchObject({ code, kind: 'transient' });
  // Shown, and passing by itself.
  expect(await second.connections.view(teamId)).toMatchObject({
    state: 'connected',
    error: { code, whoMustAct: 'nobody' },
  });
  harness.org.control.faults.clear(id);
  await hasWaited(teamId);
  // The trouble is over and forgotten; the next lasts for a moment alone.
  expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
  harness.org.control.sessions.expire();
  harness.org.control.faults.add({ kind: 'oauth', effect });
  expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
  expect(await second.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
});

test('a token endpoint that hangs once, longer than a call is patient, is asked again', async () => {
  harness.org.control.sessions.setRotation(false);
  const hurried = await harness.worker({ http: { signInTimeoutMs: 150 } });
  const teamId = await signedIn(harness, hurried);
  harness.org.control.sessions.expire();
  harness.org.control.faults.add({ kind: 'oauth', effect: { type: 'delay', ms: 2_000 } });
  expect(await hurried.org.count(teamId, SOQL)).toBeGreaterThan(0);
  expect(await hurried.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
});

test('an org that is gone is shown, and needs nobody', async () => {
  const gone = await startHarness({ scale: 50 });
  try {
    const worker = await gone.worker();
    const teamId = await connected(gone, worker);
    await gone.org.stop();
    expect(await errorOf(worker.org.count(teamId, SOQL))).toMatchObject({
      code: 'SALESFORCE_UNREACHABLE',
      kind: 'transient',
    });
    expect(await worker.connections.view(teamId)).toMatchObject({
      state: 'connected',
      error: { code: 'SALESFORCE_UNREACHABLE', whoMustAct: 'nobody' },
    });
    await worker.connections.disconnect(teamId);
    expect((await worker.connections.view(teamId)).state).toBe('disconnected');
  } finally {
    await gone.stop();
  }
});

test('what the org counts is kept for every process to see', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.quota.set({ used: 4321 });
  // Salesforce's counter lags by a call.
  for (let call = 0; call < 2; call += 1) await first.org.count(teamId, SOQL);
  const { apiUsage } = await waitFor(async () => {
    const view = await second.connections.view(teamId);
    return (view.apiUsage?.used ?? 0) >= 4321 && view;
  });
  expect(apiUsage?.limit).toBe(harness.org.control.quota.get().limit);
});
