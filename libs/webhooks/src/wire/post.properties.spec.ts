import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { post } from './post.js';

// Whatever an endpoint answers, and whenever it goes or we stop, a try ends in an answer or in the reason it has none. A
// failure that ends in no listener would kill the process with every team's work.

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env['FC_RUNS'] ?? 600);
const AT_ONCE = 32;
const STOPPED = new Error('stopped');

/** What an endpoint does with a message. */
interface Endpoint {
  /** It reads what is sent, or ends before. */
  reads: boolean;
  says: string;
  pieces: number;
  ends: 'ended' | 'reset' | 'left open';
  /** We stop after so many turns; undefined: we do not. */
  stopsAfter: number | undefined;
}

const says = fc.constantFrom(
  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
  `HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${'x'.repeat(50_000)}`,
  `HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n`,
  'HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 429 Slow\r\nRetry-After: 99999999999999999999\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
  'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nraw',
  'HTTP/1.1 999999 What\r\n\r\n',
  `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`,
  'no http at all\r\n\r\n',
  '',
);
const endpoints = fc.record<Endpoint>({
  reads: fc.boolean(),
  says,
  pieces: fc.integer({ min: 1, max: 5 }),
  ends: fc.constantFrom('ended', 'reset', 'left open'),
  stopsAfter: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 3 }),
});

const waiting: Endpoint[] = [];
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  const endpoint = waiting.shift();
  void (async () => {
    if (endpoint === undefined) return;
    if (endpoint.reads) socket.resume();
    const size = Math.max(1, Math.ceil(endpoint.says.length / endpoint.pieces));
    for (let at = 0; at < endpoint.says.length; at += size) {
      socket.write(endpoint.says.slice(at, at + size));
      await turn();
    }
    if (endpoint.ends === 'ended') socket.end();
    if (endpoint.ends === 'reset') socket.resetAndDestroy();
    if (endpoint.ends === 'left open') setTimeout(() => socket.destroy(), 30).unref();
  })();
});
const escaped: unknown[] = [];
const onEscape = (error: unknown): void => void escaped.push(error);
let url = '';

beforeAll(async () => {
  process.on('uncaughtException', onEscape).on('unhandledRejection', onEscape);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  process.off('uncaughtException', onEscape).off('unhandledRejection', onEscape);
  server.close();
});

async function attempt(endpoint: Endpoint): Promise<void> {
  waiting.push(endpoint);
  const stop = new AbortController();
  if (endpoint.stopsAfter !== undefined) {
    void (async () => {
      for (let left = endpoint.stopsAfter ?? 0; left > 0; left -= 1) await turn();
      stop.abort(STOPPED);
    })();
  }
  const message = {
    url,
    headers: { 'webhook-id': 'm' },
    body: 'x'.repeat(20_000),
    allowPrivate: true,
    signal: stop.signal,
  };
  try {
    const answer = await post(message);
    expect(['answered', 'unanswered']).toContain(answer.kind);
  } catch (error) {
    expect(error).toBe(STOPPED);
  }
}

test(`no failure of a delivery is ever without a listener (FC_SEED=${seed})`, async () => {
  const trials = fc.sample(endpoints, { seed, numRuns: runs });
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let trial = trials.pop(); trial !== undefined; trial = trials.pop()) await attempt(trial);
    }),
  );
  // What comes after an answer was taken comes later.
  await pause(200);
  expect({ seed, escaped }).toEqual({ seed, escaped: [] });
}, 120_000);
