import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Flag, type Grade, type Reason, REASONS, type RecordType } from '#linking';
import { FLAGS, GRADES, RECORD_TYPES } from './related-records.dto.js';

export class RunnerUpView {
  @ApiProperty()
  crmId!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ description: 'The check it lost by' })
  lostBy!: string;

  @ApiProperty()
  value!: string;

  @ApiProperty()
  winnerValue!: string;
}

export class EvidenceView {
  @ApiProperty({ example: 'A4' })
  rule!: string;

  @ApiProperty()
  check!: string;

  @ApiProperty()
  input!: string;

  @ApiProperty()
  result!: string;

  @ApiPropertyOptional({ type: RunnerUpView })
  runnerUp?: RunnerUpView;
}

export class SuggestionView {
  @ApiProperty()
  crmId!: string;

  @ApiProperty({ enum: RECORD_TYPES })
  type!: RecordType;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty()
  why!: string;
}

export class SlotDecisionView {
  @ApiProperty({ enum: ['linked', 'empty'] })
  state!: 'linked' | 'empty';

  @ApiProperty({ type: String, nullable: true })
  crmId!: string | null;

  @ApiProperty({ enum: RECORD_TYPES, nullable: true })
  type!: RecordType | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ enum: REASONS, nullable: true })
  reason!: Reason | null;

  @ApiProperty({ enum: GRADES, nullable: true })
  grade!: Grade | null;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: { type: 'string', nullable: true },
    description: 'The linked record’s mapped values at the decision',
  })
  snapshot!: Readonly<Record<string, string | null>> | null;

  @ApiProperty({ type: EvidenceView, isArray: true, description: 'The checks behind the slot, in order' })
  evidence!: readonly EvidenceView[];

  @ApiProperty({ type: String, isArray: true, description: 'The evidence as a seller reads it' })
  sentences!: readonly string[];

  @ApiProperty({ type: SuggestionView, isArray: true })
  suggestions!: readonly SuggestionView[];

  @ApiProperty({ type: String, nullable: true, description: 'What would have linked an empty slot' })
  counterfactual!: string | null;
}

export class SlotDecisionsView {
  @ApiProperty({ type: SlotDecisionView })
  person!: SlotDecisionView;

  @ApiProperty({ type: SlotDecisionView })
  account!: SlotDecisionView;

  @ApiProperty({ type: SlotDecisionView })
  opportunity!: SlotDecisionView;
}

export class RedactionView {
  @ApiProperty({ format: 'date-time' })
  redactedAt!: string;

  @ApiProperty({
    description: 'SHA-256 of this answer as it was before, byte for byte: proof that nothing else changed',
  })
  documentSha256!: string;
}

export class ExplanationView {
  @ApiProperty({ type: String, nullable: true, description: 'Null in a preview' })
  decisionId!: string | null;

  @ApiProperty({ format: 'date-time' })
  decidedAt!: string;

  @ApiProperty()
  ruleSetVersion!: string;

  @ApiProperty({ type: 'integer', description: 'Of the Opportunity field mapping' })
  mappingVersion!: number;

  @ApiProperty({ type: 'integer' })
  stagesVersion!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Up to when the mirror was proven' })
  watermark!: string | null;

  @ApiProperty()
  staleMirror!: boolean;

  @ApiProperty({ enum: FLAGS, isArray: true })
  flags!: readonly Flag[];

  @ApiProperty({ type: SlotDecisionsView })
  slots!: SlotDecisionsView;

  @ApiPropertyOptional({ type: RedactionView, description: 'Only where a person in the decision was erased' })
  redaction?: RedactionView;
}
