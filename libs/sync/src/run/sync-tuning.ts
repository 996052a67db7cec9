/** Times and sizes of a run; tests make them small. */
export interface SyncTuning {
  /** A worker that does not renew for so long has died, and its run may be taken over. */
  leaseSeconds: number;
  heartbeatMs: number;
  /** A bulk job is looked at quickly at first, since small ones are done in no time, then ever more slowly. */
  pollFirstMs: number;
  pollLastMs: number;
  /** So long a worker waits for a bulk job in place; then the run gives it back, and comes back. */
  holdWorkerMs: number;
  /** A run of a team that has another at work in some process comes back so often. */
  behindAnotherMs: number;
  /** A bulk job that neither changes its state nor reads a row for so long is given up, and the read goes on by REST. */
  jobStandsStillMs: number;
  /** Before the first repetition of a step that failed in passing; doubled each time. */
  retryBaseMs: number;
  /** Steps are tried so often in all. */
  attempts: number;
  /** Progress is announced no more often. */
  announceEveryMs: number;
  /** Up to so many rows are read by REST, and more by Bulk; undefined: whatever costs less (see cost.ts). */
  restRowsAtMost: number | undefined;
  /** Rows of a bulk page at most; undefined leaves it to Salesforce. */
  bulkPageRows: number | undefined;
  /** Transactions that stage and merge a large page side by side. */
  partitions: number;
  /** A page is large when each partition gets so many rows. */
  rowsPerPartition: number;
}

/** Injection token of SyncTuning. */
export const SYNC_TUNING = Symbol('SYNC_TUNING');

export const DEFAULT_SYNC_TUNING: SyncTuning = {
  leaseSeconds: 20,
  heartbeatMs: 5_000,
  pollFirstMs: 100,
  pollLastMs: 15_000,
  holdWorkerMs: 2_000,
  behindAnotherMs: 1_000,
  jobStandsStillMs: 6 * 3600 * 1000,
  retryBaseMs: 1_000,
  attempts: 4,
  announceEveryMs: 500,
  restRowsAtMost: undefined,
  bulkPageRows: undefined,
  partitions: 2,
  rowsPerPartition: 10_000,
};
