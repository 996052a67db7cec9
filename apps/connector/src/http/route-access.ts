import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Role } from '#access';
import { ALLOWED_ROLES, IS_PUBLIC } from './access.decorators.js';

type Handler = (...args: unknown[]) => unknown;
type Controller = new (...args: never[]) => object;

/** One route and who may call it. */
export interface RouteAccess {
  method: string;
  path: string;
  handler: string;
  isPublic: boolean;
  roles: readonly Role[];
}

/** Lists every route; the service does not start while one of them says nothing about its callers. */
@Injectable()
export class RouteAccessList implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undecided = this.all().filter(({ isPublic, roles }) => !isPublic && roles.length === 0);
    if (undecided.length > 0) {
      throw new Error(`Neither @Roles nor @Public: ${undecided.map(({ handler }) => handler).join(', ')}`);
    }
  }

  all(): RouteAccess[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.ofController(metatype as Controller) : []));
  }

  private ofController(controller: Controller): RouteAccess[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (handler === undefined || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      return [this.ofHandler(controller, handler, name)];
    });
  }

  private ofHandler(controller: Controller, handler: Handler, name: string): RouteAccess {
    const targets = [handler, controller];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const paths = [controller, handler].map((target) => String(Reflect.getMetadata(PATH_METADATA, target)));
    return {
      method: RequestMethod[method],
      path: `/${paths
        .flatMap((path) => path.split('/'))
        .filter(Boolean)
        .join('/')}`,
      handler: `${controller.name}.${name}`,
      isPublic: this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, targets) === true,
      roles: this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, targets) ?? [],
    };
  }
}
