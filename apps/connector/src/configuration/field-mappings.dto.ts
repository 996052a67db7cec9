import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { MAPPED_OBJECTS, type MappedObject } from '#field-mapping';
import { IsFlag } from '../http/is-flag.js';
import { StageStandingView } from './stages.dto.js';

export class CrmFieldsQuery {
  @ApiProperty({ enum: MAPPED_OBJECTS, description: 'In any case' })
  @IsString()
  object!: string;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'With sample values, for one more call to the org',
  })
  @IsOptional()
  @IsFlag()
  samples?: boolean;
}

export class CrmFieldView {
  @ApiProperty({ example: 'Amount' })
  name!: string;

  @ApiProperty({ example: 'Amount' })
  label!: string;

  @ApiProperty({
    example: 'currency',
    description: 'The name Salesforce gives the type; of a formula, that of its result',
  })
  type!: string;

  @ApiProperty()
  custom!: boolean;

  @ApiProperty()
  nullable!: boolean;

  @ApiProperty({ type: String, isArray: true, description: 'Objects that a reference may point to' })
  referenceTo!: readonly string[];

  @ApiProperty({ type: String, isArray: true, description: 'Targets that this field could feed' })
  fits!: readonly string[];

  @ApiPropertyOptional({
    type: String,
    isArray: true,
    description: 'With `samples=true`: up to three different values of records that were changed last',
  })
  samples?: readonly string[];
}

export class CrmFieldsView {
  @ApiProperty({ type: CrmFieldView, isArray: true })
  data!: CrmFieldView[];

  @ApiProperty({ type: String, isArray: true, description: 'Standard fields that the connected user may not see' })
  hidden!: readonly string[];
}

export class MappedTargetView {
  @ApiProperty({ example: 'amount' })
  target!: string;

  @ApiProperty({ example: 'Amount' })
  label!: string;

  @ApiProperty()
  required!: boolean;

  @ApiProperty({ enum: ['from_crm'] })
  direction!: 'from_crm';

  @ApiProperty({ type: String, nullable: true, description: 'The CRM field that feeds the target' })
  source!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The CRM field we would take' })
  proposed!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What is wrong with the source, for a person' })
  problem!: string | null;
}

export class OrgProblemView {
  @ApiProperty({ description: 'Stable; see docs/errors.md' })
  code!: string;

  @ApiProperty()
  detail!: string;
}

export class FieldMappingView {
  @ApiProperty({ enum: MAPPED_OBJECTS })
  object!: MappedObject;

  @ApiProperty({ type: 'integer', description: '0 before the first save' })
  version!: number;

  @ApiProperty({ description: 'Whether every required target has a source' })
  complete!: boolean;

  @ApiProperty({ type: MappedTargetView, isArray: true })
  fields!: readonly MappedTargetView[];

  @ApiProperty({ type: OrgProblemView, nullable: true, description: 'Why the org could not be asked' })
  orgProblem!: OrgProblemView | null;
}

export class StageWarningView extends StageStandingView {
  @ApiProperty({ enum: ['STAGE_MISALIGNED'] })
  code!: 'STAGE_MISALIGNED';

  @ApiProperty()
  message!: string;
}

export class SavedFieldMappingView extends FieldMappingView {
  @ApiProperty({ type: StageWarningView, isArray: true, description: 'Stage misalignment, of Opportunity alone' })
  warnings!: readonly StageWarningView[];
}

export class FieldMappingBody {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'The whole map: target to CRM field',
    example: { accountCrmId: 'AccountId', amount: 'Amount', closeDate: 'CloseDate' },
  })
  fields!: Record<string, string | null>;
}
