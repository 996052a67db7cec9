import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { IsExternalId, IsInstant, IsText } from './text.js';

// Members that a caller may leave out or send as null: each is described so and, when it is there, held to its rule.

interface Described {
  description?: string;
  example?: string;
}

export function OptionalText(longest: number, described: Described = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, ...described }),
    IsOptional(),
    IsText(longest),
  );
}

export function OptionalExternalId(described: Described = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, ...described }),
    IsOptional(),
    IsExternalId(),
  );
}

export function OptionalInstant(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date-time', nullable: true }),
    IsOptional(),
    IsInstant(),
  );
}

export function OptionalBoolean(described: Described = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Boolean, nullable: true, ...described }),
    IsOptional(),
    IsBoolean(),
  );
}

export function OptionalBody(type: new () => object): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type, nullable: true }),
    IsOptional(),
    ValidateNested(),
    Type(() => type),
  );
}

/** The most participants of one list. */
const PARTICIPANTS_MOST = 5000;

export function OptionalParticipants(type: new () => object): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type, isArray: true, nullable: true }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(PARTICIPANTS_MOST),
    ValidateNested({ each: true }),
    Type(() => type),
  );
}
