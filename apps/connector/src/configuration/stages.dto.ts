import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Outcome, OUTCOMES, type StageStatus } from '#field-mapping';

export const STAGE_STATUSES = [
  'aligned',
  'missing_here',
  'missing_in_crm',
  'inactive_in_crm',
  'outcome_differs',
] as const satisfies readonly StageStatus[];

export class StageView {
  @ApiProperty({ maxLength: 255, description: 'Compared with the CRM value to the letter' })
  value!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'A higher one is further along the pipeline' })
  position!: number;
}

export class StagesView {
  @ApiProperty({ type: 'integer', description: '0 before the first save' })
  version!: number;

  @ApiProperty({ type: StageView, isArray: true })
  values!: readonly StageView[];
}

export class StageBody {
  @ApiProperty({ minLength: 1, maxLength: 255 })
  value!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'Of every stage or of none; none is the order given',
  })
  position?: number;
}

export class StagesBody {
  @ApiProperty({ type: StageBody, isArray: true, description: 'The whole list' })
  values!: StageBody[];

  @ApiPropertyOptional({ type: 'integer', description: 'The version the list was made from; 409 when it has changed' })
  version?: number;
}

/** How a stage value stands beside the org's. */
export class StageStandingView {
  @ApiProperty()
  value!: string;

  @ApiProperty({ enum: STAGE_STATUSES })
  status!: StageStatus;

  @ApiProperty({ type: 'integer', description: 'Live Opportunities that hold the value' })
  opportunities!: number;
}

export class ComparedStageView extends StageStandingView {
  @ApiProperty({ enum: OUTCOMES, nullable: true, description: 'Here; null when the team does not have the value' })
  outcome!: Outcome | null;

  @ApiProperty({ enum: OUTCOMES, nullable: true, description: 'In the org; null when it does not list the value' })
  crmOutcome!: Outcome | null;
}

export class AlignmentView {
  @ApiProperty()
  aligned!: boolean;

  @ApiProperty({ type: ComparedStageView, isArray: true })
  values!: readonly ComparedStageView[];
}

export class AdoptionBody {
  @ApiPropertyOptional({ type: String, isArray: true, description: 'All of the org’s stages when left out' })
  values?: string[];
}
