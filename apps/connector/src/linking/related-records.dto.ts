import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { type Flag, type Grade, type Reason, REASONS, type RecordType } from '#linking';
import { IsCrmId } from './text.js';

export const STATES = ['pending', 'linked', 'empty'] as const;
export const RECORD_TYPES = ['Contact', 'Lead', 'Account', 'Opportunity'] as const satisfies readonly RecordType[];
export const GRADES = ['exact', 'strong', 'weak'] as const satisfies readonly Grade[];
export const FLAGS = ['PERSON_ACCOUNT_MISMATCH'] as const satisfies readonly Flag[];

const values = {
  type: 'object',
  nullable: true,
  additionalProperties: { type: 'string', nullable: true },
} as const;

export class RelatedRecordView {
  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];

  @ApiProperty({ enum: ['auto', 'manual'] })
  origin!: 'auto' | 'manual';

  @ApiProperty({ type: String, nullable: true, description: 'The decided one; it stays after a merge' })
  crmId!: string | null;

  @ApiProperty({ enum: RECORD_TYPES, nullable: true })
  type!: RecordType | null;

  @ApiProperty({ type: String, nullable: true, description: 'Today’s; after a merge the survivor’s, as `url`' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its page in Salesforce' })
  url!: string | null;

  @ApiProperty({ enum: REASONS, nullable: true, description: 'Why the slot is empty' })
  reason!: Reason | null;

  @ApiProperty({ enum: GRADES, nullable: true, description: 'Of an automatic link' })
  grade!: Grade | null;

  @ApiProperty({ type: String, nullable: true, description: 'The survivor, when Salesforce merged the record away' })
  mergedInto!: string | null;

  @ApiProperty({ description: 'Gone from Salesforce, without a survivor' })
  deleted!: boolean;
}

export class TileRecordView extends RelatedRecordView {
  @ApiProperty({ ...values, description: 'Today’s mapped values' })
  fields!: Readonly<Record<string, string | null>> | null;

  @ApiProperty({ ...values, description: 'Those of the decision' })
  snapshot!: Readonly<Record<string, string | null>> | null;
}

export class RelatedRecordsView {
  @ApiProperty({ type: RelatedRecordView })
  person!: RelatedRecordView;

  @ApiProperty({ type: RelatedRecordView })
  account!: RelatedRecordView;

  @ApiProperty({ type: RelatedRecordView })
  opportunity!: RelatedRecordView;
}

export class TileRecordsView {
  @ApiProperty({ type: TileRecordView })
  person!: TileRecordView;

  @ApiProperty({ type: TileRecordView })
  account!: TileRecordView;

  @ApiProperty({ type: TileRecordView })
  opportunity!: TileRecordView;
}

class AnsweredView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty({ enum: ['pending', 'decided'] })
  state!: 'pending' | 'decided';

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decisionId!: string | null;

  @ApiProperty({ description: 'Decided without a mirror read after the recording’s end' })
  staleMirror!: boolean;

  @ApiProperty({ enum: FLAGS, isArray: true })
  flags!: readonly Flag[];
}

export class RecordingAnswerView extends AnsweredView {
  @ApiProperty({ type: RelatedRecordsView })
  relatedRecords!: RelatedRecordsView;
}

/** The slots by themselves, and once more within the answer of a hand-in. */
export class TileView extends IntersectionType(AnsweredView, TileRecordsView) {
  @ApiProperty({ type: TileRecordsView })
  relatedRecords!: TileRecordsView;
}

export class LinkBody {
  @ApiProperty({ description: 'Of a mirrored record that is not deleted' })
  @IsCrmId()
  crmId!: string;
}

export class ActorView {
  @ApiProperty({ enum: ['user', 'key', 'operator', 'system'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

export class HistoryEntryView {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: ActorView })
  actor!: ActorView;

  @ApiProperty({ enum: ['decided', 'set', 'cleared', 'released'] })
  action!: 'decided' | 'set' | 'cleared' | 'released';

  @ApiProperty({ type: String, nullable: true, description: 'Null for the decision, which is of all three' })
  slot!: string | null;

  @ApiProperty({ type: Object, nullable: true, additionalProperties: true })
  before!: object | null;

  @ApiProperty({ type: Object, nullable: true, additionalProperties: true })
  after!: object | null;
}

export class HistoryView {
  @ApiProperty({ type: HistoryEntryView, isArray: true })
  data!: HistoryEntryView[];
}
