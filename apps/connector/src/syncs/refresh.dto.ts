import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { AsCrmObject } from '../http/crm-object.js';
import { IsCrmId, IsInstant } from '../linking/text.js';

/** Read in one query. */
const IDS_AT_MOST = 200;

export class RefreshBody {
  @ApiProperty({ enum: CRM_OBJECTS, description: 'In any case' })
  @AsCrmObject()
  @IsIn(CRM_OBJECTS)
  object!: CrmObject;

  @ApiPropertyOptional({ type: String, isArray: true, maxItems: IDS_AT_MOST, description: 'These records' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(IDS_AT_MOST)
  @IsCrmId({ each: true })
  crmIds?: string[];

  @ApiPropertyOptional({ format: 'date-time', description: 'Or what changed since' })
  @IsOptional()
  @IsInstant()
  changedSince?: string;
}
