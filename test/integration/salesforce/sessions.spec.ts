import { one, unprepared } from '#platform';
import { ConnectionRetries } from '#salesforce';
import type { FaultEffect } from '../../../apps/salesforce-org/src/faults/fault-plan.js';
import { connected, signedIn } from '../../support/connect.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';

let harness: Harness;
let first: Worker;
let second: Worker;
const SOQL = 'SELECT COUNT() FROM Account';

beforeAll(async () => {
  harness = await startHarness({ scale: 300 });
  const env = { SALESFORCE_ALLOWED_HOSTS: 'localhost,127.0.0.1' };
  [first, second] = await Promise.all([harness.worker({ env }), harness.worker({ env })]);
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.org.control.faults.clear();
  harness.org.control.requests.reset();
});

const tokenRequests = (): number =>
  harness.org.control.requests.log().filter(({ path }) => path.includes('/oauth2/token')).length;
const failureOf = (call: Promise<unknown>): Promise<{ code: string; kind: string; message: string }> =>
  call.then(
    () => Promise.reject(new Error('No failure')),
    (error: unknown) => error as { code: string; kind: string; message: string },
  );
const isDue = async (teamId: string): Promise<void> => {
  const sql = `update salesforce.connections set retry_at = now() - interval '1 second' where team_id = $1 returning 1`;
  await one(harness.db, unprepared(sql), [teamId]);
};
/** What the tick and its job do, when their time has come. */
async function retryUnasked(teamId: string): Promise<void> {
  await isDue(teamId);
  await second.module.get(ConnectionRetries).retry(teamId);
}
const refuses = (message: string, errorCode = 'invalid_grant', status = 400): FaultEffect => ({
  type: 'status',
  status,
  body: 'oauth',
  errorCode,
  message,
});

