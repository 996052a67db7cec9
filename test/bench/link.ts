import { join } from 'node:path';
import { type LoadOrder, type LoadResult, orderEnvironment } from './link-orders.js';
import { findPgbench, runPgbench } from './link-pgbench.js';
import { cpuMsOf, Opened } from './link-processes.js';
import { buildWorld, openServer, type World } from './link-world.js';

const SMALL = 10_000;
const CALLERS = [1, 8, 32];
/** What the aims are about. */
const MEASURED_CALLERS = 8;
/** Every figure is put together from windows of all programs in turn, so that a disturbance hits them alike. */
const WINDOW_SECONDS = 2;
/** A program is warm when none of this many windows in a row was cheaper than one before them, and cold no longer than that. */
const WARM_UP = { windowSeconds: 4, windowsWithoutGain: 3, windowsMost: 20 };
/** Less is noise. */
const GAIN = 0.97;
const PROGRAMS = ['ours', 'bare', 'pgbench'] as const;
type Program = (typeof PROGRAMS)[number];

export interface LinkOptions {
  /** Opportunities of the larger mirror. */
  rows: number;
  /** Measured per program, size and number of callers. */
  seconds: number;
}

/** Hand-ins a second, how long one took, and what it cost the process that served it (pgbench serves none). */
interface Figures {
  perSecond: number;
  medianMs: number;
  p99Ms: number;
  cpuMs: number | null;
}

/** What was seen in one window, or in all of them. */
interface Seen {
  latenciesMs: number[];
  handIns: number;
  cpuMs: number;
}

type Row = { opportunities: number; callers: number } & Record<Program, Figures>;
type MeasuredRow = Row & { windows: Record<Program, Seen[]> };

interface Aim {
  aim: string;
  measured: number;
  isMet: boolean;
}

export interface LinkReport extends Record<string, unknown> {
  benchmark: 'link';
  rows: number;
  seconds: number;
  results: (Row & { ratioToBare: number; p99ToMedian: number })[];
  aims: Aim[];
}

const tell = (line: string): void => {
  console.error(line);
};

/**
 * Recordings handed in over HTTP and decided at once, on a small mirror and a large one. Beside it, in turns: a bare
 * node:http program with the same prepared statements, and pgbench running them.
 */
export async function benchLink({ rows, seconds }: LinkOptions): Promise<LinkReport> {
  const pgbench = findPgbench();
  const opened = new Opened();
  try {
    const server = await openServer(opened);
    const worlds: World[] = [];
    for (const size of new Set([SMALL, rows])) worlds.push(await buildWorld(opened, server, size, tell));
    for (const world of worlds) await warmUp(opened, world);
    const results: MeasuredRow[] = [];
    for (const callers of CALLERS) results.push(...(await measureAll({ opened, pgbench, worlds }, callers, seconds)));
    return report(rows, seconds, results);
  } finally {
    await opened.end();
  }
}

let orders = 0;

async function load(
  opened: Opened,
  program: Exclude<Program, 'pgbench'>,
  world: World,
  order: Omit<Measured, 'program'>,
): Promise<Seen> {
  const { key, population, [program]: server } = world;
  const number = ++orders;
  const told: LoadOrder = { url: server.url, key, population, prefix: `load-${number}`, seed: number, ...order };
  const before = cpuMsOf(server);
  const printed = await opened.run(
    process.execPath,
    [join(import.meta.dirname, 'link-load.js')],
    orderEnvironment(told),
  );
  return { ...(JSON.parse(printed) as LoadResult), cpuMs: cpuMsOf(server) - before };
}

/** Until a hand-in costs neither program less than before: code is compiled, plans are settled, connections are open. */
async function warmUp(opened: Opened, world: World): Promise<void> {
  const { windowSeconds, windowsWithoutGain, windowsMost } = WARM_UP;
  for (const program of ['ours', 'bare'] as const) {
    let [best, since] = [Infinity, 0];
    for (let window = 0; window < windowsMost && since < windowsWithoutGain; window++) {
      const order = { callers: MEASURED_CALLERS, warmUpSeconds: 0, seconds: windowSeconds };
      const { cpuMs, handIns } = await load(opened, program, world, order);
      const cost = cpuMs / handIns;
      tell(`${world.opportunities} opportunities: warming up ${program}, ${cost.toFixed(2)} ms of CPU a hand-in`);
      since = cost < best * GAIN ? 0 : since + 1;
      best = Math.min(best, cost);
    }
  }
}

interface Measurement {
  opened: Opened;
  pgbench: string;
  worlds: readonly World[];
}

interface Measured {
  program: Program;
  callers: number;
  seconds: number;
  warmUpSeconds: number;
}

