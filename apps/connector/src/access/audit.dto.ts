import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import type { AuditRecord } from '#access';
import { IsTime } from '../http/is-time.js';
import { PageQuery } from '../http/paging.js';

const anything = [
  { type: 'object', additionalProperties: true },
  { type: 'array', items: {} },
];

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({
    example: 'api_key',
    description: 'One action (`api_key.create`), or all of a kind (`api_key`)',
  })
  @IsOptional()
  @Matches(/^[a-z_]{1,60}(\.[a-z_]{1,60})?$/)
  action?: string;

  @ApiPropertyOptional({ description: 'Part of the name of who did it, in any case' })
  @IsOptional()
  @IsString()
  @Length(1, 320)
  actor?: string;

  @ApiPropertyOptional({ description: 'The id or name of what was changed, whole', example: 'Opportunity' })
  @IsOptional()
  @IsString()
  @Length(1, 320)
  subject?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'At or after' })
  @IsOptional()
  @IsTime()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Before' })
  @IsOptional()
  @IsTime()
  to?: string;
}

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
