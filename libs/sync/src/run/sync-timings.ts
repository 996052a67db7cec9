/** Times of a run; tests shorten them. */
export interface SyncTimings {
  /** A worker that does not renew for so long has died, and its run may be taken over. */
  leaseSeconds: number;
  heartbeatMs: number;
  /** A bulk job is looked at quickly at first, since small ones are done in no time, then ever more slowly. */
  pollFirstMs: number;
  pollLastMs: number;
  /** Before the first repetition of a step that failed in passing; doubled each time. */
  retryBaseMs: number;
  /** Steps are tried so often in all. */
  attempts: number;
  /** Progress is announced no more often. */
  announceEveryMs: number;
}

/** Injection token of SyncTimings. */
export const SYNC_TIMINGS = Symbol('SYNC_TIMINGS');

export const DEFAULT_SYNC_TIMINGS: SyncTimings = {
  leaseSeconds: 20,
  heartbeatMs: 5_000,
  pollFirstMs: 100,
  pollLastMs: 5_000,
  retryBaseMs: 1_000,
  attempts: 4,
  announceEveryMs: 500,
};
