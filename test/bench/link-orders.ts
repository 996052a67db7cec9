import type { Population } from './link-population.js';

/** What the load program is told. */
export interface LoadOrder {
  url: string;
  key: string;
  callers: number;
  warmUpSeconds: number;
  seconds: number;
  /** Of the recordings' ids; new for each order. */
  prefix: string;
  seed: number;
  population: Population;
}

export interface LoadResult {
  /** All that were answered, before, within and after the measured seconds. */
  handIns: number;
  /** One entry for each hand-in that was answered within the measured seconds. */
  latenciesMs: number[];
}

/** What the bare program is told. */
export interface BareOrder {
  databaseUrl: string;
  teamId: string;
  /** As many connections as the service has. */
  poolSize: number;
}

const NAME = 'BENCH_ORDER';

/** How a program of the benchmark is told its order: not as an argument, where every user of the machine reads the key. */
export function orderEnvironment(order: LoadOrder | BareOrder): NodeJS.ProcessEnv {
  return { [NAME]: JSON.stringify(order) };
}

export function givenOrder(): unknown {
  return JSON.parse(process.env[NAME] ?? '{}');
}
