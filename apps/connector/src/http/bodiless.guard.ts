import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { inTurns } from '#platform';
import { Circumstances } from './input/circumstances.js';
import { parseBody } from './input/parse-body.js';
import { readDto } from './input/read-dto.js';
import type { ConnectorRequest } from './request.js';
import { invalidInput } from './validation.js';

/** A route that takes no body refuses the members of one, by name, as a DTO would. */
@Injectable()
export class BodilessGuard implements CanActivate {
  constructor(private readonly circumstances: Circumstances) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { body: bytes } = context.switchToHttp().getRequest<ConnectorRequest>();
    if (!(bytes instanceof Uint8Array) || this.takesBody(context)) return true;
    const { faults } = await inTurns(readDto(Object, (await parseBody(bytes)) ?? {}, this.circumstances));
    if (faults.length > 0) throw invalidInput(faults);
    return true;
  }

  private takesBody(context: ExecutionContext): boolean {
    const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
    return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
  }
}
