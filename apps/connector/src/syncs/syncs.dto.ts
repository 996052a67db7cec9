import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { RUN_MODES, RUN_PHASES, RUN_STATES, type RunMode, type RunState, type SyncRun } from '#sync';
import { AsCrmObject } from '../http/crm-object.js';
import { PageQuery } from '../http/paging.js';
import { ErrorSampleView } from '../sync-errors/sync-errors.dto.js';
import { Omittable } from '../http/omittable.js';

export class SyncRequest {
  @ApiPropertyOptional({ enum: CRM_OBJECTS, description: 'In any case; every object that is pulled when left out' })
  @Omittable()
  @AsCrmObject()
  @IsIn(CRM_OBJECTS)
  object?: CrmObject;

  @ApiPropertyOptional({ enum: RUN_MODES, default: 'incremental' })
  @Omittable()
  @IsIn(RUN_MODES)
  mode?: RunMode;
}

export class EstimateRequest extends SyncRequest {
  @ApiPropertyOptional({ description: 'Also of an object whose mapping is not saved yet. Left out: false' })
  @Omittable()
  @IsBoolean()
  beforeMapping?: boolean;
}

export class SyncQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CRM_OBJECTS })
  @IsOptional()
  @AsCrmObject()
  @IsIn(CRM_OBJECTS)
  object?: CrmObject;

  @ApiPropertyOptional({ enum: RUN_STATES })
  @IsOptional()
  @IsIn(RUN_STATES)
  state?: RunState;

  @ApiPropertyOptional({ enum: RUN_MODES })
  @IsOptional()
  @IsIn(RUN_MODES)
  mode?: RunMode;
}

export class RunCountsView {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Rows the org announced; null until it has' })
  expected!: number | null;

  @ApiProperty({ type: 'integer' })
  read!: number;

  @ApiProperty({ type: 'integer' })
  inserted!: number;

  @ApiProperty({ type: 'integer' })
  updated!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  @ApiProperty({ type: 'integer' })
  deleted!: number;

  @ApiProperty({ type: 'integer', description: 'Records of the object that are withheld when the run ends' })
  withheld!: number;
}

export class RunErrorView {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  detail!: string;
}

export class RunEstimateView {
  @ApiProperty({ type: 'integer' })
  rows!: number;

  @ApiProperty({ type: 'integer' })
  apiCalls!: number;
}

export class SyncRunView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ enum: RUN_MODES })
  mode!: RunMode;

  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;

  @ApiProperty({ type: String, nullable: true, enum: [...RUN_PHASES, null] })
  phase!: string | null;

  @ApiProperty({ type: RunCountsView })
  counts!: RunCountsView;

  @ApiProperty({ type: 'integer' })
  apiCalls!: number;

  @ApiProperty({ type: RunEstimateView, nullable: true, description: 'Null until the run knows how much there is' })
  estimate!: RunEstimateView | null;

  @ApiProperty({ type: 'integer', description: 'Received from the org, as they travelled' })
  bytes!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'How far the run proved the object' })
  watermark!: string | null;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  pausedUntil!: string | null;

  @ApiProperty({ type: RunErrorView, nullable: true })
  error!: RunErrorView | null;
}

export class SyncRunList {
  @ApiProperty({ type: SyncRunView, isArray: true })
  data!: SyncRunView[];
}

export class PendingDeletionsView {
  @ApiProperty({ type: 'integer', description: 'Records that the run would delete once it is approved' })
  count!: number;

  @ApiProperty({ type: ErrorSampleView, isArray: true, description: 'The first of them, by their ids' })
  samples!: ErrorSampleView[];
}

export function toSyncRunView(run: SyncRun): SyncRunView {
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: run.id,
    object: run.object,
    mode: run.mode,
    state: run.state,
    phase: run.phase,
    counts: run.counts,
    apiCalls: run.apiCalls,
    estimate: run.estimate,
    bytes: run.bytes,
    watermark: time(run.watermark),
    requestedAt: run.requestedAt.toISOString(),
    startedAt: time(run.startedAt),
    finishedAt: time(run.finishedAt),
    pausedUntil: time(run.pausedUntil),
    error: run.error,
  };
}
