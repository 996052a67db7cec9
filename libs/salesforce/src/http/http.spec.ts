import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { openBody, readText } from './body.js';
import { withRetry } from './retry.js';
import { HttpClient } from './http-client.js';

const client = new HttpClient();
const servers: Server[] = [];
const uncaught: unknown[] = [];
const onUncaught = (error: unknown): void => void uncaught.push(error);

beforeAll(() => {
  process.on('uncaughtException', onUncaught);
});
afterEach(() => {
  expect(uncaught).toEqual([]);
});
afterAll(() => {
  process.off('uncaughtException', onUncaught);
  client.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

/** Generous, for a busy machine; short where the timeout is what is tested. */
const open = (url: URL, signal?: AbortSignal, timeoutMs = 20_000): ReturnType<HttpClient['open']> =>
  client.open({ method: 'GET', url, headers: {}, timeoutMs, signal });
const idle = { idleTimeoutMs: 20_000 };
const csv = 'a,b\n'.repeat(200_000);

test('a whole body arrives, compressed or not, and is metered as it travelled', async () => {
  const packed = gzipSync(csv);
  const url = await serve((request, response) => {
    if (request.url === '/plain') return void response.end(csv);
    response.setHeader('content-encoding', 'gzip').end(packed);
  });
  const meter = { apiCalls: 0, bytes: 0 };
  expect(await readText(await open(new URL('/plain', url)), { ...idle, meter })).toBe(csv);
  expect(meter.bytes).toBe(csv.length);
  expect(await readText(await open(url), { ...idle, meter })).toBe(csv);
  expect(meter.bytes).toBe(csv.length + packed.length);
});

test('an org that is not there is SALESFORCE_UNREACHABLE', async () => {
  const url = await serve(() => undefined);
  servers.at(-1)?.close();
  await expect(open(url)).rejects.toMatchObject({ code: 'SALESFORCE_UNREACHABLE', kind: 'transient' });
});

test('a proxy is used, but not for what NO_PROXY names', async () => {
  const proxied: (string | undefined)[] = [];
  const proxy = await serve((request, response) => {
    proxied.push(request.url);
    response.end('by proxy');
  });
  const url = await serve((_request, response) => response.end('direct'));
  const through = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const own = new HttpClient(env);
    const answer = await own.open({ method: 'GET', url, headers: {}, timeoutMs: 1000 });
    return readText(answer, idle).finally(() => {
      own.close();
    });
  };
  expect(await through({ HTTP_PROXY: proxy.href })).toBe('by proxy');
  expect(proxied).toEqual([url.href]);
  expect(await through({ HTTP_PROXY: proxy.href, NO_PROXY: '127.0.0.1' })).toBe('direct');
});

test('an org that never answers is SALESFORCE_TIMEOUT', async () => {
  const url = await serve(() => undefined);
  await expect(open(url, undefined, 300)).rejects.toMatchObject({ code: 'SALESFORCE_TIMEOUT' });
});

test('a connection dropped before the head is SALESFORCE_UNREACHABLE', async () => {
  const url = await serve((request) => request.socket.destroy());
  await expect(open(url)).rejects.toMatchObject({ code: 'SALESFORCE_UNREACHABLE' });
});

test('a body that stops is SALESFORCE_TIMEOUT', async () => {
  const url = await serve((_request, response) => response.write(csv));
  const silent = readText(await open(url), { idleTimeoutMs: 300 });
  await expect(silent).rejects.toMatchObject({ code: 'SALESFORCE_TIMEOUT' });
});

test.each(['chunked', 'with a length', 'compressed'])(
  'a body cut in the middle, %s, is SALESFORCE_RESPONSE_CUT',
  async (how) => {
    const url = await serve((_request, response) => {
      const body = how === 'compressed' ? gzipSync(csv) : Buffer.from(csv);
      if (how === 'with a length') response.setHeader('content-length', body.length);
      if (how === 'compressed') response.setHeader('content-encoding', 'gzip');
      response.write(body.subarray(0, body.length - 10), () => response.socket?.destroy());
    });
    await expect(readText(await open(url), idle)).rejects.toMatchObject({ code: 'SALESFORCE_RESPONSE_CUT' });
  },
);

test('compressed bytes that end too early, with the transfer in order, are SALESFORCE_RESPONSE_CUT', async () => {
  const packed = gzipSync(csv);
  const url = await serve((_request, response) => {
    response.setHeader('content-encoding', 'gzip').end(packed.subarray(0, packed.length - 10));
  });
  await expect(readText(await open(url), idle)).rejects.toMatchObject({ code: 'SALESFORCE_RESPONSE_CUT' });
});

test('a cut body that nobody reads kills nothing', async () => {
  const url = await serve((_request, response) => {
    response.write(csv.slice(0, 1000), () => setImmediate(() => response.socket?.destroy()));
  });
  const answer = await open(url);
  const body = openBody(answer, idle);
  await once(answer.body, 'close').catch(() => undefined);
  body.destroy();
});

test('a slow reader is not a silent org, and holds the org back', async () => {
  let sent = 0;
  const url = await serve((_request, response) => {
    const send = (): void => {
      while (sent < 400 && response.write(csv)) sent += 1;
      if (sent < 400) response.once('drain', send);
      else response.end();
    };
    send();
  });
  const body = openBody(await open(url), { idleTimeoutMs: 120 });
  await once(body, 'readable');
  body.read();
  // Longer than the silence allowed: the reader's own.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(sent).toBeLessThan(100);
  body.destroy();
});

test('an aborted call ends with the reason, before the head and in the body', async () => {
  const reason = new Error('enough');
  const never = await serve(() => undefined);
  const before = new AbortController();
  const waiting = open(never, before.signal);
  before.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  const url = await serve((_request, response) => response.write(csv));
  const during = new AbortController();
  const answer = await open(url, during.signal);
  const reading = readText(answer, { idleTimeoutMs: 5000, signal: during.signal });
  during.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

describe('withRetry', () => {
  test('repeats what may pass, and gives the last failure in the end', async () => {
    let attempts = 0;
    const url = await serve((request) => request.socket.destroy());
    const attempt = (): ReturnType<HttpClient['open']> => {
      attempts += 1;
      return open(url);
    };
    const retry = { baseMs: 1, isRetryable: true };
    await expect(withRetry(attempt, retry)).rejects.toMatchObject({ code: 'SALESFORCE_UNREACHABLE' });
    expect(attempts).toBe(5);
  });

  test('sends what must not happen twice again only when the org cannot have seen it', async () => {
    let attempts = 0;
    const counted = (url: URL) => (): ReturnType<HttpClient['open']> => {
      attempts += 1;
      return open(url);
    };
    const dropped = await serve((request) => request.socket.destroy());
    const retry = { baseMs: 1, isRetryable: false };
    await expect(withRetry(counted(dropped), retry)).rejects.toMatchObject({
      code: 'SALESFORCE_UNREACHABLE',
    });
    expect(attempts).toBe(1);
    const gone = await serve(() => undefined);
    servers.at(-1)?.close();
    await expect(withRetry(counted(gone), retry)).rejects.toMatchObject({ code: 'SALESFORCE_UNREACHABLE' });
    expect(attempts).toBe(6);
  });
});
