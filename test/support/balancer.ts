import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How often each process is asked whether it is ready. */
const LOOK_MS = 100;
const KEEP_ALIVE_MS = 600_000;

export interface Balancer {
  url: string;
  /** Takes in a process; it gets requests once it says that it is ready. */
  add(backend: string): void;
  /** Those that get requests now. */
  ready(): string[];
  stop(): Promise<void>;
}

/**
 * A proxy as simple as one may be: each request to the next process that was ready when last asked, and never to a second one.
 * A process that does not take it is a 502.
 */
export async function startBalancer(): Promise<Balancer> {
  const backends = new Map<string, boolean>();
  const agent = new Agent({ keepAlive: true });
  const ready = (): string[] => [...backends].flatMap(([backend, isReady]) => (isReady ? [backend] : []));
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const candidates = ready();
    const backend = candidates[turn++ % candidates.length];
    if (backend === undefined) return void outgoing.writeHead(502).end('nobody is ready');
    const { method, headers, url = '' } = incoming;
    const passed = request(new URL(url, backend), { method, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', (error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(String(error));
    });
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  // A connection that is closed for idleness while a request is on its way loses it: on a busy machine that takes a while.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await once(server, 'listening');

  const stopped = new AbortController();
  const watch = async (backend: string): Promise<void> => {
    while (!stopped.signal.aborted) {
      const answer = await fetch(`${backend}/health/ready`).then(
        async (response) => {
          await response.arrayBuffer();
          return response.ok;
        },
        () => undefined,
      );
      backends.set(backend, answer === true);
      if (answer === undefined) break;
      await delay(LOOK_MS);
    }
    backends.delete(backend);
  };
  const watches: Promise<void>[] = [];
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (backend) => void watches.push(watch(backend)),
    ready,
    stop: async () => {
      stopped.abort();
      await Promise.all(watches);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      agent.destroy();
    },
  };
}
