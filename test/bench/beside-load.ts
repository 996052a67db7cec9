import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, startBench } from './harness.js';

const QUIET_MS = 15_000;
/** Until the programs are warm. */
const WARM_UP = 300;
/** A caller that hands in one call after the other, with a little pause. */
const PAUSE_MS = 5;

export interface BesideLoad {
  /** Rows that the load brought. */
  rows: number;
  loadSeconds: number;
  /** Milliseconds of a hand-in that is decided at once. */
  quiet: HandIns;
  besideLoad: HandIns;
  /** Of the p99. */
  timesQuiet: number;
}

interface HandIns {
  count: number;
  median: number;
  p99: number;
}

/** Hand-ins while the same process carries out the first load of an org, and when all is quiet. */
export async function benchBesideLoad(opportunities: number): Promise<BesideLoad> {
  const bench = await startBench({ rows: opportunities, role: 'all' });
  try {
    await bench.api.send('POST', '/v1/syncs', { mode: 'full' });
    const startedAt = performance.now();
    const loading = await handInUntil(bench, 'load', () => isIdle(bench));
    const loadSeconds = (performance.now() - startedAt) / 1000;
    const until = performance.now() + QUIET_MS;
    const calm = await handInUntil(bench, 'quiet', () => Promise.resolve(performance.now() > until));
    const { data } = await bench.api.get<{ data: Run[] }>('/v1/syncs?limit=50');
    const [quiet, besideLoad] = [quantiles(calm), quantiles(loading.slice(WARM_UP))];
    return {
      rows: data.reduce((sum, { counts }) => sum + counts.inserted, 0),
      loadSeconds: Math.round(loadSeconds),
      quiet,
      besideLoad,
      timesQuiet: Number((besideLoad.p99 / quiet.p99).toFixed(2)),
    };
  } finally {
    await bench.stop();
  }
}

interface Run {
  state: string;
  counts: { inserted: number };
}

async function isIdle({ api }: Bench): Promise<boolean> {
  const { data } = await api.get<{ data: Run[] }>('/v1/syncs?limit=50');
  return !data.some(({ state }) => ['queued', 'running'].includes(state));
}

/** Looks whether it is over every half second. */
async function handInUntil(bench: Bench, prefix: string, isOver: () => Promise<boolean>): Promise<number[]> {
  const took: number[] = [];
  for (let lookAt = performance.now() + 500; ;) {
    if (performance.now() > lookAt) {
      if (await isOver()) return took;
      lookAt = performance.now() + 500;
    }
    const startedAt = performance.now();
    await handIn(bench, `${prefix}-${took.length}`);
    took.push(performance.now() - startedAt);
    await pause(PAUSE_MS);
  }
}

async function handIn({ api }: Bench, externalId: string): Promise<void> {
  await api.send('PUT', `/v1/recordings/${externalId}`, {
    kind: 'virtual_conference',
    startedAt: new Date(Date.now() - 600_000).toISOString(),
    endedAt: new Date().toISOString(),
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Somebody', email: `${externalId}@somewhere.example`, talkTimeMs: 60_000 }],
    decide: 'now',
  });
}

function quantiles(took: readonly number[]): HandIns {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(2));
  return { count: sorted.length, median: at(0.5), p99: at(0.99) };
}
