import { connectOrg, peakMemoryMb, secondsOf, startBench, syncObjects } from './harness.js';
import { OBJECTS } from './objects.js';
import { prepareShellLoad, shellLoad } from './psql.js';

const objects = Object.keys(OBJECTS);

/** A full load of the org, beside the same load by curl and psql in the same run. */
export async function benchSync(rows: number): Promise<Record<string, unknown>> {
  const bench = await startBench({ rows });
  try {
    await connectOrg(bench);
    const requestsBefore = await requestsSeen(bench.org.url);
    const runs = await syncObjects(bench.api, objects, 'full');
    const requests = (await requestsSeen(bench.org.url)) - requestsBefore;
    const peakMemory = peakMemoryMb(bench.service);
    const shellRequestsBefore = await requestsSeen(bench.org.url);
    let shellSeconds = 0;
    for (const object of objects) {
      const load = { databaseUrl: bench.databaseUrl, org: bench.org, object };
      await prepareShellLoad(load);
      shellSeconds += await shellLoad(load);
    }
    const shellRequests = (await requestsSeen(bench.org.url)) - shellRequestsBefore;
    const seconds = secondsOf(runs);
    const read = runs.reduce((sum, run) => sum + run.counts.read, 0);
    return {
      benchmark: 'sync',
      rows: read,
      seconds: round(seconds),
      rowsPerSecond: Math.round(read / seconds),
      peakMemoryMb: peakMemory,
      requests,
      objects: runs.map((run) => ({ object: run.object, read: run.counts.read, seconds: round(secondsOf([run])) })),
      psql: { seconds: round(shellSeconds), requests: shellRequests, ratio: round(seconds / shellSeconds) },
    };
  } finally {
    await bench.stop();
  }
}

/** An incremental sync with nothing, one in a hundred and all of the opportunities changed. */
export async function benchIncremental(rows: number): Promise<Record<string, unknown>> {
  const bench = await startBench({ rows });
  try {
    await connectOrg(bench);
    const full = await syncObjects(bench.api, objects, 'full');
    const measured = [];
    for (const percent of [0, 1, 100]) {
      await touch(bench.org.url, percent);
      const before = await requestsSeen(bench.org.url);
      const runs = await syncObjects(bench.api, ['Opportunity'], 'incremental');
      const requests = (await requestsSeen(bench.org.url)) - before;
      const [run] = runs;
      measured.push({ percent, seconds: round(secondsOf(runs)), requests, counts: run?.counts });
    }
    const fullSeconds = secondsOf(full.filter(({ object }) => object === 'Opportunity'));
    return { benchmark: 'incremental', rows, fullSeconds: round(fullSeconds), changed: measured };
  } finally {
    await bench.stop();
  }
}

async function requestsSeen(orgUrl: string): Promise<number> {
  const counters = (await (await fetch(`${orgUrl}/__org/counters`)).json()) as { total: number };
  return counters.total;
}

async function touch(orgUrl: string, percent: number): Promise<void> {
  if (percent === 0) return;
  const body = JSON.stringify({ object: 'Opportunity', percent });
  const response = await fetch(`${orgUrl}/__org/touch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`The org refused to touch its records: ${await response.text()}`);
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
