import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, ValidateNested } from 'class-validator';
import type { ChangedConfiguration } from '#linking';
import { SettingsPatch } from '../configuration/settings.dto.js';
import { StageBody } from '../configuration/stages.dto.js';
import { invalidInput } from '../http/validation.js';
import { RecordingBody } from './recordings.dto.js';

@ApiExtraModels(SettingsPatch, StageBody)
export class PreviewBody {
  @ApiProperty({ type: RecordingBody })
  @IsDefined()
  @ValidateNested()
  @Type(() => RecordingBody)
  recording!: RecordingBody;

  @ApiPropertyOptional({
    description: 'Members of settings, and `stages`, the whole list',
    allOf: [
      { $ref: getSchemaPath(SettingsPatch) },
      { type: 'object', properties: { stages: { type: 'array', items: { $ref: getSchemaPath(StageBody) } } } },
    ],
  })
  @IsOptional()
  @IsObject()
  configuration?: Record<string, unknown> | null;
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stages as a list, or as `GET /v1/stages` shows them. */
function readStages(stages: unknown): readonly unknown[] | undefined {
  if (stages == null) return undefined;
  const list: unknown = isMembers(stages) ? stages['values'] : stages;
  if (!Array.isArray(list)) {
    throw invalidInput([{ path: 'configuration.stages', message: 'stages must be the whole list' }]);
  }
  return list as readonly unknown[];
}

/** Members of settings by themselves, or within `settings`; which of them are known is for the settings to say. */
export function toChangedConfiguration(configuration: PreviewBody['configuration']): ChangedConfiguration {
  const { stages, settings, ...members } = configuration ?? {};
  if (settings != null && !isMembers(settings)) {
    throw invalidInput([{ path: 'configuration.settings', message: 'settings must be an object' }]);
  }
  return { settings: { ...(settings ?? {}), ...members }, stages: readStages(stages) };
}
