import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { benchBesideLoad, type BesideLoad } from './beside-load.js';
import { type Bench, startBench } from './harness.js';
import { controlOrg, requestsSeen } from './control-org.js';

/** What a call to Salesforce takes, as seen from another network. */
const CALL_MS = 150;
const POLL_MS = 100;
const DEFAULT_GAP_SECONDS = 30;
/** At the default interval of five minutes. */
const PASSES_AN_HOUR = 12;

export interface FreshResult {
  /** From a recording's end to its decision, in seconds, for calls further apart than the gap, and for any. */
  apartSeconds: Quantiles;
  closeSeconds: Quantiles;
  /** Of calls so far apart that each is alone, as ten an hour are; and of six hundred an hour. */
  callsPerLink: { apart: number; sixHundredAnHour: number };
  /** What the schedule alone asks the org for in an hour, reckoned from its passes in the idle stretch. */
  idleCallsPerHour: number;
  /** Hand-ins while the same process loads an org of `--rows` opportunities. */
  handIns: BesideLoad;
}

interface Quantiles {
  recordings: number;
  median: number;
  p99: number;
}

/** `bench fresh`: hand-ins at random times with the default settings, on an org that takes 150 ms a call, and beside a load. */
export async function benchFresh({ seconds, rows }: { seconds: number; rows: number }): Promise<FreshResult> {
  return { ...(await benchFreshness(seconds)), handIns: await benchBesideLoad(rows) };
}

async function benchFreshness(seconds: number): Promise<Omit<FreshResult, 'handIns'>> {
  const bench = await startBench({ rows: 1_000, role: 'all' });
  try {
    await bench.api.send('PATCH', '/v1/settings', { syncIntervalMinutes: 5, apiBudgetPercent: 100 });
    await controlOrg(bench.org.url, 'faults/add', [{ times: 0, effect: { type: 'delay', ms: CALL_MS } }]);
    await idle(bench);
    const count = Math.max(3, Math.round(seconds / 8));
    const apart = await handInCounted(bench, { prefix: 'apart', count, from: 31_000, to: 45_000 });
    // Six hundred an hour: one every six seconds.
    const steady = await handInCounted(bench, { prefix: 'steady', count: 2 * count, from: 0, to: 12_000 });
    const close = await handInAtRandom(bench, {
      prefix: 'close',
      count: Math.max(10, seconds * 2),
      from: 0,
      to: 3_000,
    });
    const idleCallsPerHour = await scheduledCalls(bench);
    const callsPerLink = { apart: apart.callsPerLink, sixHundredAnHour: steady.callsPerLink };
    return { apartSeconds: quantiles(apart.seconds), closeSeconds: quantiles(close), callsPerLink, idleCallsPerHour };
  } finally {
    await bench.stop();
  }
}

interface Spread {
  prefix: string;
  count: number;
  /** Between two hand-ins, in ms. */
  from: number;
  to: number;
}

async function handInAtRandom(bench: Bench, { prefix, count, from, to }: Spread): Promise<number[]> {
  const waiting: Promise<number>[] = [];
  for (let n = 0; n < count; n += 1) {
    await pause(randomInt(from, to));
    waiting.push(untilDecided(bench, `${prefix}-${n}`));
  }
  return Promise.all(waiting);
}

/** The same, with the calls to the org that each took, once all are decided. */
async function handInCounted(bench: Bench, spread: Spread): Promise<{ seconds: number[]; callsPerLink: number }> {
  const before = await requestsSeen(bench.org.url);
  const seconds = await handInAtRandom(bench, spread);
  await idle(bench);
  return { seconds, callsPerLink: ((await requestsSeen(bench.org.url)) - before) / seconds.length };
}

/** Hands in a call that has just ended; answers how many seconds later it was decided. */
async function untilDecided({ api }: Bench, externalId: string): Promise<number> {
  const endedAt = new Date();
  await api.send('PUT', `/v1/recordings/${externalId}`, {
    kind: 'virtual_conference',
    startedAt: new Date(endedAt.getTime() - 600_000).toISOString(),
    endedAt: endedAt.toISOString(),
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Somebody', email: `${externalId}@somewhere.example`, talkTimeMs: 60_000 }],
  });
  for (;;) {
    const { decidedAt } = await api.get<{ decidedAt: string | null }>(`/v1/recordings/${externalId}`);
    if (decidedAt != null) return (Date.parse(decidedAt) - endedAt.getTime()) / 1000;
    await pause(POLL_MS);
  }
}

async function idle({ api }: Bench): Promise<void> {
  for (;;) {
    const { data } = await api.get<{ data: { state: string }[] }>('/v1/syncs?limit=20');
    if (data.length > 0 && !data.some(({ state }) => ['queued', 'running'].includes(state))) return;
    await pause(500);
  }
}

/** Asks for one pass as the schedule does, and counts its calls; describes are confirmed every fifteen minutes. */
async function scheduledCalls(bench: Bench): Promise<number> {
  await pause(DEFAULT_GAP_SECONDS * 1000);
  await idle(bench);
  const before = await requestsSeen(bench.org.url);
  await bench.api.send('POST', '/v1/syncs', {});
  await pause(1_000);
  await idle(bench);
  return ((await requestsSeen(bench.org.url)) - before) * PASSES_AN_HOUR;
}

function quantiles(seconds: readonly number[]): Quantiles {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { recordings: sorted.length, median: at(0.5), p99: at(0.99) };
}
