import { Controller, Get, HttpStatus, Query, Req, Res } from '@nestjs/common';
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
  async finish(
    // Salesforce may add members of its own, so this is no DTO that refuses what it does not know.
    @Query() query: Record<string, unknown>,
    @Req() request: ConnectorRequest,
    @Res() reply: ConnectorReply,
  ): Promise<void> {
    const principal = await this.principalOf(request);
    const outcome = await this.complete(query, principal).then(
      () => 'connected',
      async (error: unknown) => {
        const { code } = toAppError(error);
        await this.recordFailure(principal, code);
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

  /** Of a browser without a session no team is known: the log alone has it. */
  private async recordFailure(principal: Principal | undefined, code: string): Promise<void> {
    if (principal === undefined) return;
    const refusal = { action: 'connection.authorize_failed', subject: null, after: { code } };
    await this.refusals.record(principal.teamId, { ...audit.byPrincipal(principal), ...refusal });
  }

  private async complete(query: Record<string, unknown>, principal: Principal | undefined): Promise<void> {
    if (principal === undefined || !permits(principal.role, ['admin'])) {
      throw new AppError(
        'SALESFORCE_AUTHORIZATION_INVALID',
        'The sign-in ends in the browser session of the admin who began it.',
      );
    }
    const text = (name: string): string | undefined => (typeof query[name] === 'string' ? query[name] : undefined);
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
