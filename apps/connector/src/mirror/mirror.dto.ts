import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { type RecordNote } from '#mirror';
import { IsFlag } from '../http/is-flag.js';
import { PageQuery } from '../http/paging.js';
import { IsCrmId } from '../linking/text.js';

export class RecordQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the name, in any case' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(255)
  q?: string;

  @ApiPropertyOptional({ description: 'People with that address; accounts and opportunities of a contact with it' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  email?: string;

  @ApiPropertyOptional({ description: 'Host or registrable domain of a website or an address' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  domain?: string;

  @ApiPropertyOptional({ description: '15 or 18 characters' })
  @IsOptional()
  @IsCrmId()
  accountCrmId?: string;

  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @IsFlag()
  includeDeleted?: boolean;
}

export class WithheldView {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The CRM field' })
  field!: string | null;

  @ApiProperty({ type: String, nullable: true })
  value!: string | null;
}

export class RecordNoteView implements RecordNote {
  @ApiProperty({ description: 'The target whose value says nothing by which the record could be found' })
  target!: string;

  @ApiProperty({ enum: ['WEBSITE_SOCIAL_PAGE', 'WEBSITE_UNREADABLE', 'EMAIL_UNREADABLE'] })
  code!: RecordNote['code'];

  @ApiProperty()
  detail!: string;
}

export class RecordView {
  @ApiProperty()
  crmId!: string;

  @ApiProperty({ enum: CRM_OBJECTS })
  type!: CrmObject;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its page in Salesforce' })
  url!: string | null;

  @ApiProperty()
  deleted!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The survivor at the end of all merges' })
  mergedInto!: string | null;

  @ApiProperty({ type: WithheldView, nullable: true, description: 'Why it is kept from linking' })
  withheld!: WithheldView | null;

  @ApiProperty({ type: String, nullable: true, description: 'ISO code; null in an org without multi-currency' })
  currency!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'Mapped value by target; money as a plain decimal',
  })
  fields!: Record<string, string | null>;

  @ApiProperty({ type: String, isArray: true, description: 'Targets whose CRM field disappeared: their value is old' })
  staleFields!: string[];

  @ApiProperty({
    type: RecordNoteView,
    isArray: true,
    description: 'Values that lead nowhere, as a social page for a website',
  })
  notes!: RecordNote[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  systemModstamp!: string | null;

  @ApiProperty({ format: 'date-time', description: 'When this copy last changed' })
  mirroredAt!: string;
}
