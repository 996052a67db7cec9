import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { OptionalBoolean, OptionalInstant, OptionalText } from './optional.js';

/** A week, in milliseconds: nobody talks longer in one recording. */
const LONGEST_TALK_MS = 7 * 24 * 3600 * 1000;

export class InviteeBody {
  @OptionalText(1000)
  name?: string | null;

  @OptionalText(1000, { description: 'Junk counts as none' })
  email?: string | null;

  @OptionalText(1000, { description: 'The same participant again has the same' })
  externalId?: string | null;

  @OptionalText(1000)
  phone?: string | null;

  @OptionalBoolean({ description: 'Counts only where there is no address' })
  isInternal?: boolean | null;

  @OptionalBoolean()
  isBot?: boolean | null;

  @OptionalText(100, { example: 'accepted' })
  response?: string | null;

  @OptionalInstant()
  joinedAt?: string | null;

  @OptionalInstant()
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
  @OptionalText(1000)
  email?: string | null;

  @OptionalText(1000)
  name?: string | null;
}

/** What was sent of a body, as plain members: an instance of a class is not kept. */
export function plain<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;
}
