import { ApiProperty } from '@nestjs/swagger';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';

const WHO = ['nobody', 'team_admin', 'salesforce_admin', 'operator'] as const;

export class ParityReasonView {
  @ApiProperty()
  detail!: string;

  @ApiProperty({ enum: WHO })
  whoMustAct!: (typeof WHO)[number];
}

export class ParityView {
  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where the connected user may not see the object' })
  orgCount!: number | null;

  @ApiProperty({ type: 'integer', description: 'Live records, withheld ones included' })
  mirrorCount!: number;

  @ApiProperty({ type: 'integer' })
  withheldCount!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Org less mirror' })
  difference!: number | null;

  @ApiProperty({ type: String, isArray: true, description: 'In the org and not here, at most 100' })
  missingIds!: string[];

  @ApiProperty({ type: String, isArray: true, description: 'Here and not in the org, at most 100' })
  extraIds!: string[];

  @ApiProperty({
    type: 'integer',
    description: 'Values compared: every one of a small object, else those of records chosen at random',
  })
  valuesCompared!: number;

  @ApiProperty({ type: 'integer' })
  valuesDiffering!: number;

  @ApiProperty({ type: String, isArray: true, description: 'Records with a value that differs, at most 100' })
  differingIds!: string[];

  @ApiProperty({ type: ParityReasonView, nullable: true, description: 'Why they differ, and who can end it' })
  reason!: ParityReasonView | null;

  @ApiProperty({ format: 'date-time' })
  checkedAt!: string;
}

export class ParityReport {
  @ApiProperty({ type: ParityView, isArray: true })
  data!: ParityView[];
}
