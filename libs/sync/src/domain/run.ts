import type { CrmObject } from '#identifiers';

/** full: everything again · incremental: what changed · reconcile: what vanished too · backfill: newly mapped fields alone. */
export const RUN_MODES = ['full', 'incremental', 'reconcile', 'backfill'] as const;
export type RunMode = (typeof RUN_MODES)[number];

export const RUN_STATES = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'paused',
  'needs_approval',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What a run does; null while no worker has read for it. */
export const RUN_PHASES = ['extract', 'id_scan'] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

export interface RunCounts {
  /** Rows the org announced; null until it has. */
  expected: number | null;
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  deleted: number;
  /** Records of the object that are withheld when the run ends. */
  withheld: number;
}

/** What a run was expected to take, before it read. */
export interface RunEstimate {
  rows: number;
  apiCalls: number;
}

/** A run as the API shows it. */
export interface SyncRun {
  id: string;
  object: CrmObject;
  mode: RunMode;
  state: RunState;
  phase: RunPhase | null;
  counts: RunCounts;
  apiCalls: number;
  /** Null until the run knows how much there is to read. */
  estimate: RunEstimate | null;
  /** Bytes received from the org, as they travelled. */
  bytes: number;
  /** How far the run proved the object complete. */
  watermark: Date | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  pausedUntil: Date | null;
  error: { code: string; detail: string } | null;
}
