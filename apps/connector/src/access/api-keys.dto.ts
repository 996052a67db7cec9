import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { type ApiKey, type Role, ROLES } from '#access';
import type { Across } from '../http/input/dto-members.js';
import { IsTime, readTime } from '../http/is-time.js';

export class ApiKeyBody {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Left out: never, or with the key that makes it',
  })
  @IsOptional()
  @IsTime()
  expiresAt?: string | null;

  static readonly across: Across = ({ name, expiresAt }, { clock }) => {
    const end = typeof expiresAt === 'string' ? readTime(expiresAt) : undefined;
    const isBlank = typeof name === 'string' && name.trim() === '';
    return [
      ...(isBlank ? [{ path: 'name', message: 'name must not be blank' }] : []),
      ...(end !== undefined && end <= clock.now()
        ? [{ path: 'expiresAt', message: 'expiresAt must be in the future' }]
        : []),
    ];
  };
}

export class KeyMakerView {
  @ApiProperty({ enum: ['user', 'key', 'operator'] })
  kind!: 'user' | 'key' | 'operator';

  @ApiProperty({ type: String, nullable: true })
  id!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As it was when the key was made' })
  name!: string | null;

  @ApiProperty({ description: 'The user was deleted; the key lives on' })
  gone!: boolean;
}

export class ApiKeyView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute' })
  lastUsedAt!: string | null;

  @ApiProperty({ type: KeyMakerView, nullable: true, description: 'Null for keys of before 0.2.0' })
  createdBy!: KeyMakerView | null;
}

export class CreatedApiKeyView extends ApiKeyView {
  @ApiProperty({ description: 'Shown this once' })
  key!: string;
}

export function toApiKeyView({ id, name, role, createdAt, expiresAt, lastUsedAt, maker }: ApiKey): ApiKeyView {
  return {
    id,
    name,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    createdBy: maker && { kind: maker.kind, id: maker.id, name: maker.name, gone: maker.isGone },
  };
}
