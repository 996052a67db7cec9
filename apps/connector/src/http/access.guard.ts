import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { ApiKeys, EmbedTokens, isEmbedToken, permits, type Principal, type Role, Sessions } from '#access';
import { AppError, Config } from '#platform';
import {
  ALLOWED_ROLES,
  EMBED_USE,
  type EmbedUse,
  IS_OPEN_BEFORE_PASSWORD_CHANGE,
  IS_OPEN_ON_LOOPBACK,
  IS_PUBLIC,
  IS_STREAM,
} from './access.decorators.js';
import { isFromThisMachine } from './loopback.js';
import { PrincipalShares } from './principal-shares.js';
import { SESSION_COOKIE } from './session-cookie.js';
import type { ConnectorRequest } from './request.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** The API key of an `Authorization` header, however it is spaced. */
function keyIn(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

/** Whom a log line is about. */
function logged({ teamId, kind, id }: Principal): { teamId: string; principal: string } {
  return { teamId, principal: `${kind}:${id}` };
}

/** Default deny: a route answers only to a caller of the roles it names, or to anyone when it says so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeys,
    private readonly embedTokens: EmbedTokens,
    private readonly sessions: Sessions,
    private readonly config: Config,
    private readonly shares: PrincipalShares,
    private readonly log: PinoLogger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.isOpen(IS_PUBLIC, targets)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<ConnectorRequest>();
    if (this.isOpen(IS_OPEN_ON_LOOPBACK, targets) && isFromThisMachine(this.config, request.headers)) return true;
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, targets) ?? [];
    const credential = keyIn(request.headers.authorization) ?? request.cookies[SESSION_COOKIE];
    if (credential !== undefined) {
      this.shares.take(credential, this.isOpen(IS_STREAM, targets) ? 'streams' : 'requests', http.getResponse());
    }
    const principal = await this.authenticate(request);
    // Before it is let in: a refusal leaves a trace with its name.
    request.principal = principal;
    this.demandCsrfToken(request, principal);
    if (principal.passwordChangeRequired && !this.isOpen(IS_OPEN_BEFORE_PASSWORD_CHANGE, targets)) {
      throw new AppError('PASSWORD_CHANGE_REQUIRED', 'The password is a temporary one; change it first.');
    }
    if (principal.embed !== undefined) this.demandEmbedUse(request, principal.embed, targets);
    if (!permits(principal.role, allowed)) {
      throw new AppError('FORBIDDEN', `This needs the role ${allowed.join(' or ')}; yours is ${principal.role}.`);
    }
    this.log.assign(logged(principal));
    request.raw.principal = logged(principal);
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
    const key = keyIn(authorization);
    if (key === undefined) return undefined;
    return isEmbedToken(key) ? this.embedTokens.authenticate(key) : this.keys.authenticate(key);
  }

  /** A token for one recording's tile opens that, and what it takes to link it by hand. */
  private demandEmbedUse(
    request: ConnectorRequest,
    { externalId, mayLink }: NonNullable<Principal['embed']>,
    targets: Parameters<Reflector['getAllAndOverride']>[1],
  ): void {
    const use = this.reflector.getAllAndOverride<EmbedUse | undefined>(EMBED_USE, targets);
    const { externalId: asked } = request.params as { externalId?: string };
    const isOpen = use !== undefined && (use === 'read' || mayLink) && (asked === undefined || asked === externalId);
    if (!isOpen) throw new AppError('FORBIDDEN', 'This token opens the related records of one recording alone.');
  }

  private demandCsrfToken(request: ConnectorRequest, { sessionId }: Principal): void {
    if (sessionId === undefined || SAFE_METHODS.includes(request.method)) return;
    const token = request.cookies[SESSION_COOKIE] ?? '';
    if (!this.sessions.isCsrfToken(token, request.headers['x-csrf-token'])) {
      throw new AppError('FORBIDDEN', 'A write with the session cookie needs its CSRF token in X-CSRF-Token.');
    }
  }
}
