import { ApiProperty } from '@nestjs/swagger';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { BASES, type Basis, RUN_MODES, type RunMode, TRANSPORTS, type Transport } from '#sync';
import { ApiUsageView } from '../connection/connection.dto.js';

export class ObjectEstimateView {
  @ApiProperty({ enum: CRM_OBJECTS })
  object!: CrmObject;

  @ApiProperty({ enum: RUN_MODES })
  mode!: RunMode;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where the org would not say' })
  rows!: number | null;

  @ApiProperty({ type: String, enum: [...TRANSPORTS, null], nullable: true, description: 'Null: nothing to read' })
  transport!: Transport | null;

  @ApiProperty({ type: 'integer' })
  apiCalls!: number;

  @ApiProperty({ description: 'By what the last reads took here' })
  seconds!: number;

  @ApiProperty({
    enum: BASES,
    description:
      "Where the rows come from: counted in the org now, as many as are mirrored, or Salesforce's own counts, hours old",
  })
  basis!: Basis;
}

export class BudgetShareView {
  @ApiProperty({ description: 'The setting apiBudgetPercent' })
  percent!: number;

  @ApiProperty({ type: 'integer', description: "The team's share of the org's daily calls" })
  calls!: number;

  @ApiProperty({ type: 'integer', description: 'Before the runs' })
  left!: number;
}

export class SyncEstimateView {
  @ApiProperty({ type: ObjectEstimateView, isArray: true })
  data!: ObjectEstimateView[];

  @ApiProperty({ type: ApiUsageView })
  apiUsage!: ApiUsageView;

  @ApiProperty({ type: BudgetShareView })
  budget!: BudgetShareView;

  @ApiProperty({ description: "Whether the runs fit what is left of the team's share; else they would pause there" })
  fits!: boolean;

  @ApiProperty({ type: String, nullable: true })
  warning!: string | null;
}
