import { ApiProperty } from '@nestjs/swagger';
import { CRM_OBJECTS, type CrmObject } from '#mirror';

export class ParityView {
  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ type: 'integer' })
  orgCount!: number;

  @ApiProperty({ type: 'integer', description: 'Live records, withheld ones included' })
  mirrorCount!: number;

  @ApiProperty({ type: 'integer' })
  withheldCount!: number;

  @ApiProperty({ type: 'integer', description: 'Org less mirror' })
  difference!: number;

  @ApiProperty({ type: String, isArray: true, description: 'In the org and not here, at most 100' })
  missingIds!: string[];

  @ApiProperty({ type: String, isArray: true, description: 'Here and not in the org, at most 100' })
  extraIds!: string[];

  @ApiProperty({ format: 'date-time' })
  checkedAt!: string;
}

export class ParityReport {
  @ApiProperty({ type: ParityView, isArray: true })
  data!: ParityView[];
}
