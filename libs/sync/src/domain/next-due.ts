import { type Intervals, type Known } from './due.js';

const MINUTE_MS = 60_000;

/** When the schedule asks for the object again; null when nothing is scheduled. One that is overdue is due now. */
export function nextDue(
  { object, last, firstCompletedAt }: Known,
  { syncIntervalMinutes, reconcileIntervalHours }: Intervals,
  now: Date,
): Date | null {
  const after = (modes: readonly string[], minutes: number, at: Date | null = null): number[] => {
    if (minutes <= 0) return [];
    const times = last.filter((each) => each.object === object && modes.includes(each.mode));
    const latest = Math.max(at?.getTime() ?? -Infinity, ...times.map((each) => each.at.getTime()));
    return [Number.isFinite(latest) ? latest + minutes * MINUTE_MS : now.getTime()];
  };
  const due = [
    ...after(['incremental', 'full', 'reconcile'], syncIntervalMinutes),
    ...(firstCompletedAt === null ? [] : after(['full', 'reconcile'], reconcileIntervalHours * 60, firstCompletedAt)),
  ];
  return due.length === 0 ? null : new Date(Math.max(now.getTime(), Math.min(...due)));
}
