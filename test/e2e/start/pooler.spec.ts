import {
  connect,
  databaseFailure,
  type Db,
  many,
  openDatabase,
  statement,
  unprepared,
  withStatementTimeout,
} from '#platform';
import { Api } from '../../../apps/demo/src/api.js';
import { configure } from '../../../apps/demo/src/set-up.js';
import { startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp } from '../../support/app.js';
import { createTestDatabase, useTestDatabase } from '../../support/database.js';
import { describeWith } from '../../support/debian.js';
import { callWithNobody } from '../../support/hand-in.js';
import { type Pooler, startPooler } from '../../support/pgbouncer.js';
import { testConfig } from '../../support/platform.js';
import { waitFor } from '../../support/wait-for.js';

const SLOW_MS = 240_000;
/** Fewer than those who ask, so that every session serves many. */
const SESSIONS = 8;

describeWith(['pgbouncer'], 'pgbouncer')('behind a pooler that lends sessions for one transaction at a time', () => {
  const database = useTestDatabase();
  let pooler: Pooler;

  beforeAll(async () => {
    pooler = await startPooler(database.url, SESSIONS);
  }, SLOW_MS);
  afterAll(() => pooler.stop());

  const env = (listenUrl = database.url): Record<string, string> => ({
    DATABASE_POOLER: 'transaction',
    DATABASE_LISTEN_URL: listenUrl,
    MIGRATE: 'off',
  });
  const refusal = async (databaseUrl: string, more: Record<string, string>): Promise<unknown> =>
    openDatabase(testConfig(databaseUrl, { MIGRATE: 'off', ...more })).then(
      (opened) => opened.stop(),
      (error: unknown) => error,
    );

  test('the start is refused, with what to set, where nothing says so', async () => {
    expect(await refusal(pooler.pooled(database.url), {})).toMatchObject({
      code: 'DATABASE_POOLER_UNDECLARED',
      message: expect.stringMatching(/^DATABASE_URL leads .* DATABASE_POOLER=transaction, and DATABASE_LISTEN_URL/),
    });
  });

  test('PostgreSQL itself, and a pooler by sessions, need nothing said', async () => {
    expect(await refusal(database.url, {})).toBeUndefined();
    expect(await refusal(pooler.bySession(database.url), {})).toBeUndefined();
  });

  test('an address to listen at that leads through the pooler too, or to another database, is refused', async () => {
    const pooled = pooler.pooled(database.url);
    expect(await refusal(pooled, env(pooler.throughOne(database.url)))).toMatchObject({
      code: 'DATABASE_POOLER_UNDECLARED',
      message: expect.stringContaining('DATABASE_LISTEN_URL leads'),
    });
    const other = await createTestDatabase();
    expect(await refusal(pooled, env(other.url))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('DATABASE_LISTEN_URL'),
    });
    await other.destroy();
  });

  test('a start that migrates takes its lock past the pooler, however many start at once', async () => {
    const config = testConfig(pooler.pooled(database.url), { ...env(database.ownerUrl), MIGRATE: 'on' });
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(config)));
    const held = `select pid from pg_locks join pg_database on oid = database and datname = current_database()
      where locktype = 'advisory'`;
    expect(await many(database.db, unprepared(held))).toEqual([]);
    for (const each of opened) await each.stop();
  });

  describe('through one session', () => {
    let [one, other]: Db[] = [];
    beforeAll(() => {
      const url = pooler.throughOne(database.url);
      [one, other] = [1, 2].map(() => connect(url, { poolSize: 1, pooler: 'transaction' }));
    });
    afterAll(async () => {
      await one?.destroy();
      await other?.destroy();
    });

    test('a statement of a request ends, and its limit with it', async () => {
      const slow = withStatementTimeout(50, () => many(one!, unprepared('select pg_sleep(30)')));
      expect(databaseFailure(await slow.catch((error: unknown) => error))?.code).toBe('DATABASE_TIMEOUT');
      const limit = unprepared(`select current_setting('statement_timeout') as limit`);
      expect(await withStatementTimeout(5000, () => many(one!, limit))).toEqual([{ limit: '5s' }]);
      for (const db of [other!, one!]) expect(await many(db, limit)).toEqual([{ limit: '0' }]);
    });

    test('a statement that has a name is prepared under none', async () => {
      const named = statement('test.through_a_pooler', 'select $1::int as n');
      for (const db of [one!, other!, one!]) expect(await many(db, named, [1])).toEqual([{ n: 1 }]);
      expect(await many(one!, unprepared('select name from pg_prepared_statements'))).toEqual([]);
    });
  });

  test(
    'a hundred hand-ins at once and a sync of everything see no error',
    async () => {
      const org = await startOrg({ scale: 120 });
      let lender: Pooler | undefined;
      const app = await startTestApp(async (url) => {
        lender = await startPooler(url, SESSIONS);
        const salesforce = { SALESFORCE_LOGIN_URL: org.url, SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host };
        return { ...salesforce, ...env(url), DATABASE_URL: lender.pooled(url), DATABASE_CONNECTIONS: '40' };
      });
      try {
        const api = new Api(app.url, app.keys.admin);
        await configure(api, org);
        // A key has 32 requests at work at most.
        const keys: string[] = [];
        for (const name of ['a', 'b', 'c', 'd']) {
          keys.push((await api.send<{ key: string }>('POST', '/v1/api-keys', { name, role: 'service' })).key);
        }
        const body = callWithNobody();
        await api.send('POST', '/v1/syncs', { mode: 'full' });
        const handIns = Array.from({ length: 100 }, (_, i) =>
          app.request('PUT', `/v1/recordings/r-${i}`, { key: keys[i % keys.length], body }),
        );
        const statuses = (await Promise.all(handIns)).map(({ status }) => status);
        expect(statuses).toEqual(Array.from({ length: 100 }, () => 201));
        const ended = await waitFor(
          async () => {
            const { data } = await api.get<{ data: { state: string; mode: string }[] }>('/v1/syncs');
            const isEnded = data.every(({ state }) => !['queued', 'running'].includes(state));
            return isEnded && data.filter(({ mode }) => mode === 'full').length >= 6 && data;
          },
          { timeoutMs: 150_000, intervalMs: 100 },
        );
        expect(ended.filter(({ state }) => !['succeeded', 'partial'].includes(state))).toEqual([]);
        const { body: metrics } = await app.request('GET', '/metrics', { key: app.keys.viewer });
        expect(String(metrics)).not.toMatch(/jobs_total\{.*outcome="failed"\}/);
      } finally {
        await app.stop();
        await lender?.stop();
        await org.stop();
      }
    },
    SLOW_MS,
  );
});
