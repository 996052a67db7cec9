import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { Events, execute, unprepared } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

// Readers of the event stream come and go as browsers and proxies do, while events are told and the database drops its
// connections. None of it may end in no listener, and each reader's place is free again.

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env['FC_RUNS'] ?? 60);
/** A key may have eight. */
const AT_ONCE = 4;

let app: TestApp;
const escaped: unknown[] = [];
const onEscape = (error: unknown): void => void escaped.push(error);

beforeAll(async () => {
  app = await startTestApp();
  process.on('uncaughtException', onEscape).on('unhandledRejection', onEscape);
});
afterAll(async () => {
  process.off('uncaughtException', onEscape).off('unhandledRejection', onEscape);
  await app.stop();
});

interface Reader {
  leaves: 'in order' | 'by reset' | 'half closed' | 'before its answer';
  after: number;
  reads: boolean;
  lastEventId: string | undefined;
  databaseDrops: boolean;
}

const readers = fc.record<Reader>({
  leaves: fc.constantFrom('in order', 'by reset', 'half closed', 'before its answer'),
  after: fc.integer({ min: 0, max: 30 }),
  reads: fc.boolean(),
  lastEventId: fc.option(fc.constantFrom('0', '1', '999999999999999', 'x', '-1', '9'.repeat(4000)), { nil: undefined }),
  databaseDrops: fc.boolean(),
});

async function attempt({ leaves, after, reads, lastEventId, databaseDrops }: Reader): Promise<void> {
  const { port, hostname } = new URL(app.url);
  const socket = dial({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const key = `Authorization: Bearer ${app.keys.viewer}`;
  const last = lastEventId === undefined ? '' : `Last-Event-ID: ${lastEventId}\r\n`;
  socket.write(`GET /v1/events HTTP/1.1\r\nHost: x\r\n${key}\r\n${last}\r\n`);
  if (leaves !== 'before its answer') await once(socket, 'readable');
  if (reads) socket.resume();
  const events = app.app.get(Events);
  for (let told = 0; told < after; told += 1) {
    await events.publish(app.db, app.teamId, 'sync.progress', { text: 'x'.repeat(2000), told });
    await turn();
  }
  if (databaseDrops) {
    const others = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'related-records%' and application_name <> 'related-records-test'`;
    await execute(app.db, unprepared(others));
  }
  if (leaves === 'by reset') socket.resetAndDestroy();
  else if (leaves === 'half closed') socket.end();
  else socket.destroy();
  if (leaves === 'half closed') setTimeout(() => socket.destroy(), 50).unref();
}

test(`no failure of an event stream is ever without a listener (FC_SEED=${seed})`, async () => {
  const trials = fc.sample(readers, { seed, numRuns: runs });
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let trial = trials.pop(); trial !== undefined; trial = trials.pop()) await attempt(trial);
    }),
  );
  await waitFor(async () => (await app.request('GET', '/v1/session', { key: app.keys.viewer })).status === 200, {
    timeoutMs: 60_000,
  });
  expect({ seed, escaped }).toEqual({ seed, escaped: [] });
}, 240_000);
