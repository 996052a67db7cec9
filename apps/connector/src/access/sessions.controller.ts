import { Controller, Delete, Get, HttpCode, Param, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal, Sessions } from '#access';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { IdPipe } from '../http/id.pipe.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import type { ConnectorReply } from '../http/request.js';
import { clearSessionCookie } from '../http/session-cookie.js';
import { afterIdOf, byId } from './page-by-id.js';
import { SessionListView, toSessionListView } from './session.dto.js';

/** Where the user is signed in. A key has no sessions. */
@ApiTags('Session')
@Roles('viewer', 'service')
@Controller('v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  /** The newest first. */
  @Get()
  @ApiOkResponse({ type: PageOf(SessionListView) })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<SessionListView>> {
    const rows = await this.sessions.page(principal, { limit: limit + 1, beforeId: afterIdOf(cursor) });
    return toPage(
      rows.map((row) => toSessionListView(row, principal.sessionId)),
      limit,
      byId,
    );
  }

  /** All but the one this request came with. */
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOthers(@CurrentPrincipal() principal: Principal): Promise<void> {
    await this.sessions.endOthers(principal);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: ConnectorReply,
  ): Promise<void> {
    await this.sessions.end(principal, id);
    if (id === principal.sessionId) clearSessionCookie(reply);
  }
}
