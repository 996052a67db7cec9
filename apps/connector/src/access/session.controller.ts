import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal, Sessions } from '#access';
import { Config } from '#platform';
import { CurrentPrincipal, Public, Roles } from '../http/access.decorators.js';
import type { ConnectorReply, ConnectorRequest } from '../http/request.js';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from '../http/session-cookie.js';
import { SessionView, SignInBody } from './session.dto.js';

function toView(principal: Principal, csrfToken: string | null): SessionView {
  const { id, kind, email = null, name = null, role, teamId } = principal;
  const user = email === null ? null : { id, email, role };
  return { id, kind, email, name, role, teamId, user, csrfToken };
}

@ApiTags('Session')
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  @Post()
  @Public()
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() { email, password }: SignInBody,
    @Req() request: ConnectorRequest,
    @Res({ passthrough: true }) reply: ConnectorReply,
  ): Promise<SessionView> {
    const { principal, token, csrfToken, expiresAt } = await this.sessions.signIn({
      email,
      password,
      networkAddress: request.ip,
    });
    setSessionCookie(request, reply, token, { publicUrl: this.config.publicUrl, expiresAt });
    return toView(principal, csrfToken);
  }

  @Get()
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: SessionView })
  whoAmI(@CurrentPrincipal() principal: Principal, @Req() request: ConnectorRequest): SessionView {
    const token = principal.sessionId === undefined ? undefined : request.cookies[SESSION_COOKIE];
    return toView(principal, token === undefined ? null : this.sessions.csrfToken(token));
  }

  @Delete()
  @HttpCode(204)
  @Roles('viewer', 'service')
  @ApiNoContentResponse()
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: ConnectorReply,
  ): Promise<void> {
    await this.sessions.signOut(principal);
    clearSessionCookie(reply);
  }
}
