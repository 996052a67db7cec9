import { openTemporaryDatabase } from '../support/programs.js';
import { corpus } from '../adversary/corpus.js';
import { crowd } from '../adversary/crowd.js';
import { type Measured, Target } from '../adversary/hold.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** The worst request of each route, by how long it held the event loop. */
export interface AdversaryResult {
  readonly requests: number;
  /** How much slower than an idle machine this one was meanwhile. */
  readonly slowness: number;
  readonly routes: readonly Measured[];
}

export async function benchAdversary(): Promise<AdversaryResult> {
  const database = await openTemporaryDatabase({ ENCRYPTION_KEY: KEY });
  const target = await Target.start({ DATABASE_URL: database.url, ENCRYPTION_KEY: KEY, MIGRATE: 'off' });
  try {
    await crowd(database.db, target.teamId);
    const worst = new Map<string, Measured>();
    let requests = 0;
    for (const attack of corpus(target.routes)) {
      requests += 1;
      const measured = await target.measure(attack);
      if (measured.heldMs > (worst.get(attack.route)?.heldMs ?? -1)) worst.set(attack.route, measured);
    }
    const routes = [...worst.values()].sort((a, b) => b.heldMs - a.heldMs);
    return { requests, slowness: await target.slowness(), routes };
  } finally {
    await target.stop();
    await database.stop();
  }
}

/** A line for each route, the worst first. */
export function adversaryTable({ requests, slowness, routes }: AdversaryResult): string {
  const lines = routes.map(
    ({ heldMs, status, route, attack }) => `${heldMs.toFixed(1).padStart(8)} ms  ${status}  ${route}  ${attack}`,
  );
  return [`${requests} requests; the machine was ${slowness.toFixed(1)} times as slow as an idle one`, ...lines].join(
    '\n',
  );
}
