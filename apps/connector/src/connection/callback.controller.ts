import { Controller, Get, HttpStatus, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { audit, permits, type Principal, Refusals, Sessions } from '#access';
import { AppError, Log } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { TeamConnection } from '#setup';
import { Public } from '../http/access.decorators.js';
import type { ConnectorReply, ConnectorRequest } from '../http/request.js';
import { SESSION_COOKIE } from '../http/session-cookie.js';
import { toAppError } from '../http/problem.js';
import { auditConnected } from './audit-connection.js';

function textOf(query: Record<string, unknown>, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}

/** Where Salesforce sends the browser back to. It answers a person, so failures too lead to the console. */
@ApiTags('Connection')
@Controller('oauth/salesforce/callback')
export class CallbackController {
  constructor(
    private readonly sessions: Sessions,
    private readonly connections: SalesforceConnections,
    private readonly connection: TeamConnection,
    private readonly refusals: Refusals,
    private readonly log: Log,
  ) {}

  /** Ends the web server flow: where Salesforce sends the browser back to, and from where it returns to the console. */
  @Get()
  @Public()
  @ApiQuery({ name: 'state', required: false, description: 'Of the answer to `authorize`; single-use' })
  @ApiQuery({ name: 'code', required: false })
  @ApiQuery({ name: 'error', required: false })
  @ApiQuery({ name: 'error_description', required: false })
  @ApiFoundResponse({ description: 'To the console: `/connection?connected`, or `?error=CODE`' })
  async finish(@Req() request: ConnectorRequest, @Res() reply: ConnectorReply): Promise<void> {
    // No DTO: Salesforce may add members of its own, and whatever comes ends in the redirect.
    const query = request.query as Record<string, unknown>;
    const principal = await this.principalOf(request);
    const outcome = await this.complete(query, principal).then(
      () => 'connected',
      async (error: unknown) => {
        const { code } = toAppError(error);
        await this.recordFailure(principal, { query, code, sourceAddress: request.ip });
        this.log.warn({ err: error }, 'connection: the browser sign-in failed');
        // The code alone: the text is Salesforce's, and an address ends in histories and logs.
        return `error=${code}`;
      },
    );
    await reply.redirect(`/connection?${outcome}`, HttpStatus.FOUND);
  }

  private async principalOf(request: ConnectorRequest): Promise<Principal | undefined> {
    const token = request.cookies[SESSION_COOKIE];
    const principal = token === undefined ? undefined : await this.sessions.authenticate(token);
    return principal && { ...principal, sourceAddress: request.ip };
  }

  /** Of a browser without a session the state names the team; without that the log alone has it. */
  private async recordFailure(
    principal: Principal | undefined,
    { query, code, sourceAddress }: { query: Record<string, unknown>; code: string; sourceAddress: string },
  ): Promise<void> {
    const refusal = { action: 'connection.authorize_failed', subject: null, after: { code } };
    if (principal !== undefined) {
      await this.refusals.record(principal.teamId, { ...audit.byPrincipal(principal), ...refusal });
      return;
    }
    const teamId = await this.connections.teamOfAuthorization(textOf(query, 'state') ?? '');
    if (teamId === undefined) return;
    const actor = { kind: 'system', id: null, name: null } as const;
    await this.refusals.record(teamId, { actor, sourceAddress, ...refusal });
  }

  private async complete(query: Record<string, unknown>, principal: Principal | undefined): Promise<void> {
    if (principal === undefined || !permits(principal.role, ['admin'])) {
      throw new AppError(
        'SALESFORCE_AUTHORIZATION_INVALID',
        'The sign-in ends in the browser session of the admin who began it.',
      );
    }
    const text = (name: string): string | undefined => textOf(query, name);
    const answer = {
      state: text('state') ?? '',
      code: text('code'),
      error: text('error'),
      errorDescription: text('error_description'),
      sessionId: principal.sessionId,
    };
    const before = await this.connections.view(principal.teamId);
    await this.connection.complete(answer, auditConnected(principal, before));
  }
}
