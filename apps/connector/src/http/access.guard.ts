import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeys, permits, type Principal, type Role, Sessions } from '#access';
import { AppError, Config } from '#platform';
import { ALLOWED_ROLES, IS_OPEN_BEFORE_PASSWORD_CHANGE, IS_OPEN_ON_LOOPBACK, IS_PUBLIC } from './access.decorators.js';
import { isLoopback } from './loopback.js';
import { SESSION_COOKIE } from './session-cookie.js';
import type { ConnectorRequest } from './request.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Default deny: a route answers only to a caller of the roles it names, or to anyone when it says so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.isOpen(IS_PUBLIC, targets)) return true;
    if (isLoopback(this.config.host) && this.isOpen(IS_OPEN_ON_LOOPBACK, targets)) return true;
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, targets) ?? [];
    const request = context.switchToHttp().getRequest<ConnectorRequest>();
    const principal = await this.authenticate(request);
    // Before it is let in: a refusal leaves a trace with its name.
    request.principal = principal;
    this.demandCsrfToken(request, principal);
    if (principal.passwordChangeRequired && !this.isOpen(IS_OPEN_BEFORE_PASSWORD_CHANGE, targets)) {
      throw new AppError('PASSWORD_CHANGE_REQUIRED', 'The password is a temporary one; change it first.');
    }
    if (!permits(principal.role, allowed)) {
      throw new AppError('FORBIDDEN', `This needs the role ${allowed.join(' or ')}; yours is ${principal.role}.`);
    }
    return true;
  }

  private isOpen(mark: symbol, targets: Parameters<Reflector['getAllAndOverride']>[1]): boolean {
    return this.reflector.getAllAndOverride<boolean | undefined>(mark, targets) === true;
  }

  private async authenticate(request: ConnectorRequest): Promise<Principal> {
    const { authorization } = request.headers;
    const token = request.cookies[SESSION_COOKIE];
    // A key wins over a cookie: it is never sent by a browser on its own, so it needs no CSRF token.
    const principal =
      authorization === undefined
        ? token && (await this.sessions.authenticate(token))
        : await this.fromHeader(authorization);
    if (!principal) throw new AppError('UNAUTHENTICATED', 'This needs a valid API key or a session.');
    return { ...principal, sourceAddress: request.ip };
  }

  private async fromHeader(authorization: string): Promise<Principal | undefined> {
    const key = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    return key === undefined ? undefined : this.keys.authenticate(key);
  }

  private demandCsrfToken(request: ConnectorRequest, { sessionId }: Principal): void {
    if (sessionId === undefined || SAFE_METHODS.includes(request.method)) return;
    const token = request.cookies[SESSION_COOKIE] ?? '';
    if (!this.sessions.isCsrfToken(token, request.headers['x-csrf-token'])) {
      throw new AppError('FORBIDDEN', 'A write with the session cookie needs its CSRF token in X-CSRF-Token.');
    }
  }
}
