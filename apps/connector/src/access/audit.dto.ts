import { ApiProperty } from '@nestjs/swagger';
import type { AuditRecord } from '#access';

const anything = [
  { type: 'object', additionalProperties: true },
  { type: 'array', items: {} },
];

export class AuditActorView {
  @ApiProperty({ enum: ['user', 'key', 'operator', 'system'] })
  kind!: AuditRecord['actor']['kind'];

  @ApiProperty({ type: String, nullable: true })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

export class AuditView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: AuditActorView })
  actor!: AuditActorView;

  @ApiProperty({ example: 'api_key.create' })
  action!: string;

  @ApiProperty({ type: String, nullable: true })
  subject!: string | null;

  @ApiProperty({ nullable: true, oneOf: anything, description: 'JSON of any kind, by the action' })
  before!: unknown;

  @ApiProperty({ nullable: true, oneOf: anything, description: 'JSON of any kind, by the action' })
  after!: unknown;

  @ApiProperty({ type: String, nullable: true, description: 'Network address it was asked from' })
  sourceAddress!: string | null;
}

export function toAuditView(record: AuditRecord): AuditView {
  const { id, at, actor, action, subject, before, after, sourceAddress } = record;
  return { id, at: at.toISOString(), actor, action, subject, before, after, sourceAddress };
}
