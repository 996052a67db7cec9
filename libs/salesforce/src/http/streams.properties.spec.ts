import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { AppError } from '#platform';
import { openBody } from './body.js';
import { type HttpAnswer, HttpClient } from './http-client.js';

// Whatever an org sends and whenever its reader leaves, a failure ends in the promise or in the stream that was handed
// out. One that ends in no listener kills the process with every team's runs.

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const runs = Number(process.env['FC_RUNS'] ?? 2_500);
/** Enough at once that answers, resets and readers meet in every order. */
const AT_ONCE = 32;

/** What the server does to a body. */
interface Answered {
  rows: number;
  gzip: boolean;
  /** Share of the body's bytes that are sent. */
  sentShare: number;
  /** Share of the body at which a byte is damaged; undefined: none is. */
  damagedAt: number | undefined;
  pieces: number;
  ends: 'ended' | 'reset' | 'left open';
}

/** What the reader does. */
interface Reader {
  does: 'reads all' | 'leaves early' | 'destroys unread' | 'destroys a little later' | 'aborts' | 'never opens';
  afterChunks: number;
  turns: number;
}

const answers = fc.record<Answered>({
  rows: fc.integer({ min: 0, max: 6_000 }),
  gzip: fc.boolean(),
  sentShare: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  damagedAt: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: undefined, freq: 3 }),
  pieces: fc.integer({ min: 1, max: 4 }),
  ends: fc.constantFrom('ended', 'ended', 'reset', 'left open'),
});
const readers = fc.record<Reader>({
  does: fc.constantFrom(
    'reads all',
    'leaves early',
    'destroys unread',
    'destroys a little later',
    'aborts',
    'never opens',
  ),
  afterChunks: fc.integer({ min: 0, max: 3 }),
  turns: fc.integer({ min: 0, max: 12 }),
});

function bodyOf({ rows, gzip, damagedAt, sentShare }: Answered): Buffer {
  const csv = Buffer.from(`id,name\n${'1,ä random row\n'.repeat(rows)}`);
  const whole = Buffer.from(gzip ? gzipSync(csv) : csv);
  if (damagedAt !== undefined && whole.length > 0) {
    const at = Math.floor(damagedAt * whole.length);
    whole[at] = (whole[at] ?? 0) ^ 0x5a;
  }
  return whole.subarray(0, Math.ceil(whole.length * sentShare));
}

async function answer(response: ServerResponse, how: Answered): Promise<void> {
  const body = bodyOf(how);
  if (how.gzip) response.setHeader('content-encoding', 'gzip');
  const size = Math.ceil(body.length / how.pieces);
  for (let at = 0; at < body.length; at += size) {
    response.write(body.subarray(at, at + size));
    await turn();
  }
  response.flushHeaders();
  if (how.ends === 'ended') response.end();
  if (how.ends === 'reset') response.socket?.resetAndDestroy();
}

/** Kept to the end: a request that was given up may arrive later. */
const asked = new Map<string, Answered>();
const server = createServer((request, response) => {
  response.on('error', () => undefined);
  void answer(response, asked.get(request.url ?? '')!);
});
const client = new HttpClient();
const escaped: unknown[] = [];
const onEscape = (error: unknown): void => void escaped.push(error);
let url: URL;

beforeAll(async () => {
  process.on('uncaughtException', onEscape).on('unhandledRejection', onEscape);
  server.on('clientError', (_error, socket) => socket.destroy());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(() => {
  process.off('uncaughtException', onEscape).off('unhandledRejection', onEscape);
  client.close();
  server.closeAllConnections();
  server.close();
});

const ENOUGH = new Error('enough');

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await turn();
}

/** The bytes read until the reader stops, or a failure. */
async function read(
  opened: HttpAnswer,
  { does, afterChunks, turns: wait }: Reader,
  stop: AbortController,
): Promise<number> {
  if (does === 'never opens') return turns(wait).then(() => (opened.body.destroy(), 0));
  const body = openBody(opened, { idleTimeoutMs: 40, signal: stop.signal });
  if (does === 'destroys unread' || does === 'destroys a little later') {
    if (does !== 'destroys unread') await turns(wait);
    body.destroy();
    return 0;
  }
  if (does === 'aborts')
    void turns(wait).then(() => {
      stop.abort(ENOUGH);
    });
  let bytes = 0;
  let chunks = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    chunks += 1;
    if (does === 'leaves early' && chunks > afterChunks) return bytes;
  }
  return bytes;
}

let next = 0;
async function attempt(how: Answered, reader: Reader): Promise<void> {
  next += 1;
  const path = `/${next}`;
  asked.set(path, how);
  const stop = new AbortController();
  try {
    const request = { method: 'GET', url: new URL(path, url), headers: {}, timeoutMs: 5_000, signal: stop.signal };
    const bytes = await read(await client.open(request), reader, stop);
    const isWhole = reader.does === 'reads all' || reader.does === 'aborts';
    // Of a body in plain text, an end in good order tells nothing about what is missing: the count of its rows does.
    if (isWhole && how.gzip) expect(bytes).toBe(Buffer.byteLength(`id,name\n${'1,ä random row\n'.repeat(how.rows)}`));
  } catch (error) {
    if (error === ENOUGH) return;
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toMatch(/^SALESFORCE_(RESPONSE_CUT|TIMEOUT|UNREACHABLE)$/);
  }
}

test(`no failure of a body is ever without a listener (FC_SEED=${seed})`, async () => {
  const trials = fc.sample(fc.tuple(answers, readers), { seed, numRuns: runs });
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let trial = trials.pop(); trial !== undefined; trial = trials.pop()) await attempt(...trial);
    }),
  );
  // What comes after a reader left comes later.
  await pause(200);
  expect({ seed, escaped }).toEqual({ seed, escaped: [] });
}, 120_000);
