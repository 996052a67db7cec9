import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Events, newId, transaction } from '#platform';
import { WebhookEndpoints } from '#webhooks';
import { connectTeam, type World } from './teams-world.js';

/** What one team may have; two teams have forty. */
const ENDPOINTS = 20;
const LISTENERS = 100;
const EVENT_EVERY_MS = 250;

/** What goes on beside the bystanders, until it is told to stop. */
export interface Crowd {
  stop(): Promise<void>;
}

/** Ten teams in their first loads, whose jobs take 75 s, and one whose jobs never end. */
export async function firstLoads(world: World, teams = 10): Promise<Crowd> {
  for (let n = 0; n < teams; n += 1) await connectTeam(world, world.slowOrgUrl);
  await connectTeam(world, world.stuckOrgUrl);
  return { stop: () => Promise.resolve() };
}

/** Forty endpoints that never answer, and a team with a hundred listeners; all of them are told four times a second. */
export async function deadEndpointsAndListeners({ app, db }: World): Promise<Crowd> {
  const dead = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => dead.once('listening', resolve));
  const { port } = dead.address() as AddressInfo;
  const [first, second, listened] = [newId(), newId(), newId()];
  for (const teamId of [first, second]) {
    for (let n = 0; n < ENDPOINTS; n += 1) {
      const request = { url: `http://127.0.0.1:${port}/`, events: ['sync.failed'] as const, description: null };
      await transaction(db, (trx) => app.get(WebhookEndpoints).create(trx, teamId, request));
    }
  }
  const over = new AbortController();
  const listening = Array.from({ length: LISTENERS }, async () => {
    const events = app.get(Events).subscribe(listened, { signal: over.signal })[Symbol.asyncIterator]();
    while ((await events.next()).done !== true);
  });
  const telling = setInterval(() => {
    for (const teamId of [first, second, listened]) {
      void app
        .get(Events)
        .publish(db, teamId, 'sync.failed', {})
        .catch(() => undefined);
    }
  }, EVENT_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(telling);
      over.abort();
      await Promise.allSettled(listening);
      dead.closeAllConnections();
      dead.close();
    },
  };
}
