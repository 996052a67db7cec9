import type { CrmObject } from '#identifiers';
import { type StoredPlan } from '../domain/plan.js';
import { type RunCounts, type RunMode, type RunPhase, type RunState, type SyncRun } from '../domain/run.js';

export const RUN_COLUMNS = `team_id, id, object, mode, state, phase, expected, read, inserted, updated, unchanged, deleted,
  withheld, api_calls, bytes, watermark, plan, error_code, error_detail, paused_until, fence, requested_at, started_at,
  finished_at, crm_ids`;

/** A run that waits for a worker, as far as its way to one depends on it. */
export interface QueuedRun {
  id: string;
  object: CrmObject;
  mode: RunMode;
  crmIds: readonly string[] | null;
}

export interface RunRow extends RunCounts {
  team_id: string;
  id: string;
  object: CrmObject;
  mode: RunMode;
  state: RunState;
  phase: RunPhase | null;
  api_calls: number;
  bytes: number;
  watermark: Date | null;
  plan: StoredPlan | null;
  error_code: string | null;
  error_detail: string | null;
  paused_until: Date | null;
  fence: number;
  requested_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  crm_ids: string[] | null;
}

export function toRun(row: RunRow): SyncRun {
  const { expected, read, inserted, updated, unchanged, deleted, withheld } = row;
  return {
    id: row.id,
    object: row.object,
    mode: row.mode,
    state: row.state,
    phase: row.phase,
    counts: { expected, read, inserted, updated, unchanged, deleted, withheld },
    apiCalls: row.api_calls,
    // Plans of older versions have none.
    estimate: row.plan?.estimate ?? null,
    bytes: row.bytes,
    watermark: row.watermark,
    requestedAt: row.requested_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    pausedUntil: row.paused_until,
    error: row.error_code === null ? null : { code: row.error_code, detail: row.error_detail ?? '' },
  };
}

export function toQueued({ id, object, mode, crm_ids: crmIds }: RunRow): QueuedRun {
  return { id, object, mode, crmIds };
}
