import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { type ChangedConfiguration, type RecentPreview, type Slot, SLOTS } from '#linking';
import { SettingsPatch } from '../configuration/settings.dto.js';
import { StageBody } from '../configuration/stages.dto.js';
import type { InputFault } from '#platform';
import type { Across } from '../http/input/dto-members.js';
import { nameOf } from '../http/input/read-dto.js';
import { SlotDecisionView } from './explanation.dto.js';
import { RecordingBody } from './recordings.dto.js';

const CONFIGURATION = {
  description: 'Members of settings, and `stages`, the whole list',
  allOf: [
    { $ref: getSchemaPath(SettingsPatch) },
    { type: 'object', properties: { stages: { type: 'array', items: { $ref: getSchemaPath(StageBody) } } } },
  ],
};

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stages as a list, or as `GET /v1/stages` shows them. */
function listOf(stages: unknown): unknown {
  return isMembers(stages) ? stages['values'] : stages;
}

/** What settings may be is asked where those are known that are changed. */
const misshapen: Across = ({ configuration }) => {
  if (!isMembers(configuration)) return [];
  const { stages, settings } = configuration;
  const wrong = (member: string, expected: string, value: unknown): InputFault[] => [
    { path: `configuration.${member}`, message: `${member} must be ${expected}; ${nameOf(value)} was given` },
  ];
  return [
    ...(stages == null || Array.isArray(listOf(stages)) ? [] : wrong('stages', 'the whole list', stages)),
    ...(settings == null || isMembers(settings) ? [] : wrong('settings', 'an object', settings)),
  ];
};

@ApiExtraModels(SettingsPatch, StageBody)
export class PreviewBody {
  static readonly across = misshapen;

  @ApiProperty({ type: RecordingBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => RecordingBody)
  recording!: RecordingBody;

  @ApiPropertyOptional(CONFIGURATION)
  @IsOptional()
  @IsObject()
  configuration?: Record<string, unknown> | null;
}

export class RecentPreviewBody {
  static readonly across = misshapen;

  @ApiProperty(CONFIGURATION)
  @IsObject()
  configuration!: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1000, default: 200, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number | null;
}

class OutcomeView extends PickType(SlotDecisionView, ['state', 'crmId', 'type', 'name', 'reason', 'grade'] as const) {}

class DifferenceView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty({ enum: SLOTS })
  slot!: Slot;

  @ApiProperty({ type: OutcomeView, description: 'If it was handed in today, by the configuration as it is' })
  before!: OutcomeView;

  @ApiProperty({ type: OutcomeView, description: 'If it was handed in today, by the changed configuration' })
  after!: OutcomeView;
}

export class RecentPreviewView {
  @ApiProperty({ type: 'integer', description: 'Decided recordings that were looked at, the latest ones' })
  considered!: number;

  @ApiProperty({ type: 'integer', description: 'How many of them would come out differently' })
  changed!: number;

  @ApiProperty({ type: 'integer', enum: [0], description: 'A decision is never changed by a configuration (N1)' })
  decidedRecordingsChanged!: 0;

  @ApiProperty()
  sentence!: string;

  @ApiProperty({ type: DifferenceView, isArray: true, description: 'One for each slot that comes out differently' })
  data!: readonly DifferenceView[];
}

export function toRecentPreviewView({ considered, changed, differences }: RecentPreview): RecentPreviewView {
  const sentence =
    `Of the last ${considered} decided recordings, ${changed} would come out differently if handed in today; ` +
    '0 decided recordings change.';
  return { considered, changed, decidedRecordingsChanged: 0, sentence, data: differences };
}

/** Members of settings by themselves, or within `settings`; which of them are known is for the settings to say. */
export function toChangedConfiguration(configuration: PreviewBody['configuration']): ChangedConfiguration {
  const { stages, settings, ...members } = configuration ?? {};
  return {
    settings: { ...(isMembers(settings) ? settings : {}), ...members },
    stages: stages == null ? undefined : (listOf(stages) as readonly unknown[]),
  };
}