async function measureAll(measurement: Measurement, callers: number, seconds: number): Promise<MeasuredRow[]> {
  const all = measurement.worlds.map((): Record<Program, Seen[]> => ({ ours: [], bare: [], pgbench: [] }));
  const rounds = Math.max(1, Math.round(seconds / WINDOW_SECONDS));
  const window = Math.min(seconds, WINDOW_SECONDS);
  for (let round = 0; round < rounds; round++) {
    for (const program of PROGRAMS) {
      for (const [place, world] of measurement.worlds.entries()) {
        const measured = { program, callers, seconds: window, warmUpSeconds: window / 4 };
        const seen = await measure(measurement, world, measured);
        all[place]?.[program].push(seen);
        const rate = Math.round(seen.latenciesMs.length / window);
        tell(`${world.opportunities} opportunities, ${callers} callers, ${program}: ${rate}/s`);
      }
    }
  }
  return measurement.worlds.map(({ opportunities }, place) => {
    const windows = all[place] ?? { ours: [], bare: [], pgbench: [] };
    const of = (program: Program): Figures => figures(windows[program], window);
    return { opportunities, callers, windows, ours: of('ours'), bare: of('bare'), pgbench: of('pgbench') };
  });
}

async function measure({ opened, pgbench }: Measurement, world: World, { program, ...order }: Measured): Promise<Seen> {
  if (program !== 'pgbench') return load(opened, program, world, order);
  return { handIns: 0, cpuMs: 0, latenciesMs: await runPgbench(pgbench, { ...world, ...order }, opened.run) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Of all windows together. */
function figures(windows: readonly Seen[], secondsEach: number): Figures {
  const latenciesMs = windows.flatMap((window) => window.latenciesMs);
  const sum = (of: (window: Seen) => number): number => windows.reduce((total, window) => total + of(window), 0);
  const cpuMs = sum((window) => window.cpuMs);
  return {
    perSecond: Math.round(latenciesMs.length / (secondsEach * windows.length)),
    medianMs: round(quantile(latenciesMs, 0.5)),
    p99Ms: round(quantile(latenciesMs, 0.99)),
    cpuMs: cpuMs === 0 ? null : round(cpuMs / sum((window) => window.handIns)),
  };
}

/** The rates of one compared with those of another, each with that of the same round: the median. */
function compareRates(ones: readonly Seen[], others: readonly Seen[]): number {
  const ratios = ones.map(({ latenciesMs }, place) => latenciesMs.length / (others[place]?.latenciesMs.length ?? 0));
  return round(quantile(ratios, 0.5));
}

/** p99 to median within a window, where the machine is as fast for all: the median of the windows. */
function tailOf(windows: readonly Seen[]): number {
  return round(
    quantile(
      windows.map(({ latenciesMs }) => quantile(latenciesMs, 0.99) / quantile(latenciesMs, 0.5)),
      0.5,
    ),
  );
}

function report(rows: number, seconds: number, results: readonly MeasuredRow[]): LinkReport {
  const [small, large] = [SMALL, rows].map((size) =>
    results.find(({ opportunities, callers }) => opportunities === size && callers === MEASURED_CALLERS),
  );
  if (small === undefined || large === undefined) throw new Error('A size was not measured');
  const worst = Math.min(...[small, large].map(({ windows }) => compareRates(windows.ours, windows.bare)));
  const tail = Math.max(...[small, large].map(({ windows }) => tailOf(windows.ours)));
  const slower = compareRates(small.windows.ours, large.windows.ours);
  const at = `at ${MEASURED_CALLERS} callers`;
  return {
    benchmark: 'link',
    rows,
    seconds,
    results: results.map(({ windows, ...row }) => ({
      ...row,
      ratioToBare: compareRates(windows.ours, windows.bare),
      p99ToMedian: tailOf(windows.ours),
    })),
    aims: [
      { aim: `rate to the bare program's ${at}, at least 0.5`, measured: worst, isMet: worst >= 0.5 },
      { aim: `p99 to median ${at}, at most 3`, measured: tail, isMet: tail <= 3 },
      {
        aim: `times slower at ${rows} than at ${SMALL}, ${at}, at most 1.3`,
        measured: slower,
        isMet: slower <= 1.3,
      },
    ],
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The report for a person. */
export function linkTable({ results, aims }: LinkReport): string {
  const cells = ({ perSecond, medianMs, p99Ms }: Figures): string =>
    `${String(perSecond).padStart(7)}/s ${medianMs.toFixed(1).padStart(6)} ${p99Ms.toFixed(1).padStart(6)}`;
  return [
    `${'opportunities'.padStart(13)} callers ${PROGRAMS.map((name) => `${name} (median, p99 ms)`.padStart(23)).join('   ')}   to bare`,
    ...results.map(
      (row) =>
        `${String(row.opportunities).padStart(13)} ${String(row.callers).padStart(7)} ${PROGRAMS.map((name) => cells(row[name])).join('   ')}   ${row.ratioToBare}`,
    ),
    ...aims.map(({ aim, measured, isMet }) => `${isMet ? 'met   ' : 'MISSED'} ${aim}: ${measured}`),
  ].join('\n');
}
