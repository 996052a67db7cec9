/**
 * A tick comes so early at most. The schedule takes half a minute for on time, but from when the run was asked for, which is
 * some seconds behind its tick: one that came earlier would find nothing due, and come again at the full interval.
 */
const EARLIEST_MS = 20_000;
/** And by no more of its interval. */
const SHARE = 0.1;

/** A number below 1 that is a team's own: the last digits of its id, which are random. */
function phaseOf(teamId: string): number {
  return Number.parseInt(teamId.slice(-8), 16) / 2 ** 32;
}

/**
 * When a team that was due at `now` is due again. Each team has an instant of its own within the interval, and comes nearer
 * to it with each turn, a little early and never late: teams that were due together, as after a standstill, are apart
 * after some turns, and stay so.
 */
export function nextTurn(teamId: string, now: Date, intervalMs: number): Date {
  const ownMs = Math.floor(phaseOf(teamId) * intervalMs);
  const behindMs = (((now.getTime() - ownMs) % intervalMs) + intervalMs) % intervalMs;
  const earlyMs = Math.min(behindMs, EARLIEST_MS, SHARE * intervalMs);
  return new Date(now.getTime() + intervalMs - earlyMs);
}
