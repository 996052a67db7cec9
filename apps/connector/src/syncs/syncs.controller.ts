import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { MirrorReader } from '#mirror';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { SyncEstimates, type SyncRun, SyncRuns } from '#sync';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { cursorPart, decodeCursor, encodeCursor, type Page, PageOf } from '../http/paging.js';
import { SyncEstimateView } from './estimates.dto.js';
import {
  EstimateRequest,
  PendingDeletionsView,
  SyncQuery,
  SyncRequest,
  SyncRunList,
  SyncRunView,
  toSyncRunView,
} from './syncs.dto.js';

/** Of what a reconcile would delete. */
const SAMPLES = 20;

/** What may be decided about a run. */
type Decision = 'cancel' | 'approve' | 'undo';

@ApiTags('Syncs')
@Controller('v1/syncs')
export class SyncsController {
  constructor(
    private readonly runs: SyncRuns,
    private readonly estimates: SyncEstimates,
    private readonly connections: SalesforceConnections,
    private readonly mirror: MirrorReader,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Post()
  @HttpCode(202)
  @Roles('admin')
  @ApiBody({ type: SyncRequest, required: false })
  @ApiAcceptedResponse({ type: SyncRunList })
  async request(@CurrentPrincipal() principal: Principal, @Body() body?: SyncRequest): Promise<SyncRunList> {
    const { object, mode } = body ?? {};
    const requested = { object: object ?? null, mode: mode ?? 'incremental' };
    const runs = await audited(this.db, principal, { action: 'sync.request', subject: object ?? null }, async (trx) => {
      await this.connections.tryAgain(principal.teamId, trx);
      return { result: await this.runs.request(principal.teamId, { object, mode }, trx), after: requested };
    });
    return { data: runs.map(toSyncRunView) };
  }

  /** What the same request would take, before it is made. Asks the org, at most four calls, and starts nothing. */
  @Post('estimate')
  @HttpCode(200)
  @Roles('admin')
  @ApiBody({ type: EstimateRequest, required: false })
  @ApiOkResponse({ type: SyncEstimateView })
  estimate(@CurrentPrincipal() { teamId }: Principal, @Body() body?: EstimateRequest): Promise<SyncEstimateView> {
    return this.estimates.estimate(teamId, body ?? {});
  }

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: PageOf(SyncRunView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor, object, state, mode }: SyncQuery,
  ): Promise<Page<SyncRunView>> {
    const [before] = decodeCursor(cursor, [cursorPart.uuid]) ?? [];
    const after = before == null ? {} : { before: String(before) };
    const { data, next } = await this.runs.list(teamId, { object, state, mode, limit, ...after });
    return { data: data.map(toSyncRunView), nextCursor: next === undefined ? null : encodeCursor([next]) };
  }

  @Get(':id')
  @Roles('viewer')
  @ApiOkResponse({ type: SyncRunView })
  async read(@CurrentPrincipal() { teamId }: Principal, @Param('id', IdPipe) id: string): Promise<SyncRunView> {
    return toSyncRunView(await this.runs.get(teamId, id));
  }

  /** What a reconcile that waits for approval would delete; nothing of a run that does not. */
  @Get(':id/deletions')
  @Roles('viewer')
  @ApiOkResponse({ type: PendingDeletionsView })
  async deletions(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<PendingDeletionsView> {
    const { object, count, crmIds } = await this.runs.pendingDeletions(teamId, id, SAMPLES);
    return { count, samples: await this.mirror.named(teamId, object, crmIds) };
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: SyncRunView })
  cancel(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<SyncRunView> {
    return this.decide(principal, id, 'cancel');
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: SyncRunView })
  approve(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<SyncRunView> {
    return this.decide(principal, id, 'approve');
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Roles('admin')
  @ApiOkResponse({ type: SyncRunView })
  undo(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<SyncRunView> {
    return this.decide(principal, id, 'undo');
  }

  private async decide(principal: Principal, id: string, decision: Decision): Promise<SyncRunView> {
    const stateOf = ({ state, object, counts }: SyncRun): object => ({ object, state, deleted: counts.deleted });
    const run = await audited(this.db, principal, { action: `sync.${decision}`, subject: id }, async (trx) => {
      const before = stateOf(await this.runs.get(principal.teamId, id));
      const result = await this.runs[decision](principal.teamId, id, trx);
      return { result, before, after: stateOf(result) };
    });
    return toSyncRunView(run);
  }
}
