import { ApiProperty } from '@nestjs/swagger';
import type { Readiness } from '#platform';

export class LivenessView {
  @ApiProperty({ enum: ['live'] })
  status!: 'live';
}

export class ReadinessCheckView {
  @ApiProperty({ enum: ['database', 'migrations'] })
  id!: Readiness['checks'][number]['id'];

  @ApiProperty({ enum: ['ok', 'failed'] })
  status!: 'ok' | 'failed';

  @ApiProperty()
  detail!: string;
}

export class ReadinessView {
  @ApiProperty({ enum: ['ready', 'not_ready'] })
  status!: 'ready' | 'not_ready';

  @ApiProperty({ type: ReadinessCheckView, isArray: true })
  checks!: ReadinessCheckView[];
}
