import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { inOrder } from '../http/is-time.js';
import { OptionalBody, OptionalExternalId, OptionalInstant } from './optional.js';
import { OwnerBody } from './participants.dto.js';
import { IsCrmId, IsInstant, IsText } from './text.js';

export class DialerCallBody {
  static readonly across = inOrder('startedAt', 'endedAt');

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  startedAt!: string;

  @OptionalInstant()
  endedAt?: string | null;

  @ApiProperty({ example: 'outbound' })
  @IsText(100)
  direction!: string;

  @ApiProperty()
  @IsText(100)
  fromNumber!: string;

  @ApiProperty()
  @IsText(100)
  toNumber!: string;

  @OptionalBody(OwnerBody)
  owner?: OwnerBody | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsCrmId()
  personCrmId?: string | null;

  @OptionalExternalId({
    description: 'With `endedAt`: the recording is created from the call, `dialerDelayMinutes` after its end',
  })
  recordingExternalId?: string | null;
}

export class DialerCallView {
  @ApiProperty()
  externalId!: string;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty()
  direction!: string;

  @ApiProperty()
  fromNumber!: string;

  @ApiProperty()
  toNumber!: string;

  @ApiProperty({ type: OwnerBody, nullable: true })
  owner!: OwnerBody | null;

  @ApiProperty({ type: String, nullable: true })
  personCrmId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  recordingExternalId!: string | null;
}
