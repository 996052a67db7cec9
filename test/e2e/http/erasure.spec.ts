import { Webhook } from 'standardwebhooks';
import { runCli } from '../../support/cli.js';
import { useTestDatabase } from '../../support/database.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Program, runSource } from '../../support/processes.js';
import { type Message, type Receiver, startReceiver } from '../../support/receiver.js';
import { searchDatabase } from '../../support/search-database.js';
import { waitFor } from '../../support/wait-for.js';

// Erasure as those who ask for it see it: by HTTP and by command, with the webhook that tells others; and afterwards a search of
// every table and of everything that the service printed.

const SLOW_MS = 150_000;
const database = useTestDatabase();
const ZOE = { name: 'Zoe Quill', email: 'zoe.q@quillworks.example', phone: '+44 20 7946 0123' };
// Of the number with what stands before it: four digits alone are also part of a time.
const TRACES = ['zoe quill', 'quillworks', 'zoe.q', '20 7946', '207946'];

let receiver: Receiver;
let service: Program;
let url: string;
let key: string;
/** What the commands printed. */
let printed = '';

async function cli(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(database.ownerUrl, args, { env: { LOG_LEVEL: 'trace' } });
  printed += stdout + stderr;
  expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
  return stdout.trim();
}

async function call(
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

const handIn = async (externalId: string): Promise<number> => {
  const recording = {
    kind: 'virtual_conference',
    title: 'Zoe Quill and us',
    startedAt: '2026-03-02T15:00:00Z',
    endedAt: '2026-03-02T15:31:00Z',
    owner: { email: 'ana@ours.example' },
    attendees: [
      { ...ZOE, talkTimeMs: 9 },
      { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 3 },
    ],
    invitees: [{ name: ZOE.name, email: ZOE.email }],
    decide: 'now',
  };
  return (await call('PUT', `/v1/recordings/${externalId}`, recording)).status;
};
const erasedMessages = (): Message[] => receiver.messages.filter(({ body }) => body.type === 'recording.erased');

beforeAll(async () => {
  receiver = await startReceiver();
  service = runSource(`await import('./apps/connector/src/main.ts')`, {
    env: {
      ...{ DATABASE_URL: database.url, MIGRATE: 'off', ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, PORT: '0' },
      ...{ LOG_LEVEL: 'trace', LOG_FORMAT: 'json', WEBHOOK_ALLOW_PRIVATE: 'true', SHUTDOWN_DELAY_SECONDS: '0' },
    },
  });
  key = await cli('key', 'create', '--team', 'default', '--role', 'admin', '--name', 'erasing');
  await waitFor(() => service.output().includes('is ready at'), { timeoutMs: 90_000 });
  url = /is ready at (http:\S+)/.exec(service.output())?.[1] ?? '';
}, SLOW_MS);
afterAll(async () => {
  service.child.kill('SIGTERM');
  await service.exit;
  await receiver.stop();
});

test(
  'E1, E2: erased by HTTP and by command, told by webhook, and found nowhere afterwards',
  async () => {
    const endpoint = { url: `${receiver.url}/erased`, events: ['recording.erased'] };
    const { body: made } = await call('POST', '/v1/webhooks', endpoint);
    for (const id of ['r-1', 'r-2', 'r-3', 'r-4']) expect(await handIn(id)).toBe(201);
    expect(await searchDatabase(database.db, 'quillworks')).not.toEqual([]);

    // A recording, by HTTP.
    expect(await call('DELETE', '/v1/recordings/r-1?reason=asked')).toMatchObject({
      status: 200,
      body: { externalId: 'r-1' },
    });
    expect(await call('DELETE', '/v1/recordings/r-1')).toMatchObject({ status: 204 });
    expect(await handIn('r-1')).toBe(410);
    expect((await call('GET', '/v1/recordings/r-1')).status).toBe(410);
    // A recording, by command.
    const erase = ['erase', '--team', 'default', '--json'];
    expect(JSON.parse(await cli(...erase, '--recording', 'r-2'))).toEqual({ externalId: 'r-2', erased: true });
    expect(JSON.parse(await cli(...erase, '--recording', 'r-2'))).toEqual({ externalId: 'r-2', erased: false });
    expect(await handIn('r-2')).toBe(410);

    await waitFor(() => erasedMessages().length >= 2, { timeoutMs: 60_000 });
    expect(
      erasedMessages()
        .map(({ body }) => body.data.externalId)
        .toSorted(),
    ).toEqual(['r-1', 'r-2']);
    for (const { id, timestamp, signature, text } of erasedMessages()) {
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      expect(() => new Webhook(String(made['secret'])).verify(text, headers)).not.toThrow();
    }

    // A person, by HTTP, and by command what a later hand-in brought again.
    const { status, body: begun } = await call('POST', '/v1/erasures', { email: 'ZOE.Q@quillworks.example' });
    expect([status, begun['state']]).toEqual([202, 'running']);
    const done = await waitFor(
      async () => {
        const { body } = await call('GET', `/v1/erasures/${String(begun['id'])}`);
        return body['state'] !== 'running' && body;
      },
      { timeoutMs: 60_000 },
    );
    expect(done).toMatchObject({ state: 'done', recordings: 2, stillInSalesforce: false });
    expect(await handIn('r-5')).toBe(201);
    expect(JSON.parse(await cli(...erase, '--person', ZOE.email))).toMatchObject({ state: 'done', recordings: 1 });

    const { body: kept } = await call('GET', '/v1/recordings/r-3');
    expect(JSON.stringify(kept)).toContain('[erased]');
    for (const trace of TRACES) {
      expect(await searchDatabase(database.db, trace)).toEqual([]);
      expect(service.output().toLowerCase()).not.toContain(trace);
      expect(printed.toLowerCase()).not.toContain(trace);
      expect(JSON.stringify(receiver.messages).toLowerCase()).not.toContain(trace);
    }
  },
  SLOW_MS,
);
