import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { AsCrmObject } from '../http/crm-object.js';
import { IsCrmId, IsInstant } from '../linking/text.js';
import { Omittable } from '../http/omittable.js';
import type { Across } from '../http/input/dto-members.js';

/** Read in one query. */
const IDS_AT_MOST = 200;

export class RefreshBody {
  @ApiProperty({ enum: CRM_OBJECTS, description: 'In any case' })
  @AsCrmObject()
  @IsIn(CRM_OBJECTS)
  object!: CrmObject;

  @ApiPropertyOptional({ type: String, isArray: true, maxItems: IDS_AT_MOST, description: 'These records' })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(IDS_AT_MOST)
  @IsCrmId({ each: true })
  crmIds?: string[];

  @ApiPropertyOptional({ format: 'date-time', description: 'Or what changed since' })
  @Omittable()
  @IsInstant()
  changedSince?: string;

  static readonly across: Across = ({ crmIds, changedSince }) => {
    const isOne = (crmIds === undefined) !== (changedSince === undefined);
    return isOne ? [] : [{ path: 'crmIds', message: 'either crmIds or changedSince must be given' }];
  };
}
