import { type Bench, measureSync, startBench } from './harness.js';
import { jsforceKnexLoad } from './jsforce-knex.js';
import { OBJECTS } from './objects.js';
import { prepareTable, shellLoad } from './psql.js';
import { findSf, sfLoad, signInSf } from './sf.js';
import { controlOrg, requestsSeen } from './control-org.js';

const objects = Object.keys(OBJECTS);

/**
 * A full load of an empty mirror, beside the same load by curl and psql, by jsforce and knex, and by sf, in the same run.
 * Ours and the shell take turns, object by object: what else the machine does then falls on both.
 */
export async function benchSync(rows: number): Promise<Record<string, unknown>> {
  const bench = await startBench({ rows });
  try {
    await shellLoads(bench, { derives: true, objects: ['Account'] });
    const turns = [];
    for (const object of objects) turns.push(await takeTurns(bench, object));
    const peer = await measureJsforceKnex(bench);
    const sf = await measureSf(bench);
    const seconds = sum(turns, ({ ours }) => ours.seconds);
    const read = sum(turns, ({ ours }) => ours.read);
    const [psql, psqlBare] = [summed(turns.map((turn) => turn.psql)), summed(turns.map((turn) => turn.psqlBare))];
    return {
      benchmark: 'sync',
      rows: read,
      seconds: round(seconds),
      rowsPerSecond: Math.round(read / seconds),
      peakMemoryMb: Math.max(...turns.map(({ ours }) => ours.peakMemoryMb)),
      requests: sum(turns, ({ ours }) => ours.requests),
      objects: turns.map((turn, index) => ({ object: objects[index], ...turn })),
      psql,
      ratioToPsql: round(seconds / psql.seconds),
      // Without the columns that derive from others: a smaller table than ours.
      psqlBare,
      ratioToPsqlBare: round(seconds / psqlBare.seconds),
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

interface Load {
  seconds: number;
  requests: number;
}

interface Turn {
  ours: Load & { read: number; peakMemoryMb: number };
  psql: Load;
  psqlBare: Load;
}

async function takeTurns(bench: Bench, object: string): Promise<Turn> {
  const psqlBare = await shellLoads(bench, { derives: false, objects: [object] });
  const before = await requestsSeen(bench.org.url);
  const { seconds, counts, peakMemoryMb } = await measureSync(bench, object, 'full');
  const requests = (await requestsSeen(bench.org.url)) - before;
  const ours = { seconds: round(seconds), requests, read: counts.read, peakMemoryMb };
  const psql = await shellLoads(bench, { derives: true, objects: [object] });
  return { ours, psql, psqlBare };
}

async function shellLoads(
  { databaseUrl, org }: Bench,
  { derives, objects: some }: { derives: boolean; objects: readonly string[] },
): Promise<Load> {
  const before = await requestsSeen(org.url);
  let seconds = 0;
  for (const object of some) {
    await prepareTable({ databaseUrl, object });
    seconds += await shellLoad({ databaseUrl, org, object, derives });
  }
  return { seconds: round(seconds), requests: (await requestsSeen(org.url)) - before };
}

function summed(loads: readonly Load[]): Load {
  return { seconds: round(sum(loads, (load) => load.seconds)), requests: sum(loads, (load) => load.requests) };
}

async function measureJsforceKnex({ databaseUrl, org }: Bench): Promise<{ seconds: number; requests: number }> {
  const before = await requestsSeen(org.url);
  let seconds = 0;
  for (const object of objects) {
    await prepareTable({ databaseUrl, object });
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
      await prepareTable({ databaseUrl, object });
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
      // Contacts cost the most: what derives from them goes through the process.
      for (const object of ['Contact', 'Opportunity']) {
        const { counts, seconds, peakMemoryMb } = await measureSync(bench, object, 'full');
        loads.push({ object, rows: counts.read, seconds: round(seconds), peakMemoryMb });
      }
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

/** Gives this many opportunities another amount, all of them now. */
async function touch(orgUrl: string, rows: number, amount: number): Promise<void> {
  if (rows > 0) await controlOrg(orgUrl, 'records/touch', ['Opportunity', rows, { Amount: amount }]);
}

const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const sum = <T>(list: readonly T[], of: (entry: T) => number): number => total(list.map(of));
const round = (value: number): number => Math.round(value * 1000) / 1000;