describe('a 401 renews the session once', () => {
  const bulk = async (teamId: string): Promise<string> => {
    const job = await first.org.bulkQuery.create(teamId, 'SELECT Id FROM Account');
    return job.id;
  };
  const complete = async (teamId: string): Promise<string> => {
    const id = await bulk(teamId);
    for (;;) if ((await first.org.bulkQuery.status(teamId, id)).state === 'JobComplete') return id;
  };
  /** Of each kind: what has to be there before, the call, and the request that the session ends at. */
  const paths: Record<
    string,
    {
      kind: string;
      method?: string;
      path?: string;
      call: (t: string, id: string) => Promise<unknown>;
      before?: (t: string) => Promise<string>;
    }
  > = {
    query: { kind: 'query', call: (teamId) => first.org.count(teamId, SOQL) },
    composite: { kind: 'composite', call: (teamId) => first.org.composite(teamId, [{ kind: 'query', soql: SOQL }]) },
    describe: { kind: 'describe', call: (teamId) => first.org.describe(teamId, 'Contact') },
    'a job made': { kind: 'bulk', method: 'POST', call: bulk },
    'a job looked at': {
      kind: 'bulk',
      method: 'GET',
      before: bulk,
      call: (teamId, id) => first.org.bulkQuery.status(teamId, id),
    },
    'a job aborted': {
      kind: 'bulk',
      method: 'PATCH',
      before: bulk,
      call: (teamId, id) => first.org.bulkQuery.abort(teamId, id),
    },
    results: {
      kind: 'bulk-results',
      before: complete,
      call: async (teamId, id) => (await first.org.bulkQuery.results(teamId, id)).body.toArray(),
    },
  };
  const words = [
    { errorCode: 'INVALID_SESSION_ID' },
    { errorCode: 'INVALID_AUTH_HEADER' },
    { errorCode: 'SOMETHING_NEW' },
    { errorCode: 'Connected app is not attached to Agent' },
    { body: 'html' as const },
    { body: 'xml' as const, errorCode: 'InvalidSessionId' },
    { body: 'empty' as const },
  ];
  test.each(Object.keys(paths))('at %s, whatever its words', async (name) => {
    const { kind, method, before, call } = paths[name]!;
    const teamId = await connected(harness, first);
    for (const word of words) {
      harness.org.control.jobs.setPace({ queuedMs: 0 } as never);
      const id = (await before?.(teamId)) ?? '';
      harness.org.control.requests.reset();
      harness.org.control.faults.clear();
      const fault = { kind, ...(method === undefined ? {} : { method }), effect: { type: 'expire-session', ...word } };
      harness.org.control.faults.add(fault as never);
      await call(teamId, id).catch((error: unknown) => {
        // A job that ended meanwhile cannot be aborted any more; that is the org's answer in the new session.
        if (name !== 'a job aborted') throw error;
        expect(error).toMatchObject({
          code: 'SALESFORCE_REFUSED',
          message: expect.stringContaining('INVALIDJOBSTATE'),
        });
      });
      expect({ word, tokenRequests: tokenRequests() }).toEqual({ word, tokenRequests: 1 });
    }
    expect(await first.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
  });

  test('a new session refused at once, twice, is final, with what the org said', async () => {
    const teamId = await connected(harness, first);
    harness.org.control.requests.reset();
    const message = 'This session is not valid for use with the REST API';
    const effect = { type: 'status' as const, status: 401, body: 'json' as const, errorCode: 'ODD', message };
    harness.org.control.faults.add({ kind: 'query', times: 0, effect });
    const failure = await failureOf(first.org.count(teamId, SOQL));
    expect(failure).toMatchObject({ code: 'SALESFORCE_SESSION_REFUSED', message: expect.stringContaining(message) });
    expect(tokenRequests()).toBe(2);
  });
});

test.each([1, 3])(
  'sessions of %d calls, used by many calls of two processes: every call ends well',
  async (calls) => {
    const teamId = await connected(harness, first);
    harness.org.control.sessions.setCallsAtMost(calls);
    try {
      const lane = async (worker: Worker): Promise<void> => {
        for (let call = 0; call < 25; call += 1) await worker.org.count(teamId, SOQL);
      };
      await Promise.all([first, second].flatMap((worker) => [lane(worker), lane(worker), lane(worker)]));
    } finally {
      harness.org.control.sessions.setCallsAtMost(Infinity);
    }
    expect(await first.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
  },
  240_000,
);

describe('a token endpoint that refuses in passing', () => {
  test.each([
    ['an unknown text', refuses('something nobody has seen'), 'SALESFORCE_SIGN_IN_UNKNOWN'],
    ['a rate', refuses('login rate exceeded'), 'SALESFORCE_BUSY'],
    ['a lock', refuses('unable to obtain lock, try again'), 'SALESFORCE_BUSY'],
    [
      'a dead token in the words of a server in trouble',
      refuses('expired access/refresh token', 'invalid_grant', 503),
      'SALESFORCE_UNAVAILABLE',
    ],
    ['a web page', { type: 'status', status: 200, body: 'html' }, 'SALESFORCE_UNAVAILABLE'],
    [
      'no OAuth error',
      { type: 'status', status: 400, body: 'json', errorCode: 'ODD', message: 'odd' },
      'SALESFORCE_SIGN_IN_UNKNOWN',
    ],
    ['plain text', { type: 'status', status: 403, body: 'text', message: 'no way' }, 'SALESFORCE_SIGN_IN_UNKNOWN'],
  ] as [string, FaultEffect, string][])(
    '%s: the refresh token lives, nobody is called, and it heals unasked',
    async (_name, effect, code) => {
      const teamId = await signedIn(harness, first);
      harness.org.control.sessions.expire();
      harness.org.control.faults.add({ kind: 'oauth', times: 0, effect });
      const failure = await failureOf(first.org.count(teamId, SOQL));
      expect(failure).toMatchObject({ code, kind: 'transient' });
      expect(failure.message).not.toContain('connect again');
      const view = await second.connections.view(teamId);
      expect(view).toMatchObject({ state: 'connected', error: { code, whoMustAct: 'nobody' } });
      harness.org.control.faults.clear();
      await retryUnasked(teamId);
      expect(await first.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
      expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
    },
  );

  test('no storm: thirty calls of two processes ask it a few times, and not before it is due again', async () => {
    const teamId = await connected(harness, first);
    harness.org.control.sessions.expire();
    harness.org.control.requests.reset();
    harness.org.control.faults.add({ kind: 'oauth', times: 0, effect: { type: 'status', status: 503, body: 'html' } });
    const calls = Array.from({ length: 30 }, (_, n) => failureOf((n % 2 ? first : second).org.count(teamId, SOQL)));
    expect(new Set((await Promise.all(calls)).map(({ code }) => code))).toEqual(new Set(['SALESFORCE_UNAVAILABLE']));
    expect(tokenRequests()).toBeLessThanOrEqual(20);
    // As it is after some failures: the next try is a minute away, and calls do not ask before.
    const later = `update salesforce.connections set retry_at = now() + interval '1 minute' where team_id = $1 returning 1`;
    await one(harness.db, unprepared(later), [teamId]);
    harness.org.control.requests.reset();
    expect((await failureOf(second.org.count(teamId, SOQL))).code).toBe('SALESFORCE_UNAVAILABLE');
    expect(tokenRequests()).toBe(0);
  });
});

test.each([
  ['this app is blocked by admin', 'SALESFORCE_APP_BLOCKED'],
  ['app is not installed in this org', 'SALESFORCE_APP_UNINSTALLED'],
  ["user hasn't approved this consumer", 'SALESFORCE_APP_REFUSED'],
  ['password has expired', 'SALESFORCE_PASSWORD_EXPIRED'],
  ['user is locked out', 'SALESFORCE_USER_LOCKED'],
  ['org locked', 'SALESFORCE_ORG_LOCKED'],
  ['invalid login hours', 'SALESFORCE_LOGIN_HOURS'],
  ['ip restricted', 'SALESFORCE_IP_RESTRICTED'],
])('%s: has its own code, names who lifts it, and heals by itself once lifted', async (text, code) => {
  for (const teamId of [await signedIn(harness, first), await connected(harness, first)]) {
    harness.org.control.sessions.expire();
    harness.org.control.faults.add({ kind: 'oauth', times: 0, effect: refuses(text) });
    expect(await failureOf(first.org.count(teamId, SOQL))).toMatchObject({
      code,
      message: expect.stringContaining(text),
    });
    expect(await first.connections.view(teamId)).toMatchObject({
      state: 'needs_attention',
      error: { code, whoMustAct: 'salesforce_admin' },
    });
    harness.org.control.faults.clear();
    await retryUnasked(teamId);
    expect(await first.connections.view(teamId)).toMatchObject({ state: 'connected', error: null });
  }
});

test('of two refusals in a row the last one is shown', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.sessions.expire();
  for (const [text, code] of [
    ['app is blocked', 'SALESFORCE_APP_BLOCKED'],
    ['user is locked out', 'SALESFORCE_USER_LOCKED'],
  ]) {
    harness.org.control.faults.clear();
    harness.org.control.faults.add({ kind: 'oauth', times: 0, effect: refuses(text!) });
    await failureOf(first.org.count(teamId, SOQL));
    await retryUnasked(teamId);
    expect((await first.connections.view(teamId)).error?.code).toBe(code);
  }
});

test.each(['redirects', 'page', 'not-found', 'gone'] as const)(
  'an org that has moved, whose old host %s: the session is renewed once, and calls go to the new host',
  async (how) => {
    const old = harness.org.url;
    const teamId = await signedIn(harness, first);
    const moved = old.replace('127.0.0.1', 'localhost');
    harness.org.control.host.move(moved, how);
    harness.org.control.requests.reset();
    try {
      expect(await first.org.count(teamId, SOQL)).toBeGreaterThan(0);
      expect(tokenRequests()).toBe(1);
      expect(await first.connections.view(teamId)).toMatchObject({
        instanceUrl: moved,
        state: 'connected',
        error: null,
      });
      expect(await second.org.count(teamId, SOQL)).toBeGreaterThan(0);
      expect(tokenRequests()).toBe(1);
    } finally {
      harness.org.control.host.moveBack(old);
    }
  },
);

test('an org in trouble is shown with the connection, and no token is asked for; it passes', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.requests.reset();
  harness.org.control.faults.add({ kind: 'query', times: 0, effect: { type: 'status', status: 503, body: 'html' } });
  expect((await failureOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_UNAVAILABLE');
  expect(await second.connections.view(teamId)).toMatchObject({
    state: 'connected',
    error: { code: 'SALESFORCE_UNAVAILABLE', whoMustAct: 'nobody' },
  });
  expect(tokenRequests()).toBe(0);
  harness.org.control.faults.clear();
  await retryUnasked(teamId);
  expect((await second.connections.view(teamId)).error).toBeNull();
});

test('an org that is gone for good costs one token request a minute, not one a call', async () => {
  const teamId = await connected(harness, first);
  harness.org.control.requests.reset();
  harness.org.control.faults.add({ kind: 'query', times: 0, effect: { type: 'drop' } });
  for (let call = 0; call < 5; call += 1) {
    expect((await failureOf(first.org.count(teamId, SOQL))).code).toBe('SALESFORCE_UNREACHABLE');
  }
  expect(tokenRequests()).toBe(1);
});
