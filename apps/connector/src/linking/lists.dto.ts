import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, MinLength } from 'class-validator';
import {
  type FeedEntry,
  type ListedAnswer,
  type ListPosition,
  type Reason,
  REASONS,
  type RecordingsWanted,
  type Slot,
  SLOTS,
} from '#linking';
import { type CursorKey, cursorPart, decodeCursor, PageQuery } from '../http/paging.js';
import { toCrmId } from './crm-id.js';
import { KINDS, RecordingKeptView } from './recordings.dto.js';
import { RecordingAnswerView, STATES } from './related-records.dto.js';
import { IsCrmId, IsInstant, IsText } from './text.js';

/** What a list of recordings may be narrowed to; all of them together. */
export class RecordingsFilter {
  @ApiPropertyOptional({ enum: ['pending', 'decided'] })
  @IsOptional()
  @IsIn(['pending', 'decided'])
  state?: 'pending' | 'decided';

  @ApiPropertyOptional({ enum: SLOTS, description: 'With `slotState` or `reason`: of this slot alone' })
  @IsOptional()
  @IsIn(SLOTS)
  slot?: Slot;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  slotState?: (typeof STATES)[number];

  @ApiPropertyOptional({ enum: REASONS })
  @IsOptional()
  @IsIn(REASONS)
  reason?: Reason;

  @ApiPropertyOptional({ description: 'Linked to this Account, or to one merged into it' })
  @IsOptional()
  @IsCrmId()
  accountCrmId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCrmId()
  opportunityCrmId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCrmId()
  personCrmId?: string;

  @ApiPropertyOptional({ description: 'Part of a title, an external id or a linked name, in any case' })
  @IsOptional()
  @IsText(255)
  @MinLength(1)
  q?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started at or after' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started before' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class RecordingsQuery extends IntersectionType(PageQuery, RecordingsFilter) {}

/** A recording as it was handed in, with what its slots hold. */
export class RecordingView extends IntersectionType(RecordingKeptView, RecordingAnswerView) {}

export function toRecordingView({ recording, answer }: Pick<ListedAnswer, 'recording' | 'answer'>): RecordingView {
  return Object.assign({}, recording, answer) as RecordingView;
}

export class ReasonView {
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;

  @ApiProperty({ enum: REASONS })
  reason!: Reason;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Recordings of the list with this slot and reason' })
  count!: number;

  @ApiProperty({ example: 'The account found has no opportunity.' })
  sentence!: string;
}

export class ReasonsView {
  @ApiProperty({ type: ReasonView, isArray: true, description: 'The most frequent first' })
  data!: ReasonView[];
}

/** What the filter asks of the lists: instants read, ids of 18 characters. */
export function toWanted({
  from,
  to,
  personCrmId,
  accountCrmId,
  opportunityCrmId,
  ...filter
}: RecordingsFilter): RecordingsWanted {
  const ids = { person: personCrmId, account: accountCrmId, opportunity: opportunityCrmId };
  const linkedTo = Object.fromEntries(
    Object.entries(ids).flatMap(([slot, id]) => (id === undefined ? [] : [[slot, toCrmId(id)]])),
  );
  return { ...filter, from: at(from), to: at(to), linkedTo };
}

function at(instant: string | undefined): Date | undefined {
  return instant === undefined ? undefined : new Date(instant);
}

export class FeedEntryView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty({ enum: KINDS })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time' })
  endedAt!: string;
}

export function toFeedEntryView({ externalId, kind, title, startedAt, endedAt }: FeedEntry): FeedEntryView {
  return { externalId, kind, title, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
}

/** Where a page of recordings goes on. */
export function positionOf(cursor: string | undefined): ListPosition | undefined {
  const key = decodeCursor(cursor, [cursorPart.time, cursorPart.text]);
  return key === undefined ? undefined : { startedAt: String(key[0]), externalId: String(key[1]) };
}

export function byPosition({ position }: { position: ListPosition }): CursorKey {
  return [position.startedAt, position.externalId];
}
