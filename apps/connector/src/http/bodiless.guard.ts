import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { ConnectorRequest } from './request.js';
import { invalidInput } from './validation.js';

/** A route that takes no body refuses the members of one, by name, as a DTO would. */
@Injectable()
export class BodilessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<ConnectorRequest>();
    if (body === undefined || body === null || this.takesBody(context)) return true;
    const members = typeof body === 'object' ? Object.keys(body) : ['body'];
    if (members.length === 0) return true;
    throw invalidInput(members.map((path) => ({ path, message: `${path} is not a member of this; it takes no body` })));
  }

  private takesBody(context: ExecutionContext): boolean {
    const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
    return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
  }
}
