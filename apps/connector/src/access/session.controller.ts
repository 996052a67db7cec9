import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OwnPassword, type Principal, Sessions } from '#access';
import { Config } from '#platform';
import { CurrentPrincipal, OpenBeforePasswordChange, Public, Roles } from '../http/access.decorators.js';
import type { ConnectorReply, ConnectorRequest } from '../http/request.js';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from '../http/session-cookie.js';
import { PasswordBody, SessionView, SignInBody } from './session.dto.js';

function toView(principal: Principal, csrfToken: string | null): SessionView {
  const { id, kind, email = null, name = null, role, teamId, passwordChangeRequired = false } = principal;
  const user = email === null ? null : { id, email, role };
  return { id, kind, email, name, role, teamId, user, csrfToken, passwordChangeRequired };
}

@ApiTags('Session')
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly ownPassword: OwnPassword,
    private readonly config: Config,
  ) {}

  /** A session this browser has already is replaced. */
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
      userAgent: request.headers['user-agent'],
      replaces: request.cookies[SESSION_COOKIE],
    });
    setSessionCookie(request, reply, token, { publicUrl: this.config.publicUrl, expiresAt });
    return toView(principal, csrfToken);
  }

  @Get()
  @OpenBeforePasswordChange()
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: SessionView })
  whoAmI(@CurrentPrincipal() principal: Principal, @Req() request: ConnectorRequest): SessionView {
    const token = principal.sessionId === undefined ? undefined : request.cookies[SESSION_COOKIE];
    return toView(principal, token === undefined ? null : this.sessions.csrfToken(token));
  }

  /** Ends the user's other sessions. */
  @Put('password')
  @HttpCode(204)
  @OpenBeforePasswordChange()
  @Roles('viewer', 'service')
  @ApiNoContentResponse()
  async changePassword(@CurrentPrincipal() principal: Principal, @Body() body: PasswordBody): Promise<void> {
    await this.ownPassword.change(principal, body);
  }

  @Delete()
  @HttpCode(204)
  @OpenBeforePasswordChange()
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
