import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { PageQuery } from '../http/paging.js';

const GROUPINGS = ['cause', 'none'] as const;
const WHO = ['nobody', 'team_admin', 'salesforce_admin', 'operator'] as const;

export class SyncErrorQuery extends PageQuery {
  @ApiPropertyOptional({ enum: GROUPINGS, default: 'cause', description: 'none: one row per record' })
  @IsOptional()
  @IsIn(GROUPINGS)
  groupBy?: (typeof GROUPINGS)[number];
}

export class ErrorSampleView {
  @ApiProperty()
  crmId!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true })
  url!: string | null;
}

export class SyncErrorView {
  @ApiProperty()
  code!: string;

  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ type: String, nullable: true, description: 'The CRM field' })
  field!: string | null;

  @ApiProperty({ type: String, nullable: true })
  value!: string | null;

  @ApiProperty({ type: 'integer', description: 'Records it concerns; 1 for an error of a whole object' })
  count!: number;

  @ApiProperty()
  detail!: string;

  @ApiProperty({ enum: WHO })
  whoMustAct!: (typeof WHO)[number];

  @ApiProperty({ type: ErrorSampleView, isArray: true })
  samples!: ErrorSampleView[];
}
