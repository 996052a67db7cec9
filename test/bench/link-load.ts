import { Agent, request } from 'node:http';
import { randomOf, recordingOf } from './link-population.js';
import { givenOrder, type LoadOrder, type LoadResult } from './link-orders.js';

/**
 * Hands in recordings from a process of its own: every caller sends its next one when the last is answered. Run by
 * `link.ts` with a LoadOrder; prints a LoadResult.
 */
const order = givenOrder() as LoadOrder;
const agent = new Agent({ keepAlive: true, maxSockets: order.callers });
const random = randomOf(order.seed);
const latenciesMs: number[] = [];
let next = 0;

function handIn(): Promise<number> {
  const body = JSON.stringify(recordingOf(random, order.population));
  const path = `/v1/recordings/${order.prefix}-${++next}`;
  const headers = {
    authorization: `Bearer ${order.key}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${order.url}${path}`, { method: 'PUT', agent, headers }, (response) => {
      const told: Buffer[] = [];
      response.on('data', (chunk: Buffer) => told.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 201) resolve(performance.now());
        else reject(new Error(`${path} was answered ${response.statusCode ?? 0}: ${Buffer.concat(told).toString()}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const begin = performance.now() + order.warmUpSeconds * 1000;
const end = begin + order.seconds * 1000;

async function call(): Promise<void> {
  for (let sent = performance.now(); sent < end; sent = performance.now()) {
    const answered = await handIn();
    if (answered >= begin && answered < end) latenciesMs.push(Math.round((answered - sent) * 1000) / 1000);
  }
}

await Promise.all(Array.from({ length: order.callers }, call));
agent.destroy();
console.log(JSON.stringify({ handIns: next, latenciesMs } satisfies LoadResult));
