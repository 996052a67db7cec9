import { setTimeout as delay } from 'node:timers/promises';
import { many, one, unprepared } from '#platform';
import { startTestAppOn } from '../../support/app.js';
import { type Balancer, startBalancer } from '../../support/balancer.js';
import { useTestDatabase } from '../../support/database.js';
import { callWithNobody } from '../../support/hand-in.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Program, runSource } from '../../support/processes.js';
import { type Receiver, startReceiver } from '../../support/receiver.js';
import { waitFor } from '../../support/wait-for.js';

// Two API processes behind a proxy that goes by readiness, and two workers, each restarted in turn by SIGTERM while recordings
// are handed in. None may be lost, and none refused.

const SLOW_MS = 600_000;
const START_MS = 120_000;
/** Fifty a second, as far as the machine keeps up. */
const EVERY_MS = 20;
/** A key may have 32 requests at work. */
const AT_ONCE = 30;

const database = useTestDatabase();
let receiver: Receiver;
let balancer: Balancer;
const running: Program[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
  balancer = await startBalancer();
});
afterAll(async () => {
  for (const { child } of running) child.kill('SIGTERM');
  await Promise.all(running.map(({ exit }) => exit));
  await balancer.stop();
  await receiver.stop();
});

/** A process of its own, once it is ready; an API process also behind the proxy. */
async function start(role: 'api' | 'worker'): Promise<Program> {
  const program = runSource(`await import('./apps/connector/src/main.ts')`, {
    env: {
      ...{ DATABASE_URL: database.url, DATABASE_CONNECTIONS: '6', MIGRATE: 'off', ENCRYPTION_KEY: TEST_ENCRYPTION_KEY },
      ...{ ROLE: role, PORT: '0', SHUTDOWN_DELAY_SECONDS: '2', WEBHOOK_ALLOW_PRIVATE: 'true' },
      ...{ LOG_FORMAT: 'text', LOG_LEVEL: 'error' },
    },
  });
  running.push(program);
  const address = await waitFor(() => /is ready at (\S+)/.exec(program.output())?.[1], { timeoutMs: START_MS });
  if (role === 'worker') return program;
  balancer.add(address);
  await waitFor(() => balancer.ready().includes(address), { timeoutMs: START_MS });
  return program;
}

/** Hands in one recording after the other until told to end; what each was answered. */
async function handIns(key: string, ended: AbortSignal): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const underWay = new Set<Promise<void>>();
  const handIn = async (id: string): Promise<void> => {
    const answer = await fetch(`${balancer.url}/v1/recordings/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(callWithNobody()),
    }).then(
      async (response) => (response.ok ? String(response.status) : `${response.status} ${await response.text()}`),
      String,
    );
    answers.set(id, answer);
  };
  for (let n = 0, due = performance.now(); !ended.aborted; n += 1, due += EVERY_MS) {
    const sent: Promise<void> = handIn(`r-${n}`).finally(() => underWay.delete(sent));
    underWay.add(sent);
    await delay(Math.max(0, due - performance.now()));
    while (underWay.size >= AT_ONCE) await Promise.race(underWay);
    due = Math.max(due, performance.now() - EVERY_MS);
  }
  await Promise.all(underWay);
  return answers;
}

test(
  'fifty hand-ins a second while every process is restarted: none is lost, none refused, each told under one id',
  async () => {
    const setUp = await startTestAppOn(database, { ROLE: 'api', WEBHOOK_ALLOW_PRIVATE: 'true' });
    const endpoint = { url: `${receiver.url}/told`, events: ['recording.linked'] };
    expect((await setUp.request('POST', '/v1/webhooks', { key: setUp.keys.admin, body: endpoint })).status).toBe(201);
    await setUp.stop();

    const roles = ['api', 'api', 'worker', 'worker'] as const;
    const first: Program[] = [];
    for (const role of roles) first.push(await start(role));
    const ended = new AbortController();
    const startedAt = performance.now();
    const load = handIns(setUp.keys.service, ended.signal);
    for (const [place, old] of first.entries()) {
      old.child.kill('SIGTERM');
      expect(await old.exit).toEqual({ code: 0, signal: null });
      await start(roles[place]!);
    }
    ended.abort();
    const answers = await load;
    const seconds = (performance.now() - startedAt) / 1000;
    process.stderr.write(`${answers.size} hand-ins in ${seconds.toFixed(0)} s while four processes were restarted\n`);

    expect([...answers].filter(([, answer]) => answer !== '201')).toEqual([]);
    expect(answers.size).toBeGreaterThan(200);
    const decided = unprepared(`select count(*)::int as decided from linking.link_decisions`);
    expect(await one(database.db, decided)).toEqual({ decided: answers.size });
    const notDelivered = unprepared(`select 1 from webhooks.deliveries where state <> 'delivered' limit 1`);
    await waitFor(() => new Set(receiver.messages.map(({ body }) => body.data.externalId)).size === answers.size, {
      timeoutMs: 120_000,
    });
    await waitFor(async () => (await many(database.db, notDelivered)).length === 0, { timeoutMs: 60_000 });
    // Every recording has one message, however often it came.
    const ids = new Set(receiver.messages.map(({ id }) => id));
    expect(ids.size).toBe(answers.size);
  },
  SLOW_MS,
);
