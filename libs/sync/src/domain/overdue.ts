import { type Intervals } from './due.js';

/**
 * How long ago the next complete pass was due, when the last one began so long ago; 0 before. Undefined where the schedule is
 * off: nothing is late there (Y6).
 */
export function secondsOverdue(
  ageSeconds: number,
  { syncIntervalMinutes, reconcileIntervalHours }: Intervals,
): number | undefined {
  const scheduled = [syncIntervalMinutes * 60, reconcileIntervalHours * 3600].filter((seconds) => seconds > 0);
  return scheduled.length === 0 ? undefined : Math.max(0, ageSeconds - Math.min(...scheduled));
}
