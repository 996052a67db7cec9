import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import type { Meeting } from '#linking';
import { inOrder } from '../http/is-time.js';
import { OptionalParticipants } from './optional.js';
import { AttendeeBody, InviteeBody } from './participants.dto.js';
import { IsCrmId, IsInstant, IsText } from './text.js';

const PERSONS_MOST = 5000;

export class MeetingBody {
  static readonly across = inOrder('startsAt', 'endsAt');

  @ApiProperty()
  @IsText(2000)
  title!: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  startsAt!: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  endsAt!: string;

  @OptionalParticipants(AttendeeBody)
  attendees?: AttendeeBody[] | null;

  @OptionalParticipants(InviteeBody)
  invitees?: InviteeBody[] | null;

  @ApiPropertyOptional({
    type: String,
    isArray: true,
    nullable: true,
    description: 'Contacts, Leads or person accounts the meeting belongs to; the first counts among equals',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PERSONS_MOST)
  @IsCrmId({ each: true })
  personCrmIds?: string[] | null;
}

export class MeetingView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ format: 'date-time' })
  startsAt!: string;

  @ApiProperty({ format: 'date-time' })
  endsAt!: string;

  @ApiProperty({ type: AttendeeBody, isArray: true })
  attendees!: readonly AttendeeBody[];

  @ApiProperty({ type: InviteeBody, isArray: true })
  invitees!: readonly InviteeBody[];

  @ApiProperty({ type: String, isArray: true, description: 'As registered last' })
  personCrmIds!: readonly string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null before the capture' })
  capturedAt!: string | null;

  @ApiProperty({ type: String, isArray: true, nullable: true, description: 'The captured relationship' })
  capturedPersonCrmIds!: readonly string[] | null;
}

export function toMeetingView(meeting: Meeting): MeetingView {
  const { externalId, title, startsAt, endsAt, attendees, invitees, personCrmIds, captured } = meeting;
  const registered = { externalId, title, startsAt, endsAt, attendees, invitees, personCrmIds };
  return { ...registered, capturedAt: captured?.at ?? null, capturedPersonCrmIds: captured?.personCrmIds ?? null };
}
