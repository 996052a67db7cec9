import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Principal, Role } from '#access';
import type { ConnectorRequest } from './request.js';

export const ALLOWED_ROLES = Symbol('allowed roles');
export const IS_PUBLIC = Symbol('public route');
export const IS_OPEN_ON_LOOPBACK = Symbol('public on loopback');
export const IS_OPEN_BEFORE_PASSWORD_CHANGE = Symbol('open before the password change');
/** What a token for one recording's tile may do at a route. */
export const EMBED_USE = Symbol('open to embed tokens');
export const IS_STREAM = Symbol('event stream');

/**
 * Who may call a route. A role that includes one of these may too: `@Roles('viewer')` lets members and admins in,
 * `@Roles('viewer', 'service')` everybody with a key or a session.
 */
export function Roles(...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ALLOWED_ROLES, roles),
    ApiExtension('x-roles', roles),
    ApiSecurity('apiKey'),
    ApiSecurity('session'),
  );
}

/** A route without a caller: signing in, health, documents. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(IS_PUBLIC, true);
}

/** An answer that stays open: counted apart from a caller's other requests. */
export function Stream(): MethodDecorator {
  return SetMetadata(IS_STREAM, true);
}

/** Needs no caller from this machine, while nobody else can reach the service; elsewhere `@Roles` counts. */
export function OpenOnLoopback(): MethodDecorator & ClassDecorator {
  return SetMetadata(IS_OPEN_ON_LOOPBACK, true);
}

/** Answers also a user whose password is temporary: nothing else does. */
export function OpenBeforePasswordChange(): MethodDecorator & ClassDecorator {
  return SetMetadata(IS_OPEN_BEFORE_PASSWORD_CHANGE, true);
}

/** `read`: any of them. `link` and `search`: one that lets its holder link by hand. */
export type EmbedUse = 'read' | 'link' | 'search';

/** Answers also the holder of a token for one recording's tile; nothing else does. */
export function OpenToEmbed(use: EmbedUse): MethodDecorator {
  return SetMetadata(EMBED_USE, use);
}

/** The caller the guard established. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<ConnectorRequest>();
  if (principal === undefined) throw new Error('A public route has no principal');
  return principal;
});
