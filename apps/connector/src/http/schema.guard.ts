import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SchemaWatch } from '#platform';
import { IS_PUBLIC } from './access.decorators.js';

/** Beside a schema that this program does not work with, nothing is read or taken in; health and documents still answer. */
@Injectable()
export class SchemaGuard implements CanActivate {
  constructor(
    private readonly schema: SchemaWatch,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { refusal } = this.schema;
    if (refusal === undefined) return true;
    const isPublic = this.reflector.getAllAndOverride<true | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    throw refusal;
  }
}
