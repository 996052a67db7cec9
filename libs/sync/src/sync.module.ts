import { Module } from '@nestjs/common';
import { MirrorModule } from '#mirror';
import { SalesforceModule } from '#salesforce';
import { FollowUps } from './follow-ups.service.js';
import { FreshnessWorker } from './freshness-worker.service.js';
import { MirrorDeletion } from './mirror-deletion.service.js';
import { Parity } from './parity.service.js';
import { RunExecutor } from './run/run-executor.service.js';
import { DEFAULT_SYNC_TUNING, SYNC_TUNING } from './run/sync-tuning.js';
import { PassExecutor } from './pass/pass-executor.service.js';
import { RunQueues } from './run-queues.service.js';
import { RunExecutors, RunWorker } from './run-worker.service.js';
import { SyncErrors } from './sync-errors.service.js';
import { SyncEstimates } from './sync-estimates.service.js';
import { SyncMetrics } from './sync-metrics.service.js';
import { SyncRuns } from './sync-runs.service.js';
import { SyncSchedule } from './sync-schedule.service.js';
import { SyncUpkeep } from './sync-upkeep.service.js';
import { SyncStatus } from './sync-status.service.js';

const services = [
  SyncRuns,
  SyncEstimates,
  RunExecutor,
  PassExecutor,
  SyncSchedule,
  Parity,
  SyncErrors,
  SyncStatus,
  SyncUpkeep,
  MirrorDeletion,
];

/** Keeps the mirror a copy of the org. */
@Module({
  imports: [SalesforceModule, MirrorModule],
  providers: [
    ...services,
    FollowUps,
    SyncMetrics,
    RunQueues,
    RunExecutors,
    RunWorker,
    FreshnessWorker,
    { provide: SYNC_TUNING, useValue: DEFAULT_SYNC_TUNING },
  ],
  exports: services,
})
export class SyncModule {}
