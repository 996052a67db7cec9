import { type CrmObject } from '#mirror';
import { type RunMode } from './run.js';

/** When a run of an object and mode was last asked for. */
export interface LastRequest {
  object: CrmObject;
  mode: RunMode;
  at: Date;
}

export interface Intervals {
  /** 0: never by itself. */
  syncIntervalMinutes: number;
  /** 0: never by itself. */
  reconcileIntervalHours: number;
}

const MINUTE_MS = 60_000;
/** Ticks come on the minute, give or take: half a minute early is on time. */
const EARLY_MS = 30_000;

/** The run an object is due for, the rarer kind first; undefined when none is. */
export function dueMode(
  object: CrmObject,
  last: readonly LastRequest[],
  intervals: Intervals,
  now: Date,
): RunMode | undefined {
  const since = (modes: readonly RunMode[]): number => {
    const times = last
      .filter((each) => each.object === object && modes.includes(each.mode))
      .map(({ at }) => at.getTime());
    return now.getTime() - Math.max(-Infinity, ...times) + EARLY_MS;
  };
  const { syncIntervalMinutes, reconcileIntervalHours } = intervals;
  const isKnown = last.some((each) => each.object === object && each.mode !== 'backfill');
  // A first run reads everything: there is nothing to reconcile with.
  const reconciles = isKnown && reconcileIntervalHours > 0;
  if (reconciles && since(['reconcile', 'full']) >= reconcileIntervalHours * 60 * MINUTE_MS) return 'reconcile';
  const syncs = syncIntervalMinutes > 0;
  return syncs && since(['incremental', 'full', 'reconcile']) >= syncIntervalMinutes * MINUTE_MS
    ? 'incremental'
    : undefined;
}
