import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import type { Across } from '../http/input/dto-members.js';
import { IsExternalId, IsLine } from '../linking/text.js';

export class EmbedActorBody {
  @ApiProperty({ format: 'email' })
  @IsEmail()
  @MaxLength(320)
  email!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Named beside the address' })
  @IsOptional()
  @IsLine(255)
  name?: string | null;
}

export class EmbedTokenBody {
  @ApiProperty({ description: 'The recording' })
  @IsExternalId()
  externalId!: string;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    default: false,
    description: 'Its holder may link by hand; needs `actor`',
  })
  @IsOptional()
  @IsBoolean()
  mayLink?: boolean | null;

  @ApiPropertyOptional({ type: EmbedActorBody, nullable: true, description: 'Whom the history names' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EmbedActorBody)
  actor?: EmbedActorBody | null;

  static readonly across: Across = ({ mayLink, actor }) => {
    if (mayLink !== true || actor != null) return [];
    return [{ path: 'actor', message: 'actor is who links by hand, and needed with mayLink' }];
  };
}

export class EmbedTokenView {
  @ApiProperty({ description: 'For ten minutes, as `Authorization: Bearer`' })
  token!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ description: 'The tile as a page to frame; the token is in it' })
  url!: string;

  @ApiProperty({ description: 'An iframe of it' })
  html!: string;
}
