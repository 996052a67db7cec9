import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsInstant, IsText } from './text.js';

/** A week, in milliseconds: nobody talks longer in one recording. */
const LONGEST_TALK_MS = 7 * 24 * 3600 * 1000;

export class InviteeBody {
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsText(1000)
  name?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Junk counts as none' })
  @IsOptional()
  @IsText(1000)
  email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The same participant again has the same' })
  @IsOptional()
  @IsText(1000)
  externalId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsText(1000)
  phone?: string | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true, description: 'Counts only where there is no address' })
  @IsOptional()
  @IsBoolean()
  isInternal?: boolean | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true })
  @IsOptional()
  @IsBoolean()
  isBot?: boolean | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'accepted' })
  @IsOptional()
  @IsText(100)
  response?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @IsInstant()
  joinedAt?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @IsInstant()
  leftAt?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_TALK_MS)
  talkTimeMs?: number | null;
}

/** The position in the list is the order. */
export class AttendeeBody extends InviteeBody {}

export class OwnerBody {
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsText(1000)
  email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsText(1000)
  name?: string | null;
}

/** What was sent of a body, as plain members: an instance of a class is not kept. */
export function plain<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;
}
