import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Recording, RecordingKind } from '#linking';
import { inOrder } from '../http/is-time.js';
import { OptionalBody, OptionalExternalId, OptionalParticipants, OptionalText } from './optional.js';
import { AttendeeBody, InviteeBody, OwnerBody, plain } from './participants.dto.js';
import { IsInstant } from './text.js';

export const KINDS = ['virtual_conference', 'dialer_call'] as const satisfies readonly RecordingKind[];

export class RecordingBody {
  static readonly across = inOrder('startedAt', 'endedAt');

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: RecordingKind;

  @OptionalText(200, { example: 'zoom' })
  platform?: string | null;

  @OptionalText(2000)
  title?: string | null;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  startedAt!: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  endedAt!: string;

  @OptionalBody(OwnerBody)
  owner?: OwnerBody | null;

  @OptionalExternalId()
  meetingExternalId?: string | null;

  @OptionalExternalId()
  dialerCallExternalId?: string | null;

  @OptionalText(100)
  direction?: string | null;

  @OptionalText(100)
  fromNumber?: string | null;

  @OptionalText(100)
  toNumber?: string | null;

  @OptionalParticipants(AttendeeBody)
  attendees?: AttendeeBody[] | null;

  @OptionalParticipants(InviteeBody)
  invitees?: InviteeBody[] | null;

  @ApiPropertyOptional({ type: String, enum: ['when_fresh', 'now', null], default: 'when_fresh', nullable: true })
  @IsOptional()
  @IsIn(['when_fresh', 'now'])
  decide?: 'when_fresh' | 'now' | null;
}

/** A recording without the wish when to decide it. */
export class RecordingKeptView extends OmitType(RecordingBody, ['decide', 'attendees', 'invitees'] as const) {
  @ApiProperty({ type: AttendeeBody, isArray: true })
  attendees!: readonly AttendeeBody[];

  @ApiProperty({ type: InviteeBody, isArray: true })
  invitees!: readonly InviteeBody[];
}

/** The recording as it is kept. */
export function toRecording(body: RecordingBody): Recording {
  const [startedAt, endedAt] = [new Date(body.startedAt).toISOString(), new Date(body.endedAt).toISOString()];
  const { kind, owner, attendees, invitees } = body;
  return {
    kind,
    platform: body.platform ?? null,
    title: body.title ?? null,
    startedAt,
    endedAt,
    owner: owner == null ? null : plain(owner),
    meetingExternalId: body.meetingExternalId ?? null,
    dialerCallExternalId: body.dialerCallExternalId ?? null,
    direction: body.direction ?? null,
    fromNumber: body.fromNumber ?? null,
    toNumber: body.toNumber ?? null,
    attendees: (attendees ?? []).map(plain),
    invitees: (invitees ?? []).map(plain),
  };
}
