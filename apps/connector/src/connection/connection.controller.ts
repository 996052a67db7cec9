import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { AppError, DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { TeamConnection } from '#setup';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { auditConnected, auditDisconnected } from './audit-connection.js';
import { AuthorizationView, AuthorizeBody, ConnectBody, ConnectionViewDto, DiagnosisView } from './connection.dto.js';

@ApiTags('Connection')
@Controller('v1/connection')
export class ConnectionController {
  constructor(
    private readonly connections: SalesforceConnections,
    private readonly connection: TeamConnection,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: ConnectionViewDto })
  read(@CurrentPrincipal() { teamId }: Principal): Promise<ConnectionViewDto> {
    return this.connections.view(teamId);
  }

  @Post('authorize')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: AuthorizationView })
  async authorize(
    @CurrentPrincipal() principal: Principal,
    @Body() { loginUrl }: AuthorizeBody,
  ): Promise<AuthorizationView> {
    const { teamId, sessionId } = principal;
    if (sessionId === undefined) {
      throw new AppError(
        'CONFLICT',
        'Signing in through the browser starts from the console; a key uses PUT /v1/connection.',
      );
    }
    const result = await this.connections.beginAuthorization(teamId, sessionId, loginUrl);
    // Only where it leads: the address also carries the state.
    const { origin } = new URL(result.authorizationUrl);
    const action = { action: 'connection.authorize', subject: origin };
    return audited(this.db, principal, action, () => Promise.resolve({ result }));
  }

  @Put()
  @Roles('admin')
  @ApiOkResponse({ type: ConnectionViewDto })
  async connect(@CurrentPrincipal() principal: Principal, @Body() body: ConnectBody): Promise<ConnectionViewDto> {
    const before = await this.connections.view(principal.teamId);
    return this.connection.connect(principal.teamId, body, auditConnected(principal, before));
  }

  @Delete()
  @HttpCode(204)
  @Roles('admin')
  @ApiNoContentResponse()
  async disconnect(@CurrentPrincipal() principal: Principal): Promise<void> {
    const before = await this.connections.view(principal.teamId);
    await this.connection.disconnect(principal.teamId, auditDisconnected(principal, before));
  }

  @Get('diagnosis')
  @Roles('admin')
  @ApiOkResponse({ type: DiagnosisView })
  async diagnose(@CurrentPrincipal() { teamId }: Principal): Promise<DiagnosisView> {
    return { checks: await this.connection.diagnose(teamId) };
  }
}
