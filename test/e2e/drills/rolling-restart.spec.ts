import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { many, one, unprepared } from '#platform';
import { startTestAppOn } from '../../support/app.js';
import { type Balancer, startBalancer } from '../../support/balancer.js';
import { useTestDatabase } from '../../support/database.js';
import { callWithNobody } from '../../support/hand-in.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Program, runNode, runSource } from '../../support/processes.js';
import { type Receiver, startReceiver } from '../../support/receiver.js';
import { withServiceRole } from '../../support/server-url.js';
import { waitFor } from '../../support/wait-for.js';

// Two API processes behind a proxy that goes by readiness, and two workers, each restarted in turn by SIGTERM while recordings
// are handed in. None may be lost, and none refused. `node scripts/fresh-root.mjs drill FOLDER` takes the processes from a fresh
// root, as the image's user, migrates by a job, and upgrades them all after the restart.

/** Where scripts/fresh-root.mjs built the image, and the next version of it; left out, the processes run from these sources. */
const FRESH_ROOT = process.env['FRESH_ROOT'];
const NEXT = FRESH_ROOT && join(FRESH_ROOT, 'next');
const IMAGE_UID = '65532';

const SLOW_MS = 600_000;
const START_MS = 120_000;
/** Fifty a second, as far as the machine keeps up. */
const EVERY_MS = 20;
/** A key may have 32 requests at work. */
const AT_ONCE = 30;

const database = useTestDatabase({ isMigrated: FRESH_ROOT === undefined });
let receiver: Receiver;
let balancer: Balancer;
const running: Program[] = [];
const ROLES = ['api', 'api', 'worker', 'worker'] as const;

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

/** What the image in a root starts, or its Node with other arguments. */
function runImage(root: string, env: Record<string, string>, args: readonly string[] = []): Program {
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return runNode(['scripts/fresh-root.mjs', 'run', root, ...pairs, ...args]);
}

/** The migration as a job: a root's `cli migrate`, as the owner. */
async function migrateFrom(root: string): Promise<void> {
  const url = withServiceRole(database.ownerUrl, new URL(database.url).username);
  const job = runImage(root, { DATABASE_URL: url, ENCRYPTION_KEY: TEST_ENCRYPTION_KEY }, [
    'dist/apps/cli/src/main.js',
    'migrate',
  ]);
  expect([await job.exit, job.output()]).toEqual([{ code: 0, signal: null }, expect.any(String)]);
}

/** A process of its own, from a root or from the sources, once it is ready; an API process also behind the proxy. */
async function start(role: 'api' | 'worker', root = FRESH_ROOT): Promise<Program> {
  const env = {
    ...{ DATABASE_URL: database.url, DATABASE_CONNECTIONS: '6', MIGRATE: 'off', ENCRYPTION_KEY: TEST_ENCRYPTION_KEY },
    ...{ ROLE: role, HOST: '127.0.0.1', PORT: '0', SHUTDOWN_DELAY_SECONDS: '2', WEBHOOK_ALLOW_PRIVATE: 'true' },
    ...{ LOG_FORMAT: 'text', LOG_LEVEL: 'error' },
  };
  const program = root ? runImage(root, env) : runSource(`await import('./apps/connector/src/main.ts')`, { env });
  running.push(program);
  const address = await waitFor(() => /is ready at (\S+)/.exec(program.output())?.[1], { timeoutMs: START_MS });
  if (root) expect(userOf(program)).toBe(IMAGE_UID);
  if (role === 'worker') return program;
  balancer.add(address);
  await waitFor(() => balancer.ready().includes(address), { timeoutMs: START_MS });
  return program;
}

/** Whom a process of a root runs as. */
const userOf = ({ child }: Program): string =>
  execFileSync('ps', ['-o', 'uid=', '--ppid', String(child.pid)], { encoding: 'utf8' }).trim();

/** Each of the processes in turn, by one of a root or of the sources. */
async function replace(programs: readonly Program[], root = FRESH_ROOT): Promise<Program[]> {
  const replaced: Program[] = [];
  for (const [place, old] of programs.entries()) {
    old.child.kill('SIGTERM');
    const { code } = await old.exit;
    if (code !== 0) throw new Error(`${ROLES[place]!} ended with ${code}: ${old.output()}`);
    replaced.push(await start(ROLES[place]!, root));
  }
  return replaced;
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
    if (FRESH_ROOT) await migrateFrom(FRESH_ROOT);
    const setUp = await startTestAppOn(database, { ROLE: 'api', WEBHOOK_ALLOW_PRIVATE: 'true' });
    const endpoint = { url: `${receiver.url}/told`, events: ['recording.linked'] };
    expect((await setUp.request('POST', '/v1/webhooks', { key: setUp.keys.admin, body: endpoint })).status).toBe(201);
    await setUp.stop();

    const first: Program[] = [];
    for (const role of ROLES) first.push(await start(role));
    const ended = new AbortController();
    const startedAt = performance.now();
    const load = handIns(setUp.keys.service, ended.signal);
    const second = await replace(first);
    if (NEXT) {
      await migrateFrom(NEXT);
      await replace(second, NEXT);
    }
    ended.abort();
    const answers = await load;
    const seconds = (performance.now() - startedAt) / 1000;
    const refused = [...answers].filter(([, answer]) => answer !== '201');
    const what = NEXT ? 'restarted, and then upgraded' : 'restarted';
    process.stderr.write(
      `${answers.size} hand-ins in ${seconds.toFixed(0)} s while four processes were ${what}: ${refused.length} refused\n`,
    );

    expect(refused).toEqual([]);
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
