import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db, execute, many, migrate, one, unprepared } from '#platform';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../libs/platform/src/embedded-postgres/embedded-postgres.js';
import { startTestAppOn, type TestApp } from '../../support/app.js';
import { describeWhere } from '../../support/debian.js';
import { installedPostgres } from '../../support/installed-postgres.js';
import { projectDir } from '../../support/processes.js';
import { type Message, type Receiver, startReceiver } from '../../support/receiver.js';
import { waitFor } from '../../support/wait-for.js';

// The drill of docs/OPERATIONS.md, "Back up and restore": a dump of a server that has come far, a new one, and the service on it.

const SLOW_MS = 180_000;
const bin = installedPostgres() ?? '';
const BEFORE = ['r-1', 'r-2', 'r-3'];

describeWhere(
  bin !== '',
  ['pg_dump'],
  'postgresql-15',
)('a dump, restored into a new server', () => {
  let dir: string;
  let receiver: Receiver;
  const opened: { server: EmbeddedPostgres; db: Db }[] = [];
  const apps: TestApp[] = [];
  let dump: string;

  async function newServer(name: string): Promise<{ server: EmbeddedPostgres; db: Db }> {
    const dataDir = join(dir, name);
    mkdirSync(dataDir);
    const server = await startEmbeddedPostgres({ dataDir, pgBin: bin, durable: false });
    const db = connect(server.ownerUrl, { poolSize: 3 });
    opened.push({ server, db });
    return { server, db };
  }

  async function serve({ server, db }: { server: EmbeddedPostgres; db: Db }, role: string): Promise<TestApp> {
    const app = await startTestAppOn({ ...server, db }, { ROLE: role, WEBHOOK_ALLOW_PRIVATE: 'true' });
    apps.push(app);
    return app;
  }

  const run = (script: string, url: string): string =>
    execFileSync(join(projectDir, 'deploy', 'backup', script), [dump], {
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, DATABASE_URL: url },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  async function handIn(app: TestApp, externalId: string, key = app.keys.service): Promise<number> {
    const body = {
      kind: 'virtual_conference',
      startedAt: '2026-03-02T15:00:00Z',
      endedAt: '2026-03-02T15:31:00Z',
      owner: { email: 'ana@ours.example' },
      attendees: [{ name: 'Nobody', email: 'nobody@nowhere-known.example', talkTimeMs: 1 }],
      decide: 'now',
    };
    return (await app.request('PUT', `/v1/recordings/${externalId}`, { key, body })).status;
  }
  const decision = async (app: TestApp, externalId: string): Promise<unknown> =>
    (await app.request('GET', `/v1/recordings/${externalId}/related-records/explanation`, { key: app.keys.viewer }))
      .body;
  const told = (path: string): Message[] => receiver.messages.filter((message) => message.path === path);
  const idsOf = (messages: readonly Message[]): string[] =>
    messages.map(({ id, body }) => `${body.type} ${body.data.externalId ?? ''} ${id}`);
  const hasCome = (path: string, externalIds: readonly string[]): Promise<boolean> =>
    waitFor(() => externalIds.every((id) => told(path).some(({ body }) => body.data.externalId === id)), {
      timeoutMs: 60_000,
    });
  const place = async (db: Db): Promise<number> =>
    Number((await one<{ at: string }>(db, unprepared('select pg_current_xact_id()::text as at'))).at);
  const counts = (db: Db): Promise<object[]> =>
    many(
      db,
      unprepared(`select (select count(*) from linking.recordings) as recordings,
        (select md5(string_agg(d::text, '|' order by d::text)) from linking.link_decisions d) as decisions,
        (select count(*) from platform.events) as events, (select count(*) from access.api_keys) as keys,
        (select md5(string_agg(e::text, '|' order by e::text)) from webhooks.endpoints e) as endpoints,
        (select count(*) from access.audit_entries) as audit`),
    );

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'rr-restore-'));
    chmodSync(dir, 0o755);
    dump = join(dir, 'rr.dump');
    receiver = await startReceiver();
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
    for (const { db, server } of opened) {
      await db.destroy();
      await server.stop();
    }
    await receiver.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  test(
    'goes on where the dump was, though the new server has come less far: nothing lost, nothing told under two ids',
    async () => {
      const old = await newServer('old');
      await migrate(old.server.ownerUrl);
      await execute(
        old.db,
        unprepared('do $$ begin for i in 1..30000 loop perform pg_current_xact_id(); commit; end loop; end $$'),
      );
      const before = await serve(old, 'all');
      for (const [path, status] of [
        ['/good', 204],
        ['/busy', 503],
      ] as const) {
        receiver.answer(path, status);
        const endpoint = { url: `${receiver.url}${path}`, events: ['recording.linked'] };
        const { status: made } = await before.request('POST', '/v1/webhooks', {
          key: before.keys.admin,
          body: endpoint,
        });
        expect(made).toBe(201);
      }
      for (const id of BEFORE) expect(await handIn(before, id)).toBe(201);
      await hasCome('/good', BEFORE);
      await hasCome('/busy', BEFORE);
      const decided = await decision(before, 'r-1');
      const { service: key } = before.keys;
      const kept = await counts(old.db);

      run('dump.sh', old.server.ownerUrl);
      expect(await handIn(before, 'after the dump')).toBe(201);
      await before.stop();
      apps.pop();
      const farthest = await place(old.db);

      const fresh = await newServer('new');
      run('restore.sh', fresh.server.ownerUrl);
      expect(await migrate(fresh.server.ownerUrl)).toEqual([]);
      expect(await place(fresh.db)).toBeLessThan(farthest);
      expect(await counts(fresh.db)).toEqual(kept);
      // A second one would mix two states.
      expect(() => run('restore.sh', fresh.server.ownerUrl)).toThrow(/not empty/);

      // Requests are served before any worker is there.
      const api = await serve(fresh, 'api');
      expect(await handIn(api, 'r-1', key)).toBe(200);
      expect(await decision(api, 'r-1')).toEqual(decided);
      expect(await handIn(api, 'after the dump', key)).toBe(201);
      expect(await handIn(api, 'new', key)).toBe(201);

      receiver.answer('/busy', 204);
      await execute(
        fresh.db,
        unprepared(`update webhooks.deliveries set next_attempt_at = now() where state = 'pending'`),
      );
      await serve(fresh, 'worker');
      const all = [...BEFORE, 'after the dump', 'new'];
      await hasCome('/good', all);
      await waitFor(
        async () =>
          (await many(fresh.db, unprepared(`select 1 from webhooks.deliveries where state <> 'delivered'`))).length ===
          0,
        { timeoutMs: 60_000 },
      );
      // Of what was dumped each has one id, however often it came; what came after the dump was told by either server.
      for (const path of ['/good', '/busy']) {
        const ids = new Set(idsOf(told(path)));
        for (const id of [...BEFORE, 'new']) {
          expect([id, [...ids].filter((line) => line.startsWith(`recording.linked ${id} `)).length]).toEqual([id, 1]);
        }
      }
    },
    SLOW_MS,
  );
});
