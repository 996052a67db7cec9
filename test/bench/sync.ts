import { type Bench, measureSync, type MeasuredRun, startBench } from './harness.js';
import { jsforceKnexLoad } from './jsforce-knex.js';
import { OBJECTS } from './objects.js';
import { prepareTable, shellLoad } from './psql.js';
import { findSf, sfLoad, signInSf } from './sf.js';

const objects = Object.keys(OBJECTS);

/** A full load of an empty mirror, beside the same load by curl and psql, and by jsforce and knex, in the same run. */
export async function benchSync(rows: number): Promise<Record<string, unknown>> {
  const bench = await startBench({ rows });
  try {
    const ours = await measureOurs(bench);
    const shell = await measureShell(bench);
    const peer = await measureJsforceKnex(bench);
    const sf = await measureSf(bench);
    const seconds = sum(ours.runs, (run) => run.seconds);
    const read = sum(ours.runs, (run) => run.counts.read);
    return {
      benchmark: 'sync',
      rows: read,
      seconds: round(seconds),
      rowsPerSecond: Math.round(read / seconds),
      peakMemoryMb: Math.max(...ours.runs.map((run) => run.peakMemoryMb)),
      requests: ours.requests,
      objects: ours.runs.map((run, index) => ({
        object: run.object,
        read: run.counts.read,
        seconds: round(run.seconds),
        psqlSeconds: round(shell.seconds[index] ?? Number.NaN),
      })),
      psql: { seconds: round(total(shell.seconds)), requests: shell.requests },
      ratioToPsql: round(seconds / total(shell.seconds)),
      jsforceKnex: peer,
      ratioToJsforceKnex: round(seconds / peer.seconds),
      // Null where Salesforce's own command line is not installed: the suite test/conformance/sf-cli fetches it.
      sf,
      ratioToSf: sf === null ? null : round(seconds / sf.seconds),
    };
  } finally {
    await bench.stop();
  }
}

async function measureOurs(bench: Bench): Promise<{ runs: MeasuredRun[]; requests: number }> {
  const before = await requestsSeen(bench.org.url);
  const runs: MeasuredRun[] = [];
  for (const object of objects) runs.push(await measureSync(bench, object, 'full'));
  return { runs, requests: (await requestsSeen(bench.org.url)) - before };
}

async function measureShell({ databaseUrl, org }: Bench): Promise<{ seconds: number[]; requests: number }> {
  const before = await requestsSeen(org.url);
  const seconds: number[] = [];
  for (const object of objects) {
    const load = { databaseUrl, org, object };
    await prepareTable(load);
    seconds.push(await shellLoad(load));
  }
  return { seconds, requests: (await requestsSeen(org.url)) - before };
}

async function measureJsforceKnex({ databaseUrl, org }: Bench): Promise<{ seconds: number; requests: number }> {
  const before = await requestsSeen(org.url);
  let seconds = 0;
  for (const object of objects) {
    await prepareTable({ databaseUrl, org, object });
    seconds += await jsforceKnexLoad(databaseUrl, org, object);
  }
  return { seconds: round(seconds), requests: (await requestsSeen(org.url)) - before };
}

async function measureSf({ databaseUrl, org }: Bench): Promise<{ seconds: number; requests: number } | null> {
  const program = findSf();
  if (program === undefined) return null;
  const sf = await signInSf(program, org);
  try {
    const before = await requestsSeen(org.url);
    let seconds = 0;
    for (const object of objects) {
      await prepareTable({ databaseUrl, org, object });
      seconds += await sfLoad(sf, databaseUrl, object);
    }
    return { seconds: round(seconds), requests: (await requestsSeen(org.url)) - before };
  } finally {
    sf.remove();
  }
}

/** The most memory the process of a full load held, from 10,000 opportunities up to so many, ten times as many each time. */
export async function benchMemory(rows: number): Promise<Record<string, unknown>> {
  const loads = [];
  for (let size = Math.min(10_000, rows); size <= rows; size *= 10) {
    const bench = await startBench({ rows: size });
    try {
      const { counts, seconds, peakMemoryMb } = await measureSync(bench, 'Opportunity', 'full');
      loads.push({ rows: counts.read, seconds: round(seconds), peakMemoryMb });
    } finally {
      await bench.stop();
    }
  }
  return { benchmark: 'memory', rows, peakMemoryMb: Math.max(...loads.map((load) => load.peakMemoryMb)), loads };
}

/** An incremental sync with none, one in a hundred and all of the opportunities changed. */
export async function benchIncremental(rows: number): Promise<Record<string, unknown>> {
  const bench = await startBench({ rows });
  try {
    const full = await measureSync(bench, 'Opportunity', 'full');
    const changed = [];
    for (const percent of [0, 1, 100]) {
      await touch(bench.org.url, Math.round((rows * percent) / 100), percent);
      const before = await requestsSeen(bench.org.url);
      const { seconds, counts, peakMemoryMb } = await measureSync(bench, 'Opportunity', 'incremental');
      const requests = (await requestsSeen(bench.org.url)) - before;
      changed.push({
        percent,
        seconds: round(seconds),
        ratioToFull: round(seconds / full.seconds),
        requests,
        peakMemoryMb,
        counts,
      });
    }
    return { benchmark: 'incremental', rows, fullSeconds: round(full.seconds), changed };
  } finally {
    await bench.stop();
  }
}

async function control<T>(orgUrl: string, operation: string, args: unknown[] = []): Promise<T> {
  const response = await fetch(`${orgUrl}/__org/${operation}`, { method: 'POST', body: JSON.stringify(args) });
  if (!response.ok) throw new Error(`The org refused ${operation}: ${await response.text()}`);
  return ((await response.json()) as { result: T }).result;
}

async function requestsSeen(orgUrl: string): Promise<number> {
  return (await control<{ apiCalls: number }>(orgUrl, 'requests/counters')).apiCalls;
}

/** Gives this many opportunities another amount, all of them now. */
async function touch(orgUrl: string, rows: number, amount: number): Promise<void> {
  if (rows > 0) await control(orgUrl, 'records/touch', ['Opportunity', rows, { Amount: amount }]);
}

const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const sum = <T>(list: readonly T[], of: (entry: T) => number): number => total(list.map(of));
const round = (value: number): number => Math.round(value * 1000) / 1000;
