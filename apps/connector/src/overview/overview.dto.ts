import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { RUN_MODES, RUN_STATES, type RunMode, type RunState } from '#sync';
import type { WhoMustAct } from '#salesforce';
import { RunCountsView } from '../syncs/syncs.dto.js';
import { SETUP_STEPS, type SetupStep } from './setup-steps.js';
import type { Action, Health } from './actions.js';

const HEALTHS = ['ok', 'attention', 'failing'] as const satisfies readonly Health[];
const WHO = ['nobody', 'team_admin', 'salesforce_admin', 'operator'] as const satisfies readonly WhoMustAct[];

class ActionView implements Action {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  detail!: string;

  @ApiProperty({ enum: WHO })
  whoMustAct!: WhoMustAct;

  @ApiProperty({ description: 'A path of the console' })
  link!: string;
}

class LastOutcomeView {
  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;

  @ApiProperty()
  runId!: string;
}

class RunningView {
  @ApiProperty()
  runId!: string;

  @ApiProperty({ enum: RUN_MODES })
  mode!: RunMode;

  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;

  @ApiProperty({ type: String, nullable: true })
  phase!: string | null;

  @ApiProperty({ type: RunCountsView })
  counts!: RunCountsView;
}

class ObjectStatusView {
  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ type: LastOutcomeView, nullable: true, description: 'Null: never synced' })
  lastOutcome!: LastOutcomeView | null;

  @ApiProperty({ type: RunningView, nullable: true })
  running!: RunningView | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Now less the start of the last complete pass' })
  syncAgeSeconds!: number | null;

  @ApiProperty({ type: 'integer' })
  records!: number;

  @ApiProperty({ type: 'integer' })
  withheld!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextAt!: string | null;
}

class DayView {
  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ type: 'integer' })
  linked!: number;

  @ApiProperty({ type: 'integer' })
  partly!: number;

  @ApiProperty({ type: 'integer' })
  empty!: number;

  @ApiProperty({ type: 'integer' })
  pending!: number;
}

class TimeToLinkView {
  @ApiProperty({ type: Number, nullable: true })
  p50!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  p95!: number | null;
}

class ReasonCountView {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: 'integer' })
  count!: number;
}

class RecordingsOverviewView {
  @ApiProperty({ type: [DayView], description: 'The last 30 days, by the day a recording started (UTC)' })
  days!: DayView[];

  @ApiProperty({ type: TimeToLinkView })
  timeToLinkSeconds!: TimeToLinkView;

  @ApiProperty({ type: [ReasonCountView], description: 'Why accounts are missing' })
  reasons!: ReasonCountView[];
}

class UsageView {
  @ApiProperty({ type: 'integer' })
  used!: number;

  @ApiProperty({ type: 'integer' })
  limit!: number;

  @ApiProperty({ description: 'Of the daily calls, 0 to 1' })
  share!: number;
}

export class OverviewView {
  @ApiProperty({ enum: HEALTHS })
  health!: Health;

  @ApiProperty({ type: [ActionView] })
  actions!: ActionView[];

  @ApiProperty({ type: [ObjectStatusView] })
  objects!: ObjectStatusView[];

  @ApiProperty({ type: RecordingsOverviewView })
  recordings!: RecordingsOverviewView;

  @ApiProperty({ type: UsageView, nullable: true, description: 'Null until the org has told' })
  apiUsage!: UsageView | null;
}

class SetupStepView implements SetupStep {
  @ApiProperty({ enum: SETUP_STEPS })
  id!: SetupStep['id'];

  @ApiProperty({ enum: ['done', 'next', 'waiting'] })
  state!: SetupStep['state'];

  @ApiProperty()
  detail!: string;

  @ApiProperty({ description: 'A path of the console' })
  link!: string;

  @ApiPropertyOptional({ type: String, isArray: true, description: 'Internal domains to save: those that users share' })
  proposed?: readonly string[];
}

export class SetupView {
  @ApiProperty()
  complete!: boolean;

  @ApiProperty({ type: [SetupStepView] })
  steps!: SetupStepView[];
}
