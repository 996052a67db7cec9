import type { CrmObject } from '#identifiers';
import { type RunMode } from './run.js';

/** When a run of an object and mode was last asked for. */
export interface LastRequest {
  object: CrmObject;
  mode: RunMode;
  at: Date;
  /** When the last one that came to its end was asked for; null when none has. */
  doneAt?: Date | null;
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

/** What is known of an object's runs. */
export interface Known {
  object: CrmObject;
  last: readonly LastRequest[];
  /** When its first run ended; null before. */
  firstCompletedAt: Date | null;
}

/** What an object needs is asked for again no sooner: the run that was to do it may have failed. */
const AGAIN_MS = 5 * MINUTE_MS;
/**
 * After a reconcile that came to its end there is little for another to find. An org whose delete log is lost for good asks
 * for one with every pass, and each reads the whole object.
 */
const RECONCILE_AGAIN_MS = 60 * MINUTE_MS;

/** Whether a run of this object and mode was asked for so lately that another would only repeat what became of it. */
export function wasAskedLately(
  { object, mode }: Pick<LastRequest, 'object' | 'mode'>,
  last: readonly LastRequest[],
  now: Date,
): boolean {
  const isWithin = (at: Date | null | undefined, pauseMs: number): boolean =>
    at != null && now.getTime() - at.getTime() < pauseMs - EARLY_MS;
  return last.some((each) => {
    if (each.object !== object || each.mode !== mode) return false;
    return isWithin(each.at, AGAIN_MS) || (mode === 'reconcile' && isWithin(each.doneAt, RECONCILE_AGAIN_MS));
  });
}

/** The run an object is due for, the rarer kind first; undefined when none is. */
export function dueMode(
  { object, last, firstCompletedAt }: Known,
  { syncIntervalMinutes, reconcileIntervalHours }: Intervals,
  now: Date,
): RunMode | undefined {
  const since = (modes: readonly RunMode[], at: Date | null = null): number => {
    const times = last
      .filter((each) => each.object === object && modes.includes(each.mode))
      .map((each) => each.at.getTime());
    return now.getTime() - Math.max(at?.getTime() ?? -Infinity, ...times) + EARLY_MS;
  };
  // A first run reads everything, whatever it was asked for as: before it there is nothing to reconcile with, and after it
  // nothing for as long as after a full one.
  const reconciles = firstCompletedAt !== null && reconcileIntervalHours > 0;
  const sinceWhole = since(['reconcile', 'full'], firstCompletedAt);
  if (reconciles && sinceWhole >= reconcileIntervalHours * 60 * MINUTE_MS) return 'reconcile';
  const syncs = syncIntervalMinutes > 0;
  return syncs && since(['incremental', 'full', 'reconcile']) >= syncIntervalMinutes * MINUTE_MS
    ? 'incremental'
    : undefined;
}
