export { TRANSPORTS, type Transport } from './domain/cost.js';
export { BASES, type Basis, type ObjectEstimate } from './domain/estimate.js';
export {
  RUN_MODES,
  RUN_PHASES,
  RUN_STATES,
  type RunCounts,
  type RunEstimate,
  type RunMode,
  type RunState,
  type SyncRun,
} from './domain/run.js';
export { MirrorDeletion } from './mirror-deletion.service.js';
export { PassExecutor } from './pass/pass-executor.service.js';
export { Parity, type ParityRow } from './parity.service.js';
export { RunExecutor } from './run/run-executor.service.js';
export { DEFAULT_SYNC_TUNING, SYNC_TUNING, type SyncTuning } from './run/sync-tuning.js';
export { type CrmSyncError, type ErrorSample, SyncErrors } from './sync-errors.service.js';
export { type SyncEstimate, SyncEstimates } from './sync-estimates.service.js';
export { SyncModule } from './sync.module.js';
export { SyncRuns } from './sync-runs.service.js';
export { SyncSchedule } from './sync-schedule.service.js';
export { type ObjectStatus, SyncStatus } from './sync-status.service.js';
export { SyncUpkeep } from './sync-upkeep.service.js';
export { stageRule } from './withheld.js';
